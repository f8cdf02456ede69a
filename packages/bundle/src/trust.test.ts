import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatAnchors, parseAnchors } from '@redress/anchor';
import { opensslProblem, opensslRefusal } from '@redress/timestamp/testing/openssl';
import { createSigner } from '@redress/tlog';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleBundle, sampleBundleInput } from './sample.ts';
import { failed, files, hasher, repack, sourceOf, utf8 } from './testing.ts';
import { samplePolicy, wholeFiles, wholeTrust } from './trust-sample.ts';
import type { Check, Verification } from './types.ts';
import { type VerifyOptions, verifyBundle } from './verify.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
const roots = (authority: string): string => fixture(`${authority}.pem`).toString();
const stamps = ['tsa-one', 'tsa-two'].map((authority) => ({
  authority,
  token: new Uint8Array(fixture(`${authority}.tsr`)),
  roots: roots(authority),
}));
const verify = (bytes: Uint8Array, options: Partial<VerifyOptions> = {}) =>
  verifyBundle(sourceOf(bytes), { hasher, ...options });
const of = (v: Verification, name: string): Check => {
  const check = v.checks.find((c) => c.name === name);
  if (!check) throw new Error(`no check ${name}: ${v.checks.map((c) => c.name).join()}`);
  return check;
};
type Files = Map<string, Uint8Array>;
const changed = (change: (map: Files) => void) => repack(whole, change);

let whole: Uint8Array;
let vkey: string;
beforeAll(async () => {
  whole = await sampleBundle(hasher, wholeFiles, wholeTrust(stamps));
  vkey = (await sampleBundleInput(hasher, [])).vkey;
});

describe('a bundle that has everything', () => {
  test('passes every check of head, witnesses, timestamps and anchors, and says what is the operator’s word', async () => {
    const v = await verify(whole);
    expect(failed(v)).toEqual([]);
    expect(v.checks.slice(5).map((c) => [c.name, c.trust, c.unproved])).toEqual([
      ['checkpoint', 'inside', undefined],
      ['witness:W1', 'inside', undefined],
      ['witness:W2', 'inside', undefined],
      ['witness:W3', 'inside', true],
      ['timestamp:tsa-one', 'inside', undefined],
      ['timestamp:tsa-two', 'inside', undefined],
      ['anchor:eip155:31337', 'inside', true],
    ]);
    expect(of(v, 'timestamp:tsa-one').at).toMatch(/^2026-11-\d\dT/);
    expect(of(v, 'timestamp:tsa-one').detail).toContain('the root certificate comes from inside the bundle');
    expect(of(v, 'anchor:eip155:31337').detail).toContain('the chain itself was not asked');
    expect(of(v, 'anchor:eip155:31337').detail).toContain('covers the first 1 entries');
  });
  test('equal input gives equal bytes, and its files stand under their names', async () => {
    const again = await sampleBundle(hasher, wholeFiles, wholeTrust(stamps.toReversed()));
    expect(Buffer.compare(whole, again)).toBe(0);
    const names: string[] = [];
    await changed((map) => names.push(...map.keys()));
    expect(names.filter((name) => /^proofs\/[^.]*(\.(tsr|pem|json))?$/.test(name))).toEqual(
      [
        ...['vkey', 'checkpoint', 'policy', 'tsa-one.tsr', 'tsa-one.pem', 'tsa-two.tsr', 'tsa-two.pem'],
        'anchor.json',
      ].map((name) => `proofs/${name}`),
    );
  });
  test('tells a Chinese reader everything in Chinese', async () => {
    const v = await verify(whole, { language: 'zh' });
    for (const { detail } of v.checks) expect(detail).toMatch(/\p{Script=Han}/u);
    expect(of(v, 'timestamp:tsa-two').detail).toContain('根证书取自包内');
  });
  test('tells how to check a stamp with openssl in its README', async () => {
    await changed((map) => {
      const readme = new TextDecoder().decode(map.get('README.zh.txt'));
      expect(readme).toContain('-data proofs/checkpoint -in proofs/tsa-one.tsr -CAfile proofs/tsa-one.pem');
    });
  });
});

/** Every byte with REDRESS_EXHAUSTIVE=1, which takes minutes; else a sample of them, stepping over all fields. */
const step = (usual: number): number => (process.env.REDRESS_EXHAUSTIVE ? 1 : usual);

