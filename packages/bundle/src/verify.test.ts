import { Refusal } from '@redress/kernel';
import { createSigner } from '@redress/tlog';
import { beforeAll, describe, expect, test } from 'vitest';
import { portableHasher, verifyBundle } from './index.ts';
import { sampleBundle, sampleBundleInput } from './sample.ts';
import { failed, failedOf, files, hasher, repack, sourceOf, utf8, verify, zipOf } from './testing.ts';

let bundle: Uint8Array;
let vkey: string;
beforeAll(async () => {
  bundle = await sampleBundle(hasher, files);
  vkey = (await sampleBundleInput(hasher, [])).vkey;
});

/** Where `text` stands in the bundle the `nth` time. */
function find(text: string, nth = 0): number {
  let at = -1;
  for (let i = 0; i <= nth; i++) at = Buffer.from(bundle).indexOf(text, at + 1);
  if (at < 0) throw new Error(`no ${text}`);
  return at;
}
function flipped(at: number, mask = 1): Uint8Array {
  const bytes = bundle.slice();
  bytes[at] = (bytes[at] as number) ^ mask;
  return bytes;
}

describe('an intact bundle', () => {
  test('passes every check, and each file has one for itself and one for its seal', async () => {
    const verification = await verify(bundle, vkey);
    expect(failed(verification)).toEqual([]);
    expect(verification.checks.map((c) => c.name)).toEqual([
      'bag',
      'item:data/case.json',
      'item:voucher.png',
      'item:聊天.png',
      'item:data/letters/voucher.png',
      'seal:data/case.json',
      'seal:voucher.png',
      'seal:聊天.png',
      'seal:data/letters/voucher.png',
      'checkpoint',
    ]);
    expect(await repack(bundle, () => {}).then(failedOf)).toEqual([]);
  });
  test('says when the key came from the bundle itself', async () => {
    const detail = async (key?: string) => (await verify(bundle, key)).checks.at(-1)?.detail;
    expect(await detail()).toContain('the key inside the bundle');
    expect(await detail(vkey)).toContain('the given key');
    expect(await detail(`${vkey}\n`)).toContain('the given key');
  });
  test('verifies the same with JavaScript hashes only, in Chinese, with progress', async () => {
    const seen: number[] = [];
    const verification = await verifyBundle(sourceOf(bundle), {
      hasher: portableHasher,
      language: 'zh',
      onProgress: (done, total) => seen.push(done / total),
    });
    expect(verification.ok).toBe(true);
    expect(verification.checks[0]?.detail).toContain('完整的 BagIt 1.0 证据包');
    expect(seen.at(-1)).toBe(1);
  });
});

describe('a flipped byte is reported', () => {
  test('wherever it is: every byte of the file, one random bit each, by the bundle being broken and never "no bundle"', async () => {
    const small = await sampleBundle(hasher, files.slice(0, 1));
    const missed: number[] = [];
    for (let at = 0; at < small.length; at++) {
      const bytes = small.slice();
      bytes[at] = (bytes[at] as number) ^ (1 << ((at * 7) % 8));
      if ((await verify(bytes)).ok) missed.push(at);
    }
    expect(missed).toEqual([]);
  }, 120_000);
  test('in an item, by its item and its seal; no other item is blamed', async () => {
    expect(await failedOf(flipped(find('paid 98.00')), vkey)).toEqual([
      'bag',
      'item:voucher.png',
      'seal:voucher.png',
    ]);
  });
  test('in case.json, by case.json', async () => {
    const names = await failedOf(flipped(find('not-delivered')), vkey);
    expect(names).toEqual(['bag', 'item:data/case.json', 'seal:data/case.json']);
  });
  test('in an entry or a proof, by the seal of its file', async () => {
    const entry = find('"by":"sample"');
    expect(await failedOf(flipped(entry + 7), vkey)).toEqual(['bag', 'seal:data/case.json']);
    const last = find('c2sp.org/tlog-proof@v1', 3) + 'c2sp.org/tlog-proof@v1\nindex '.length;
    expect((await failedOf(flipped(last), vkey)).filter((name) => name.startsWith('seal:'))).toHaveLength(1);
  });
  test('in the name of a file, by that name in the detail', async () => {
    const verification = await verify(flipped(find('data/items/voucher.png') + 12));
    expect(verification.checks.find((c) => c.name === 'bag')?.detail).toContain('voucher.png');
  });
  test('by cutting off, prefixing or appending bytes', async () => {
    for (const bytes of [
      bundle.subarray(0, -1),
      bundle.subarray(0, 5000),
      Buffer.concat([bundle, Buffer.alloc(1)]),
    ])
      expect((await verify(bytes)).ok).toBe(false);
    expect((await verify(Buffer.concat([Buffer.alloc(1), bundle]))).ok).toBe(false);
  });
});

