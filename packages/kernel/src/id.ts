const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Crockford base32 of the bytes, most significant bit first. */
export function toBase32(bytes: Uint8Array): string {
  let out = '';
  let buffer = 0;
  let bits = 0;
  for (const b of bytes) {
    buffer = ((buffer << 8) | b) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += crockford[(buffer >> bits) & 31] as string;
    }
  }
  if (bits > 0) out += crockford[(buffer << (5 - bits)) & 31] as string;
  return out;
}

/** An opaque identifier: `prefix_` and 120 random bits; randomness comes as data. */
export function opaqueId(prefix: string, random: Uint8Array): string {
  if (random.length < 15) throw new RangeError('opaqueId needs 15 random bytes');
  return `${prefix}_${toBase32(random.subarray(0, 15)).toLowerCase()}`;
}