describe('a flipped bit', () => {
  /** File, what is blamed for every byte of it, and bytes that only the manifest protects. */
  const spots: [string, string[], number[]?][] = [
    ['proofs/checkpoint', ['bag', 'checkpoint']],
    ['proofs/policy', ['bag']],
    // PKIStatus, which no authority signs: granted (0) becomes grantedWithMods (1), also a yes.
    ['proofs/tsa-one.tsr', ['bag', 'timestamp:tsa-one'], [8]],
    ['proofs/anchor.json', ['bag']],
  ];
  const placeOf = (name: string): [number, number] => {
    const bytes = Buffer.from(whole);
    // Other files mention the name too: the local header's is 30 bytes after its signature.
    let at = bytes.indexOf(name);
    while (bytes.readUInt32LE(at - 30) !== 0x04034b50) at = bytes.indexOf(name, at + 1);
    return [at + name.length, bytes.readUInt32LE(at - 8)];
  };
  test.each(spots)(
    'anywhere in %s is reported by the right checks',
    async (name, always, unsigned = []) => {
      const [start, size] = placeOf(name);
      const wrong: string[] = [];
      for (let i = 0; i < size; i += step(11)) {
        const bytes = whole.slice();
        bytes[start + i] = (bytes[start + i] as number) ^ (1 << ((i * 5) % 8));
        const names = failed(await verify(bytes));
        if (unsigned.includes(i) && names.join() === 'bag') continue;
        const blamed = names.filter((n) => /^(item|seal):/.test(n));
        if (always.some((n) => !names.includes(n)) || blamed.length > 0) wrong.push(`${i}: ${names.join()}`);
      }
      expect(wrong).toEqual([]);
    },
    600_000,
  );
  test('in any byte of the whole file breaks the bundle', async () => {
    const missed: number[] = [];
    for (let at = 0; at < whole.length; at += step(47)) {
      const bytes = whole.slice();
      bytes[at] = (bytes[at] as number) ^ (1 << (at % 8));
      if ((await verify(bytes)).ok) missed.push(at);
    }
    expect(missed).toEqual([]);
  }, 600_000);
});

describe('timestamps', () => {
  test('lead to a root of the verifier; another authority’s then counts for nothing but is no error', async () => {
    const v = await verify(whole, { roots: roots('tsa-one') });
    expect(failed(v)).toEqual([]);
    expect(of(v, 'timestamp:tsa-one')).toMatchObject({ trust: 'given' });
    expect(of(v, 'timestamp:tsa-one').detail).toContain('lead to the given root');
    expect(of(v, 'timestamp:tsa-two')).toMatchObject({ ok: true, unproved: true, trust: 'inside' });
    const both = await verify(whole, { roots: roots('tsa-one') + roots('tsa-two') });
    expect(both.checks.filter((c) => c.name.startsWith('timestamp:') && c.trust === 'given')).toHaveLength(2);
  });
  test('that lead to none of the verifier’s roots, or that are not there, are what the verifier missed', async () => {
    const one = await changed(
      (map) => void ['.tsr', '.pem'].map((end) => map.delete(`proofs/tsa-one${end}`)),
    );
    const v = await verify(one, { roots: roots('tsa-one') });
    expect(v.checks.filter((c) => !c.ok)).toMatchObject([{ name: 'timestamp:tsa-two', unproved: true }]);
    const none = await verify(await sampleBundle(hasher, files), { roots: roots('tsa-one') });
    expect(none.checks.filter((c) => !c.ok)).toMatchObject([{ name: 'timestamp:(none)', unproved: true }]);
  });
  test.each<[string, (map: Files) => void]>([
    ['of other bytes', (map) => map.set('proofs/tsa-one.tsr', map.get('proofs/tsa-one.pem') as Uint8Array)],
    ['under the root of another authority', (map) => map.set('proofs/tsa-one.pem', utf8(roots('tsa-two')))],
    ['without a root', (map) => map.delete('proofs/tsa-one.pem')],
    ['with a root that is none', (map) => map.set('proofs/tsa-one.pem', utf8('hello'))],
    ['with a thousand roots', (map) => map.set('proofs/tsa-one.pem', utf8(roots('tsa-one').repeat(1000)))],
    ['of a megabyte', (map) => map.set('proofs/tsa-one.tsr', new Uint8Array(1_000_000))],
    ['of no bytes', (map) => map.set('proofs/tsa-one.tsr', new Uint8Array(0))],
  ])('%s do not pass', async (_, change) => {
    expect(failed(await verify(await changed(change)))).toEqual(['timestamp:tsa-one']);
  });
  test('a thousand of them are not all read', async () => {
    const many = await changed((map) => {
      for (let i = 0; i < 1000; i++) map.set(`proofs/a${i}.tsr`, new Uint8Array(fixture('tsa-one.tsr')));
    });
    const v = await verify(many);
    expect(of(v, 'bag').ok).toBe(false);
    expect(v.checks.filter((c) => c.name.startsWith('timestamp:')).length).toBeLessThan(20);
  });
  test('are not believed for another head, nor in place of a seal', async () => {
    const moved = await sampleBundle(hasher, files, wholeTrust(stamps));
    expect(failed(await verify(moved))).toEqual(['timestamp:tsa-one', 'timestamp:tsa-two']);
    const forged = await changed((map) => map.set('data/items/voucher.png', utf8('paid 99.00')));
    expect(failed(await verify(forged))).toEqual(['seal:voucher.png']);
  });
  test('roots of the verifier that are none are the verifier’s mistake', async () => {
    await expect(verify(whole, { roots: 'hello' })).rejects.toMatchObject({ code: 'bad-roots' });
  });
});

