import { cosignatureType, createCosigner, createSigner, formatVkey, keyId } from '@redress/tlog';
import { beforeAll, describe, expect, test } from 'vitest';
import { portableHasher } from './hash.ts';
import { sampleBundle, sampleBundleInput, type TrustMaker } from './sample.ts';
import { failed, files, hasher, repack, sourceOf, utf8 } from './testing.ts';
import { cosigned, cosignedAtSeconds, samplePolicy, sampleWitness } from './trust-sample.ts';
import type { BundleTrust } from './trust-write.ts';
import type { Check, Verification } from './types.ts';
import { type VerifyOptions, verifyBundle } from './verify.ts';

const witness = sampleWitness;
const at = cosignedAtSeconds;
const log = createSigner({ name: 'log.redress.example/sample', seed: new Uint8Array(32).fill(7) });
const policyOf = (quorum?: number): string => samplePolicy(log, quorum);

/** A bundle whose head the first `count` witnesses cosigned. */
const cosignedBy =
  (count: number, policy = policyOf()): TrustMaker =>
  (head) => ({ checkpoint: cosigned(head, count), policy, tokens: [], anchors: [] });
const make = (trust?: TrustMaker) => sampleBundle(hasher, files, trust);
const verify = (bytes: Uint8Array, options: Partial<VerifyOptions> = {}) =>
  verifyBundle(sourceOf(bytes), { hasher, ...options });
const of = (v: Verification, name: string): Check => {
  const check = v.checks.find((c) => c.name === name);
  if (!check) throw new Error(`no check ${name}: ${v.checks.map((c) => c.name).join()}`);
  return check;
};
const textOf = (map: Map<string, Uint8Array>, name: string): string =>
  new TextDecoder().decode(map.get(name));

let whole: Uint8Array;
beforeAll(async () => {
  whole = await make(cosignedBy(2));
});

describe('the witnesses of a policy', () => {
  test('each that cosigned is named with its time; one that did not is not needed once the quorum is there', async () => {
    const v = await verify(whole, { policy: policyOf(), vkey: log.vkey });
    expect(failed(v)).toEqual([]);
    expect(of(v, 'witness:W1')).toMatchObject({ at: '2026-11-18T11:06:40Z', trust: 'given' });
    expect(of(v, 'witness:W2')).toMatchObject({ at: '2026-11-18T11:06:41Z' });
    expect(of(v, 'witness:W3')).toMatchObject({ ok: true, unproved: true });
    expect(of(v, 'witness:W3').detail).toContain('did not cosign; not needed');
    expect(of(v, 'checkpoint').detail).toContain('witnessed: 2 of 3 witnesses cosigned');
    expect(v.witnessed).toEqual({ quorumMet: true, policy: 'given', cosigned: 2, witnesses: 3 });
  });
  test('from inside the bundle are the operator’s own word, and that is said', async () => {
    const v = await verify(whole);
    expect(v.ok).toBe(true);
    expect(v.witnessed).toMatchObject({ quorumMet: true, policy: 'inside' });
    expect(of(v, 'witness:W1').trust).toBe('inside');
    expect(of(v, 'checkpoint').detail).toContain('the operator’s own word');
    const chinese = await verify(whole, { language: 'zh' });
    expect(of(chinese, 'checkpoint').detail).toContain('运营方自己的说法');
    expect(of(chinese, 'witness:W1').detail).toContain('共签');
  });
  test('below the quorum: the bundle is intact and is not called witnessed', async () => {
    const v = await verify(await make(cosignedBy(1)));
    expect(v.ok).toBe(true);
    expect(v.witnessed).toEqual({ quorumMet: false, policy: 'inside', cosigned: 1, witnesses: 3 });
    expect(of(v, 'checkpoint').detail).toContain('not final: 1 of 3 witnesses cosigned');
    expect(of(v, 'checkpoint').detail).not.toContain('; witnessed');
    expect(of(v, 'witness:W2')).toMatchObject({ ok: true, unproved: true });
  });
  test('below the quorum of a policy that the verifier gave, it fails and names who is missing', async () => {
    const v = await verify(await make(cosignedBy(1)), { policy: policyOf() });
    expect(failed(v)).toEqual(['checkpoint', 'witness:W2', 'witness:W3']);
    expect(v.witnessed?.quorumMet).toBe(false);
    const stricter = await verify(whole, { policy: policyOf(3) });
    expect(failed(stricter)).toEqual(['checkpoint', 'witness:W3']);
  });
  test('a verifier’s policy that names the log makes its key the given one', async () => {
    const v = await verify(whole, { policy: policyOf() });
    expect(of(v, 'checkpoint')).toMatchObject({ trust: 'given' });
    expect(of(v, 'checkpoint').detail).toContain('the key that the given policy names');
    const other = createSigner({ name: 'other.example', seed: new Uint8Array(32).fill(9) });
    const wrong = await verify(whole, { policy: policyOf().replace(log.vkey, other.vkey) });
    expect(failed(wrong)).toContain('checkpoint');
    expect(of(wrong, 'checkpoint').detail).toContain('does not name this log');
  });
  test('a verifier’s policy judges an older bundle too, by the head of its proofs', async () => {
    const older = await make();
    expect(failed(await verify(older, { policy: policyOf() }))).toContain('checkpoint');
    const bytes = await repack(whole, (map) => {
      map.delete('proofs/checkpoint');
      map.delete('proofs/policy');
    });
    const v = await verify(bytes, { policy: policyOf() });
    expect(v.ok).toBe(true);
    expect(v.witnessed?.quorumMet).toBe(true);
  });
  test('a policy that asks for none makes nothing witnessed', async () => {
    const none = `log ${log.vkey}\nquorum none\n`;
    const v = await verify(await make(cosignedBy(0, none)));
    expect(v.ok).toBe(true);
    expect(v.witnessed).toBeUndefined();
    expect(of(v, 'checkpoint').detail).toContain('not witnessed');
  });
  test('without any policy nothing is said of witnesses but that there are none', async () => {
    const v = await verify(await make());
    expect(v.witnessed).toBeUndefined();
    expect(of(v, 'checkpoint').detail).toContain('not witnessed');
  });
  test('a policy of the verifier that is none is the verifier’s mistake', async () => {
    await expect(verify(whole, { policy: 'witness x\n' })).rejects.toMatchObject({ code: 'bad-policy' });
  });
});

