import { expect, test } from 'vitest';
import { networkOf } from './visitor.ts';

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:db8::2', '2001:db8:0:0'],
  ['2001:0db8:0000:0000:9:8:7:6', '2001:db8:0:0'],
  ['2001:db8:0:1::1', '2001:db8:0:1'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
])(
  '%s counts as %s: who owns a /64 is one visitor, however an address is abbreviated',
  (address, network) => {
    expect(networkOf(address)).toBe(network);
  },
);
