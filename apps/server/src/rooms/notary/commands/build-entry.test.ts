import { encodeEntry } from '@redress/bundle';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sealEntry } from '../rules/entry.ts';
import { buildEntry } from './build-entry.ts';

const digest = fc.uint8Array({ minLength: 32, maxLength: 32 });
const word = fc.stringMatching(/^[a-z][a-z0-9.-]{0,12}$/);
const id = fc.stringMatching(/^[a-z]{1,8}_[0-9a-z]{24}$/);
const request = fc.record(
  {
    id,
    type: word,
    atMs: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    fields: fc.dictionary(word, fc.record({ sha256: digest, sm3: digest }), { minKeys: 1, maxKeys: 5 }),
    prev: id,
  },
  { requiredKeys: ['id', 'type', 'atMs', 'fields'] },
);

test('an entry is byte for byte what the general encoder makes of it', () => {
  fc.assert(
    fc.property(request, (asked) => {
      const expected = Buffer.from(encodeEntry(sealEntry(asked, 'log:0123abcd')));
      expect(Buffer.from(buildEntry(asked, 'log:0123abcd').bytes)).toEqual(expected);
    }),
  );
});
test('a commitment of another length, or none, is a bug and throws', () => {
  const good = { id: `item_${'0'.repeat(24)}`, type: 'item', atMs: 0 };
  const short = { sha256: new Uint8Array(31), sm3: new Uint8Array(32) };
  expect(() => buildEntry({ ...good, fields: { bytes: short } }, 'log:0')).toThrow(RangeError);
  expect(() => buildEntry({ ...good, fields: {} }, 'log:0')).toThrow(RangeError);
});