describe('the head of the bundle', () => {
  test('is the checkpoint of every proof, byte for byte', async () => {
    const other = await repack(whole, (map) => {
      const text = textOf(map, 'proofs/checkpoint');
      map.set('proofs/checkpoint', utf8(text.split('\n').slice(0, -2).join('\n').concat('\n')));
    });
    const v = await verify(other);
    expect(failed(v)).toEqual(['checkpoint']);
    expect(of(v, 'checkpoint').detail).toContain('not the checkpoint of the proofs');
    const one = await repack(whole, (map) => {
      const name = 'proofs/voucher.png.tlog-proof';
      map.set(name, utf8(textOf(map, name).split('\n').slice(0, -2).join('\n').concat('\n')));
    });
    expect((await verify(one)).witnessed?.quorumMet).toBe(false);
    expect(of(await verify(one), 'checkpoint').detail).toContain(
      'another checkpoint than proofs/checkpoint: voucher.png',
    );
  });
  test('a wrong cosignature blames its witness and the head, not the others', async () => {
    const forged = await make(({ body, note }) => ({
      checkpoint:
        note + witness(1).cosign(body, at) + witness(2).cosign(`${body}x`, at) + witness(3).cosign(body, at),
      policy: policyOf(),
      tokens: [],
      anchors: [],
    }));
    const v = await verify(forged, { policy: policyOf() });
    expect(failed(v)).toEqual(['witness:W2']);
    expect(of(v, 'witness:W2').detail).toBe('the cosignature of w2.example is wrong');
    const chinese = await verify(forged, { policy: policyOf(), language: 'zh' });
    expect(of(chinese, 'witness:W2').detail).toBe('w2.example 的共签不对');
  });
});

