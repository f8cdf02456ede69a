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

/**
 * An opaque identifier that sorts by its instant: `prefix_`, ten characters of milliseconds and 70 random bits (as a
 * ULID has them, github.com/ulid/spec). Indexes then grow at their right end only, however many rows they hold.
 */
export function timeOrderedId(prefix: string, atMs: number, random: Uint8Array): string {
  if (random.length < 9) throw new RangeError('timeOrderedId needs 9 random bytes');
  if (!Number.isSafeInteger(atMs) || atMs < 0 || atMs >= 32 ** 10)
    throw new RangeError('no instant for an id');
  return `${prefix}_${timeDigits(atMs)}${toBase32(random.subarray(0, 9)).slice(0, 14).toLowerCase()}`;
}

function timeDigits(atMs: number): string {
  let digits = '';
  let rest = atMs;
  for (let i = 0; i < 10; i++) {
    digits = `${crockford[rest % 32]}${digits}`;
    rest = Math.floor(rest / 32);
  }
  return digits.toLowerCase();
}
