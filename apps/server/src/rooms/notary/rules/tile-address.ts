import { entriesPath, tilePath, tileWidth } from '@redress/tlog';

export type TileAddress =
  | { kind: 'hashes'; level: number; index: number; width: number }
  | { kind: 'entries'; index: number; width: number };

/**
 * The tile that a path below `tile/` names; undefined unless it is spelled exactly as c2sp.org/tlog-tiles writes it,
 * so that every tile has one address in every cache.
 */
export function parseTileAddress(rest: string): TileAddress | undefined {
  const match = /^(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(rest);
  if (!match?.[1] || !match[2]) return undefined;
  const index = Number(match[2].replace(/[x/]/g, ''));
  const width = match[3] === undefined ? tileWidth : Number(match[3]);
  if (!Number.isSafeInteger(index) || width < 1 || (match[3] !== undefined && width >= tileWidth))
    return undefined;
  const address: TileAddress =
    match[1] === 'entries'
      ? { kind: 'entries', index, width }
      : { kind: 'hashes', level: Number(match[1]), index, width };
  if (address.kind === 'hashes' && address.level > 63) return undefined;
  const path = address.kind === 'entries' ? entriesPath(index, width) : tilePath(address);
  return path === `tile/${rest}` ? address : undefined;
}
