import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crc32 as ownCrc32 } from './hash.ts';
import { Sm3 } from './sm3.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test('SM3 of "abc" and of 64 bytes are those of GB/T 32905 annex A', () => {
  const digest = (text: string) => hex(new Sm3().update(new TextEncoder().encode(text)).digest());
  expect(digest('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  expect(digest('abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
});

test('SM3 and CRC-32 in JavaScript agree with OpenSSL and zlib, however the bytes are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 8 }), (parts) => {
      const ours = new Sm3();
      const theirs = createHash('sm3');
      let crc = 0;
      for (const part of parts) {
        ours.update(part);
        theirs.update(part);
        crc = ownCrc32(part, crc);
      }
      expect(hex(ours.digest())).toBe(theirs.digest('hex'));
      expect(crc).toBe(crc32(Buffer.concat(parts)));
    }),
  );
});
