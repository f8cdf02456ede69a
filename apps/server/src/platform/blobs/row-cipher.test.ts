import { createSecretKey, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openRow, sealRow } from './row-cipher.ts';

const key = createSecretKey(randomBytes(32));

test('a row comes back under its own key, and equal rows look different', () => {
  const sealed = sealRow(key, Buffer.from('付款截图.png'));
  expect(openRow(key, sealed).toString()).toBe('付款截图.png');
  expect(sealRow(key, Buffer.from('付款截图.png'))).not.toEqual(sealed);
});

test('another key, or one changed bit anywhere, opens nothing', () => {
  const sealed = sealRow(key, Buffer.from('x'));
  expect(() => openRow(createSecretKey(randomBytes(32)), sealed)).toThrow();
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] as number) ^ 1;
    expect(() => openRow(key, changed)).toThrow();
  }
});
