export type TileAddress =
  | { kind: 'hashes'; level: number; index: number; width: number }
  | { kind: 'entries'; index: number; width: number };

const fullWidth = 256;

/**
 * The tile that a path below `tile/` names; undefined unless it is spelled exactly as c2sp.org/tlog-tiles writes it,
 * so that every tile has one address in every cache.
 */
export function parseTileAddress(rest: string): TileAddress | undefined {
  const match = /^(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(rest);
  if (!match?.[1] || !match[2]) return undefined;
  const digits = match[2].replace(/[x/]/g, '');
  const index = Number(digits);
  // A leading group of zeros is a second spelling.
  if (!Number.isSafeInteger(index) || (digits.length > 3 && digits.startsWith('000'))) return undefined;
  const width = match[3] === undefined ? fullWidth : Number(match[3]);
  if (match[3] !== undefined && width >= fullWidth) return undefined;
  if (match[1] === 'entries') return { kind: 'entries', index, width };
  const level = Number(match[1]);
  return level > 63 ? undefined : { kind: 'hashes', level, index, width };
}
