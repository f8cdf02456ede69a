import { expect, test } from 'vitest';
import { readFragment, tokenOf } from './link-fragment.ts';

test("a claim link's fragment gives shop and order number, whatever else stands in it", () => {
  const sourceId = `src_${'0'.repeat(24)}`;
  expect(readFragment(`#s=${sourceId}&o=2026%E5%8F%B7%201&x=1`)).toEqual({ sourceId, orderRef: '2026号 1' });
  expect(readFragment('#s=../../etc&o=')).toEqual({ isBroken: true });
  expect(readFragment(`#s=${sourceId.slice(0, -1)}&o=1`)).toEqual({ isBroken: true, orderRef: '1' });
  expect(readFragment('#s=')).toEqual({ isBroken: true });
  expect(readFragment('')).toEqual({});
});

test('a token is exactly 43 characters of base64url', () => {
  expect(tokenOf(`#${'a'.repeat(43)}`)).toBe('a'.repeat(43));
  expect(tokenOf(`#${'a'.repeat(44)}`)).toBeUndefined();
  expect(tokenOf('#')).toBeUndefined();
});
