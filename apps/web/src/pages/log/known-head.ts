import type { LogView } from '@redress/contract';
import {
  consistencyProof,
  nodesFromTiles,
  openCheckpoint,
  type ReadTile,
  tilePath,
  verifyConsistency,
} from '@redress/tlog';

/** The log beside the one that this browser saw before: `known` is the signed note that it remembers. */
export type Continuity =
  | { kind: 'first' | 'unknown' }
  | { kind: 'same' | 'grown'; size: number }
  | { kind: 'forked' | 'key-changed'; known: string };

export const isAlarming = (seen: Continuity): seen is Extract<Continuity, { known: string }> =>
  'known' in seen;

const placeOf = (origin: string): string => `redress.log.${origin}`;

/** Remembers the present head instead: after an alarm whose evidence somebody kept. */
export function rememberHead({ origin, vkeys, head }: LogView): void {
  try {
    localStorage.setItem(placeOf(origin), JSON.stringify({ vkeys, note: head.note }));
  } catch {
    // storage may be forbidden: then every visit is the first
  }
}

function knownHead(origin: string): { vkeys: string[]; note: string } | undefined {
  try {
    const { vkeys, note } = JSON.parse(localStorage.getItem(placeOf(origin)) ?? '');
    return Array.isArray(vkeys) && typeof note === 'string' ? { vkeys, note } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether the log, whose head was checked already, continues the one seen before: the proof is made from the log's own
 * tiles, so a server that shows each visitor another log is found out by whoever comes back.
 */
export async function compareWithKnown(view: LogView, readTile = fetchTile(view.shard)): Promise<Continuity> {
  const known = knownHead(view.origin);
  if (!known) {
    rememberHead(view);
    return { kind: 'first' };
  }
  if (!view.vkeys.some((vkey) => known.vkeys.includes(vkey)))
    return { kind: 'key-changed', known: known.note };
  const before = openCheckpoint(known.note, [...known.vkeys]);
  const now = openCheckpoint(view.head.note, view.vkeys);
  if (!before.ok || !now.ok) return { kind: 'unknown' };
  const forked = { kind: 'forked', known: known.note } as const;
  const [a, b] = [before.value, now.value];
  if (a.size > b.size) return forked;
  try {
    const read = nodesFromTiles(b.size, readTile);
    const proof = a.size === 0 || a.size === b.size ? [] : await consistencyProof(a.size, b.size, read);
    const claim = { size1: a.size, size2: b.size, root1: a.root, root2: b.root, proof };
    if (!verifyConsistency(claim).ok) return forked;
  } catch {
    return { kind: 'unknown' }; // the tiles could not be had: nothing is claimed
  }
  rememberHead(view);
  return { kind: a.size === b.size ? 'same' : 'grown', size: a.size };
}

const fetchTile =
  (shard: string): ReadTile =>
  async (tile) => {
    const response = await fetch(`/log/${shard}/${tilePath(tile)}`);
    if (!response.ok) throw new Error(`tile: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
