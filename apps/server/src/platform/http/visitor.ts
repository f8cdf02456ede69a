import type { FastifyRequest } from 'fastify';

/** The address that stands for a visitor, never kept in clear. An IPv6 visitor owns a /64, so that is what counts. */
export const visitorOf = (request: FastifyRequest): string => networkOf(request.ip);

/** The /64 of an IPv6 address, however it is abbreviated; an IPv4 address (also one mapped into IPv6) as it is. */
export function networkOf(address: string): string {
  const mapped = /^(?:0*:)*:?(?:0+:)*ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [head = '', tail] = (address.split('%')[0] as string).split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':');
}