describe('a hostile bundle never throws and never passes', () => {
  const w1 = witness(1).vkey;
  test.each([
    ['no policy at all', 'hello\n'],
    [
      'a policy of another log',
      policyOf().replace(log.vkey, createSigner({ name: 'x', seed: new Uint8Array(32) }).vkey),
    ],
    ['a policy without a log', policyOf().replace(/^log .*\n/, '')],
    ['a group in place of a witness', `log ${log.vkey}\nwitness W1 ${w1}\ngroup W1 any W1\nquorum W1\n`],
    ['one witness under two names', `log ${log.vkey}\nwitness A ${w1}\nwitness B ${w1}\nquorum A\n`],
    ['a policy of a megabyte', `# ${'x'.repeat(1_000_000)}\n${policyOf()}`],
    ['a policy of bytes that are no text', '\ufffd\n'],
    ['a line without end', policyOf().trimEnd()],
    [
      'a hundred and one witnesses',
      `log ${log.vkey}\n${Array.from({ length: 101 }, (_, i) => {
        const seed = new Uint8Array(32).fill(3);
        seed[0] = i;
        return `witness n${i} ${createCosigner({ name: `n${i}`, seed }).vkey}`;
      }).join('\n')}\nquorum n1\n`,
    ],
  ])('%s', async (_, policy) => {
    const v = await verify(await repack(whole, (map) => map.set('proofs/policy', utf8(policy))));
    expect(failed(v)).toEqual(['checkpoint']);
    expect(v.witnessed).toBeUndefined();
  });
  test('a time beyond every calendar', async () => {
    const late = witness(4);
    const v = await verify(
      await make(({ body, note }) => ({
        checkpoint: note + late.cosign(body, Number.MAX_SAFE_INTEGER),
        policy: `log ${log.vkey}\nwitness P ${late.vkey}\nquorum P\n`,
        tokens: [],
        anchors: [],
      })),
      { language: 'zh' },
    );
    expect(failed(v)).toEqual(['witness:P']);
    expect(of(v, 'witness:P').detail).toBe('时间超出范围');
    expect(v.witnessed?.quorumMet).toBe(false);
  });
  test.each([0, 1, 255])(
    'a witness key of bytes %i, which may be no curve point or one of small order',
    async (byte) => {
      const publicKey = new Uint8Array(32).fill(byte);
      const name = 'odd.example';
      const id = Buffer.from(keyId(name, cosignatureType, publicKey), 'hex');
      const signature = Buffer.concat([id, Buffer.alloc(8), publicKey, Buffer.alloc(32)]).toString('base64');
      const odd = await make(({ note }) => ({
        checkpoint: `${note}\u2014 ${name} ${signature}\n`,
        policy: `log ${log.vkey}\nwitness P ${formatVkey({ name, type: cosignatureType, publicKey })}\nquorum P\n`,
        tokens: [],
        anchors: [],
      }));
      for (const own of [hasher, portableHasher])
        expect(failed(await verify(odd, { hasher: own }))).toEqual(['witness:P']);
    },
  );
  test.each([
    'proofs/other.txt',
    'proofs/a.pem',
    'proofs/A.tsr',
    'proofs/a/b.tsr',
    'proofs/-a.tsr',
    `proofs/${'a'.repeat(32)}.tsr`,
    'proofs/checkpoint.old',
    'proofs/policy ',
    'proofs/anchors.json',
  ])('a stray %s', async (name) => {
    const v = await verify(await repack(whole, (map) => map.set(name, utf8('x'))));
    expect(of(v, 'bag').detail).toContain('unexpected file');
  });
  test('trust files without the head that they speak of', async () => {
    const v = await verify(await repack(whole, (map) => map.delete('proofs/checkpoint')));
    expect(failed(v)).toEqual(['bag']);
  });
  test('an operator who swaps policy and witnesses for their own', async () => {
    const own = createCosigner({ name: 'friend', seed: new Uint8Array(32).fill(55) });
    const mine = await make(({ body, note }) => ({
      checkpoint: note + own.cosign(body, at),
      policy: `log ${log.vkey}\nwitness friend ${own.vkey}\nquorum friend\n`,
      tokens: [],
      anchors: [],
    }));
    expect((await verify(mine)).witnessed).toMatchObject({ quorumMet: true, policy: 'inside' });
    const v = await verify(mine, { policy: policyOf() });
    expect(failed(v)).toEqual(['checkpoint', 'witness:W1', 'witness:W2', 'witness:W3']);
  });
});

describe('writing', () => {
  test('a proof under another head, or a name that no verifier accepts, is a bug and throws', async () => {
    const input = await sampleBundleInput(hasher, files, cosignedBy(2));
    const { writeBundle } = await import('./write.ts');
    const write = async (trust: object) => {
      for await (const _ of writeBundle({ ...input, trust: { ...(input.trust as BundleTrust), ...trust } }))
        break;
    };
    const token = { authority: 'a', token: new Uint8Array(1), roots: '' };
    await expect(write({ checkpoint: 'x\n' })).rejects.toThrow(RangeError);
    await expect(write({ tokens: [{ ...token, authority: '../a' }] })).rejects.toThrow(RangeError);
    await expect(write({ tokens: [token, token] })).rejects.toThrow(RangeError);
  });
});