describe('anchors', () => {
  const edit = (change: (record: Record<string, unknown>) => void, copies = 1) =>
    changed((map) => {
      const { v, anchors } = JSON.parse(new TextDecoder().decode(map.get('proofs/anchor.json')));
      change(anchors[0]);
      map.set('proofs/anchor.json', utf8(JSON.stringify({ v, anchors: Array(copies).fill(anchors[0]) })));
    });
  test.each<[string, (r: Record<string, unknown>) => void]>([
    ['of another log', (r) => (r.origin = 'other.example')],
    ['with another root', (r) => (r.root = Buffer.alloc(32).toString('base64'))],
    ['with another size', (r) => (r.size = 2)],
    ['of a larger head than its proof', (r) => (r.size = 1000)],
    ['with a proof that leads nowhere', (r) => (r.consistency = [])],
  ])('%s do not pass', async (_, change) => {
    const v = await verify(await edit(change));
    expect(failed(v)).toEqual(['anchor:eip155:31337']);
    expect(of(v, 'anchor:eip155:31337').unproved).toBeUndefined();
  });
  test.each<[string, string]>([
    ['no JSON', 'hello'],
    ['another shape', '{"v":2,"anchors":[]}'],
    ['a bomb of records', JSON.stringify({ v: 1, anchors: Array(100_000).fill({}) })],
    ['brackets without end', '['.repeat(200_000)],
  ])('%s is reported', async (_, text) => {
    const v = await verify(await changed((map) => map.set('proofs/anchor.json', utf8(text))));
    expect(failed(v)).toEqual(['anchor:(none)']);
  });
  test('the same chain twice is reported', async () => {
    expect(failed(await verify(await edit(() => {}, 2)))).toEqual(['anchor:eip155:31337']);
  });
  test('a node that cannot be asked, or a chain without an anchor, is what the verifier missed', async () => {
    const away = async () => {
      throw new Error('ECONNREFUSED');
    };
    const v = await verify(whole, {
      chains: new Map([
        ['local', away],
        ['eip155:1', away],
      ]),
    });
    expect(v.checks.filter((c) => !c.ok)).toMatchObject([
      { name: 'anchor:eip155:31337', unproved: true, detail: 'the chain cannot be asked: ECONNREFUSED' },
      { name: 'anchor:eip155:1', unproved: true },
    ]);
  });
  test('a node of another chain contradicts the record', async () => {
    const other = async (method: string) => (method === 'eth_chainId' ? '0x1' : null);
    const v = await verify(whole, { chains: new Map([['eip155:31337', other]]), language: 'zh' });
    expect(failed(v)).toEqual(['anchor:eip155:31337']);
    expect(of(v, 'anchor:eip155:31337').detail).toBe('该节点属于链 eip155:1，不是 eip155:31337');
  });
  test('without a valid head nothing is compared', async () => {
    const v = await verify(await changed((map) => map.set('proofs/checkpoint', utf8('x\n'))));
    expect(failed(v)).toEqual([
      ...['checkpoint', 'witness:W1', 'witness:W2', 'witness:W3', 'timestamp:tsa-one', 'timestamp:tsa-two'],
      'anchor:eip155:31337',
    ]);
  });
});

test('every file of the trust fits together by other programs’ eyes', async () => {
  await changed((map) => {
    const read = parseAnchors(map.get('proofs/anchor.json') as Uint8Array);
    expect(read.ok && formatAnchors(read.value)).toBe(
      new TextDecoder().decode(map.get('proofs/anchor.json')),
    );
    const digest = createHash('sha256')
      .update(map.get('proofs/checkpoint') as Uint8Array)
      .digest();
    expect(Buffer.from(map.get('proofs/tsa-one.tsr') as Uint8Array).includes(digest)).toBe(true);
    expect(new TextDecoder().decode(map.get('proofs/policy'))).toBe(samplePolicy({ vkey }));
    expect(createSigner({ name: 'log.redress.example/sample', seed: new Uint8Array(32).fill(7) }).vkey).toBe(
      vkey,
    );
  });
});

test.skipIf(opensslProblem())(
  'openssl accepts each timestamp over the head, as the README of the bundle says',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'redress-openssl-'));
    const at = (name: string): string => join(folder, name);
    try {
      await changed((map) => {
        for (const name of ['checkpoint', 'tsa-one.tsr', 'tsa-one.pem', 'tsa-two.tsr', 'tsa-two.pem'])
          writeFileSync(at(name), map.get(`proofs/${name}`) as Uint8Array);
      });
      for (const authority of ['tsa-one', 'tsa-two']) {
        const files = {
          data: at('checkpoint'),
          token: at(`${authority}.tsr`),
          roots: at(`${authority}.pem`),
        };
        expect(opensslRefusal(files)).toBeUndefined();
        expect(opensslRefusal({ ...files, data: files.token })).toBeDefined();
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
