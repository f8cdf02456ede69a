import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commit, encodeEntry, parseEntry, portableHasher, type SealEntry } from './index.ts';

const b64 = (n: number): string => Buffer.alloc(32, n).toString('base64');
const entry: SealEntry = {
  v: 1,
  t: 'item',
  id: '01JBK2',
  at: '2026-11-01T04:12:10Z',
  by: 'node-1',
  c: { bytes: b64(1) },
  sm3: { bytes: b64(2) },
};
const text = new TextDecoder().decode(encodeEntry(entry));
const parseText = (s: string) => parseEntry(new TextEncoder().encode(s));

describe('entries', () => {
  test('an entry is canonical JSON: keys sorted, no white space', () => {
    expect(text).toBe(
      `{"at":"2026-11-01T04:12:10Z","by":"node-1","c":{"bytes":"${b64(1)}"},"id":"01JBK2","sm3":{"bytes":"${b64(2)}"},"t":"item","v":1}`,
    );
    expect(parseText(text)).toEqual({ ok: true, value: entry });
  });
  test.each([
    ['a duplicate key', text.replace('"v":1', '"v":1,"v":1')],
    ['another key order', text.replace(',"v":1', '').replace('{"at"', '{"v":1,"at"')],
    ['white space', text.replace(':1}', ': 1}')],
    ['a final newline', `${text}\n`],
    ['a number written otherwise', text.replace(':1}', ':1.0}')],
    ['an escape that need not be', text.replace('item', '\\u0069tem')],
    ['a byte order mark', `\ufeff${text}`],
    ['an unknown field', text.replace('"v":1', '"v":1,"w":1')],
    ['another version', text.replace('"v":1', '"v":2')],
    ['no commitments', text.replace(/"c":\{[^}]*\}/, '"c":{}').replace(/"sm3":\{[^}]*\}/, '"sm3":{}')],
    ['c and sm3 over different fields', text.replace('"sm3":{"bytes"', '"sm3":{"other"')],
    ['a short commitment', text.replace(b64(1), b64(1).slice(4))],
    ['a time that is none', text.replace('2026-11-01T04', '2026-13-01T04')],
    ['a local time', text.replace('10Z', '10+08:00')],
    ['an array', '[]'],
    ['null', 'null'],
    ['nothing', ''],
  ])('%s is refused', (_, bad) => {
    expect(parseText(bad)).toMatchObject({ ok: false });
  });
  test('bytes that are not UTF-8, or too many, are refused', () => {
    expect(parseEntry(Uint8Array.of(0xff, 0xfe))).toMatchObject({ ok: false });
    expect(parseEntry(new Uint8Array(65_536))).toMatchObject({ ok: false });
  });
  test('no bytes make the parser throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((s) => new TextEncoder().encode(s)),
        ),
        (bytes) => {
          expect(parseEntry(bytes).ok).toBe(false);
        },
      ),
    );
  });
  test('our own wrong entry is a bug and throws', () => {
    expect(() => encodeEntry({ ...entry, at: 'yesterday' })).toThrow(RangeError);
    expect(() => encodeEntry({ ...entry, id: 'x'.repeat(70_000) })).toThrow(RangeError);
  });
});

test('a commitment is the digest of salt then bytes, as docs/formats.md says', async () => {
  const salt = Buffer.alloc(32, 9);
  const bytes = Buffer.from('订单异常，请联系客服');
  async function* chunks() {
    yield bytes.subarray(0, 5);
    yield bytes.subarray(5);
  }
  const got = await commit(portableHasher, salt, chunks());
  const whole = Buffer.concat([salt, bytes]);
  expect(got.c).toBe(createHash('sha256').update(whole).digest('base64'));
  expect(got.sm3).toBe(createHash('sm3').update(whole).digest('base64'));
  expect(Buffer.from(got.sha256).toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  await expect(commit(portableHasher, salt.subarray(1), bytes)).rejects.toThrow(RangeError);
});
