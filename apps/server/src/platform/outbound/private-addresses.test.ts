import { describe, expect, test } from 'vitest';
import { isPrivate, publicLookup } from './index.ts';

describe('addresses that a stranger must not make us call', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '2002:7f00:1::',
    'nonsense',
  ])('%s is private', (address) => {
    expect(isPrivate(address)).toBe(true);
  });
  test.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '2400:3200::1', '::ffff:8.8.8.8'])(
    '%s is public',
    (address) => {
      expect(isPrivate(address)).toBe(false);
    },
  );
  test('a name that leads inside is not connected to', async () => {
    const error = await new Promise((resolve) =>
      publicLookup('localhost', { all: true }, (why) => resolve(why)),
    );
    expect(error).toMatchObject({ code: 'EPRIVATE' });
  });
});
