import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { buildRequest } from './index.ts';

const imprint = createHash('sha256').update('hello\n').digest();
const hex = (options: Partial<Parameters<typeof buildRequest>[0]>) =>
  Buffer.from(buildRequest({ imprint, nonce: 1n, certReq: true, ...options })).toString('hex');

test('a request is the DER that openssl makes of the same question', () => {
  // openssl ts -query -digest 5891… -sha256 -no_nonce -cert, with the nonce put in by hand.
  const head = `020101303130${'0d060960864801650304020105000420'}${imprint.toString('hex')}`;
  expect(hex({})).toBe(`303c${head}020101${'0101ff'}`);
  expect(hex({ certReq: false })).toBe(`3039${head}020101`);
  expect(hex({ nonce: 0x8000000000000001n })).toBe(`3044${head}0209008000000000000001${'0101ff'}`);
  expect(hex({ nonce: 0n, policyOid: '1.3.6.1.4.1.99999.1' })).toBe(
    `3047${head}06092b06010401868d1f01020100${'0101ff'}`,
  );
});

test('what is no SHA-256 or no nonce is a bug of the caller', () => {
  expect(() => hex({ imprint: imprint.subarray(1) })).toThrow(RangeError);
  expect(() => hex({ nonce: -1n })).toThrow(RangeError);
});
