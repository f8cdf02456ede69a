import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

const inside = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.addSubnet(network, prefix, 'ipv4');
const outside6 = new BlockList();
outside6.addSubnet('2000::', 3, 'ipv6');
const within6 = new BlockList();
// Documentation, Teredo and 6to4, which may lead to any IPv4 address.
for (const [network, prefix] of [
  ['2001:db8::', 32],
  ['2001::', 32],
  ['2002::', 16],
] as const)
  within6.addSubnet(network, prefix, 'ipv6');

/** Whether an address is of this machine or a network behind it, or of no network at all. */
export function isPrivate(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  if (isIP(plain) === 4) return inside.check(plain, 'ipv4');
  return isIP(plain) !== 6 || !outside6.check(plain, 'ipv6') || within6.check(plain, 'ipv6');
}

/**
 * Looks a name up for a connection and refuses it when any of its addresses is private. It stands where the connection is
 * made, so that a name which changes its mind after it was checked gains nothing.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '', 0);
    const addresses = found as { address: string; family: number }[];
    const first = addresses[0];
    if (!first || addresses.some(({ address }) => isPrivate(address)))
      return callback(Object.assign(new Error('a private address'), { code: 'EPRIVATE' }), '', 0);
    if (options.all) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });
};
