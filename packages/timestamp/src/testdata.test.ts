import { createHash, webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPem, parsePem, Roots, readTimestamp, verifyTimestamp } from './index.ts';

/** Made by `node tools/make-timestamps.ts` with openssl. */
const read = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, '../testdata', name)));
const imprint = createHash('sha256').update(read('note')).digest();
const pem = new TextDecoder().decode(read('root.pem'));
const ders = parsePem(pem);
if (!ders.ok) throw new Error(ders.reason.en);
const roots = new Roots(ders.value);
const options = { imprint, roots, nonce: 0x8123456789abcdefn };

describe('tokens that openssl made', () => {
  test.each([
    [
      'rsa.tsr',
      { tsa: 'CN=Test authority 1,O=Redress tests\\, RSA,C=CN', signatureAlgorithm: 'RSA PKCS#1 v1.5' },
    ],
    ['rsa-bare.der', { accuracyMs: 1500, policy: '1.3.6.1.4.1.99999.1' }],
    [
      'ecdsa.tsr',
      { tsa: 'CN=Test authority 2,O=示例授时,C=CN', chain: [{}, { serial: expect.any(String) }] },
    ],
  ])('%s verifies', async (name, expected) => {
    expect(await verifyTimestamp(read(name), options)).toMatchObject({ ok: true, value: expected });
    expect(await verifyTimestamp(read(name), { ...options, crypto: webcrypto })).toMatchObject({ ok: true });
  });
  test('what they claim can be read without believing it', () => {
    const claim = readTimestamp(read('ecdsa.tsr'));
    expect(claim).toMatchObject({ ok: true, value: { nonce: options.nonce, policy: '1.3.6.1.4.1.99999.1' } });
    if (claim.ok) expect(Buffer.from(claim.value.imprint.hash)).toEqual(imprint);
    if (claim.ok) expect(claim.value.certificates).toHaveLength(2);
  });
});

/** Flips bits, each alone; gives the places (byte, bit) where the token is still accepted. */
async function survivors(bytes: Uint8Array, bitsOf: (at: number) => number[]): Promise<string[]> {
  const found: string[] = [];
  for (let at = 0; at < bytes.length; at++)
    for (const bit of bitsOf(at)) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] as number) ^ (1 << bit);
      if ((await verifyTimestamp(changed, options)).ok) found.push(`${at}.${bit}`);
    }
  return found;
}

describe('whoever changes a token', () => {
  const bitsOf = (at: number) => [...new Set([0, 1, (at * 5) % 8])];
  test('can flip no bit but two that no signature covers and that say nothing', async () => {
    // 8: PKIStatus granted (0) becomes grantedWithMods (1). 34: version of SignedData, 3 becomes 1.
    expect(await survivors(read('rsa.tsr'), bitsOf)).toEqual(['8.0', '34.1']);
    // The same two of a token through an intermediate; here one bit of each byte.
    expect(await survivors(read('ecdsa.tsr'), (at) => [at === 34 ? 1 : (at * 5) % 8])).toEqual([
      '8.0',
      '34.1',
    ]);
  });
  test('can cut, repeat or insert nothing, and never makes it throw', async () => {
    const bytes = read('ecdsa.tsr');
    const place = fc.nat(bytes.length - 1);
    await fc.assert(
      fc.asyncProperty(place, place, fc.uint8Array({ maxLength: 40 }), async (from, to, middle) => {
        const changed = Buffer.concat([bytes.subarray(0, from), middle, bytes.subarray(to)]);
        const result = await verifyTimestamp(changed, options);
        const same =
          changed.length === bytes.length &&
          changed.every((byte, i) => byte === bytes[i] || i === 8 || i === 34);
        if (!same) expect(result.ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

test('PEM is read and written as openssl does; anything else is no certificate', () => {
  expect(formatPem(ders.value[0] as Uint8Array)).toBe(pem);
  expect(parsePem(`subject=CN\n${pem}\r\n${pem.replaceAll('\n', '\r\n')}`)).toMatchObject({
    ok: true,
    value: { length: 2 },
  });
  expect(parsePem(pem.replaceAll('CERTIFICATE', 'PRIVATE KEY'))).toMatchObject({
    reason: { code: 'bad-certificate' },
  });
  expect(parsePem(pem + pem.slice(0, 300))).toMatchObject({ reason: { code: 'bad-certificate' } });
  expect(parsePem('')).toMatchObject({ reason: { code: 'no-roots' } });
  fc.assert(fc.property(fc.string(), (text) => !parsePem(text).ok));
});
