import { toHex } from '@redress/kernel';
import { type Node, parse } from './asn1.ts';
import { Flaw } from './reasons.ts';

/** Dotted form, e.g. `1.2.840.113549.1.9.16.1.4`. */
export function oid(node: Node): string {
  const parts: bigint[] = [];
  let part = 0n;
  let open = true;
  for (const byte of node.content) {
    part = (part << 7n) | BigInt(byte & 127);
    open = byte > 127;
    if (open) continue;
    parts.push(part);
    part = 0n;
  }
  const first = parts.shift();
  if (open || first === undefined) throw new Flaw('unreadable', 'OBJECT IDENTIFIER');
  const root = first < 80n ? first / 40n : 2n;
  return [root, first - root * 40n, ...parts].join('.');
}

/** INTEGER, two's complement, of any size that fits a token. */
export function integer(node: Node): bigint {
  const { content } = node;
  if (content.length === 0 || content.length > 64) throw new Flaw('unreadable', 'INTEGER');
  const value = BigInt(`0x${toHex(content)}`);
  return (content[0] as number) < 128 ? value : value - (1n << BigInt(8 * content.length));
}

/** INTEGER as the hexadecimal that openssl prints: no sign, no leading zero byte. */
export function hexInteger(node: Node): string {
  const value = integer(node);
  const hex = (value < 0n ? -value : value).toString(16);
  return `${value < 0n ? '-' : ''}${hex.length % 2 ? '0' : ''}${hex}`;
}

/** BIT STRING of whole bytes: signatures and keys. */
export function wholeBits(node: Node): Uint8Array {
  if (node.content[0] !== 0) throw new Flaw('unreadable', 'BIT STRING');
  return node.content.subarray(1);
}

const ascii = new TextDecoder('latin1');

/** UTCTime and GeneralizedTime as RFC 5280 and RFC 3161 restrict them (seconds, `Z`), in milliseconds. */
export function timeMs(node: Node): number {
  const text = ascii.decode(node.content);
  const century = Number(text.slice(0, 2)) < 50 ? '20' : '19';
  const full = node.kind === 'utc-time' ? century + text : text;
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/.exec(full);
  const [year, month, day, hour, minute, second] = (match ?? []).slice(1, 7).map(Number);
  const ms = Math.floor(Number(`0${match?.[7] ?? ''}`) * 1000);
  const at = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second, ms);
  // Date.UTC rolls 31 June over to July: such a day is no day.
  const iso = `${full.slice(0, 4)}-${full.slice(4, 6)}-${full.slice(6, 8)}T${full.slice(8, 10)}`;
  const said = `${iso}:${full.slice(10, 12)}:${full.slice(12, 14)}`;
  if (!match || Number.isNaN(at) || new Date(at).toISOString().slice(0, 19) !== said)
    throw new Flaw('unreadable', 'GeneralizedTime');
  return at;
}

export const isoTime = (ms: number): string => new Date(ms).toISOString();

const decoders: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
  utf8: (bytes) => new TextDecoder().decode(bytes),
  utf16: (bytes) => new TextDecoder('utf-16be').decode(bytes),
  printable: (bytes) => ascii.decode(bytes),
  teletex: (bytes) => ascii.decode(bytes),
  ia5: (bytes) => ascii.decode(bytes),
};

/** A character string for people; `#` and hexadecimal for what is none (RFC 4514). */
export function text(node: Node): string {
  const decode = decoders[node.kind];
  return decode ? decode(node.content) : `#${toHex(node.raw)}`;
}

const shortNames: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.97': 'organizationIdentifier',
  '1.2.840.113549.1.9.1': 'emailAddress',
  '0.9.2342.19200300.100.1.25': 'DC',
};

/** An X.501 name as RFC 4514 writes it, most specific part first. */
export function nameText(node: Node): string {
  const parts = node.children.map((set) =>
    set.children
      .map((pair) => {
        const [type, value] = pair.children;
        if (set.kind !== 'set' || type?.kind !== 'oid' || !value) throw new Flaw('unreadable', 'Name');
        const dotted = oid(type);
        return `${shortNames[dotted] ?? dotted}=${escapeName(text(value))}`;
      })
      .join('+'),
  );
  return parts.reverse().join(',');
}

const escapeName = (value: string): string =>
  value.replace(/[,+"\\<>;]/g, '\\$&').replace(/^ | $|^#(?![0-9a-f]*$)/g, '\\$&');

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** The element inside an OCTET STRING. */
export const embedded = (node: Node, what: string): Node => parse(node.content, what);