describe('an attacker who rebuilds zip and manifests', () => {
  test('cannot change an item', async () => {
    const bytes = await repack(bundle, (map) => map.set('data/items/voucher.png', utf8('paid 99.00')));
    expect(await failedOf(bytes, vkey)).toEqual(['seal:voucher.png']);
  });
  test('cannot take an item away, with or without its proofs', async () => {
    const gone = await repack(bundle, (map) => {
      for (const name of [
        'data/items/voucher.png',
        'proofs/voucher.png.entry',
        'proofs/voucher.png.tlog-proof',
      ])
        map.delete(name);
    });
    expect(await failedOf(gone, vkey)).toEqual(['bag', 'item:voucher.png', 'seal:voucher.png']);
  });
  test('cannot add an unsealed item', async () => {
    const bytes = await repack(bundle, (map) => map.set('data/items/forged.png', utf8('forged')));
    expect(await failedOf(bytes, vkey)).toEqual(['seal:forged.png']);
  });
  test('cannot swap two items with their proofs', async () => {
    const bytes = await repack(bundle, (map) => {
      for (const [a, b] of [
        ['data/items/voucher.png', 'data/items/聊天.png'],
        ['proofs/voucher.png.entry', 'proofs/聊天.png.entry'],
        ['proofs/voucher.png.tlog-proof', 'proofs/聊天.png.tlog-proof'],
      ] as const) {
        const kept = map.get(a) as Uint8Array;
        map.set(a, map.get(b) as Uint8Array);
        map.set(b, kept);
      }
    });
    expect(await failedOf(bytes, vkey)).toEqual(['seal:voucher.png', 'seal:聊天.png']);
  });
  test('cannot change a salt in case.json', async () => {
    const bytes = await repack(bundle, (map) => {
      const text = new TextDecoder().decode(map.get('data/case.json'));
      map.set('data/case.json', utf8(text.replace(/"AQEB/, '"AgEB')));
    });
    expect(await failedOf(bytes, vkey)).toEqual(['seal:data/case.json', 'seal:voucher.png']);
  });
  test('cannot sign with a key of their own once the real key is given', async () => {
    const own = createSigner({ name: 'log.redress.example/sample', seed: new Uint8Array(32).fill(5) });
    const bytes = await repack(bundle, (map) => {
      for (const [name, content] of map) {
        if (!name.endsWith('.tlog-proof')) continue;
        const [proof, body] = new TextDecoder().decode(content).split('\n\n') as [string, string];
        map.set(name, utf8(`${proof}\n\n${body}\n\n${own.sign(`${body}\n`)}`));
      }
      map.set('proofs/vkey', utf8(`${own.vkey}\n`));
    });
    expect(await failedOf(bytes)).toEqual([]); // the key inside proves only that the parts fit together
    const names = await failedOf(bytes, vkey);
    expect(names).toContain('checkpoint');
    expect(names.filter((name) => name.startsWith('seal:'))).toHaveLength(4);
  });
  test.each([
    ['fetch.txt', 'fetch.txt'],
    ['proofs/stray.txt', 'stray.txt'],
    ['data/elsewhere/x.png', ''],
    ['../escape.txt', 'escape.txt'],
    ['data/items/a\\b.png', 'a'],
    ['~root.txt', 'root'],
    ['/etc/passwd', 'passwd'],
    ['data/items/\u0000.png', ''],
  ])('cannot slip in %j', async (name, said) => {
    const verification = await verify(await repack(bundle, (map) => map.set(name, utf8('x'))), vkey);
    expect(verification.ok).toBe(false);
    expect(JSON.stringify(verification.checks.filter((c) => !c.ok))).toContain(said);
  });
  test.each(['bagit.txt', 'manifest-sha256.txt', 'README.zh.txt', 'proofs/vkey', 'data/case.json'])(
    'cannot leave out %s',
    async (name) => {
      const bytes = await repack(bundle, (map) => map.delete(name));
      if (name === 'bagit.txt') await expect(verify(bytes, vkey)).rejects.toThrow(Refusal);
      else expect((await failedOf(bytes, vkey)).length).toBeGreaterThan(0);
    },
  );
  test('cannot put a file in twice', async () => {
    const once: [string, Uint8Array][] = [
      ['bagit.txt', utf8('x')],
      ['bagit.txt', utf8('y')],
    ];
    const verification = await verify(await zipOf(once));
    expect(verification.checks[0]?.detail).toContain('stands twice');
  });
});
