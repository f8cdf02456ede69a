/** DER of a few kinds (X.690): what a request and a key need. */
export function tlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const head = [tag, ...lengthBytes(length)];
  const out = new Uint8Array(head.length + length);
  out.set(head);
  let at = head.length;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length];
  const digits = bigEndian(BigInt(length));
  return [0x80 + digits.length, ...digits];
}

function bigEndian(value: bigint): number[] {
  const digits: number[] = [];
  for (let rest = value; rest > 0n; rest >>= 8n) digits.unshift(Number(rest & 255n));
  return digits;
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => tlv(0x30, ...parts);

/** An INTEGER that is not negative. */
export function writeInteger(value: bigint): Uint8Array {
  const digits = bigEndian(value);
  // A first bit of 1 would be a minus sign.
  const sign = (digits[0] ?? 255) > 127 ? [0] : [];
  return tlv(0x02, Uint8Array.from([...sign, ...digits]));
}

export function writeOid(dotted: string): Uint8Array {
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt);
  return tlv(0x06, Uint8Array.from([first * 40n + second, ...rest].flatMap(septets)));
}

/** Seven bits a byte, all but the last with the high bit set. */
function septets(value: bigint): number[] {
  const digits = [Number(value & 127n)];
  for (let rest = value >> 7n; rest > 0n; rest >>= 7n) digits.unshift(Number(rest & 127n) | 128);
  return digits;
}
