import { parseEntry, type SealEntry } from '@redress/bundle';
import type { LogEntry } from '@redress/contract';
import { toHex } from '@redress/kernel';
import { leafHash, nodeHash, parseTlogProof, verifyTlogProof } from '@redress/tlog';

/** One joining of the path: the neighbour's side, its hash and what comes of both. */
export interface PathStep {
  side: 'left' | 'right';
  neighbour: Uint8Array;
  joined: Uint8Array;
}
export interface CheckedEntry {
  ok: true;
  entry: SealEntry;
  leaf: Uint8Array;
  steps: PathStep[];
  size: number;
  root: Uint8Array;
}
export type EntryCheck = CheckedEntry | { ok: false; reason: string };

/** From the entry's own bytes to the signed root; nothing that the server says about them is believed. */
export function checkEntry(shown: LogEntry, log: { vkeys: readonly string[]; origin: string }): EntryCheck {
  const bytes = new TextEncoder().encode(shown.entry);
  const leaf = leafHash(bytes);
  if (toHex(leaf) !== shown.leafHash) return { ok: false, reason: 'the entry is not that of the leaf hash' };
  const parsed = parseEntry(bytes);
  if (!parsed.ok) return parsed;
  if (parsed.value.id !== shown.id || parsed.value.t !== shown.type)
    return { ok: false, reason: 'the entry is another one than shown' };
  const proved = verifyTlogProof(shown.proof, { vkeys: log.vkeys, leafHash: leaf });
  if (!proved.ok) return proved;
  const { index, size, root, origin } = proved.value;
  if (index !== shown.index || origin !== log.origin)
    return { ok: false, reason: 'the proof is of another entry or log' };
  const proof = parseTlogProof(shown.proof);
  const hashes = proof.ok ? proof.value.hashes : [];
  return { ok: true, entry: parsed.value, leaf, steps: pathSteps(index, size, leaf, hashes), size, root };
}

/** The walk of RFC 9162 section 2.1.3.2, step by step; the last `joined` of a valid proof is the root. */
export function pathSteps(
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
): PathStep[] {
  let fn = index;
  let sn = size - 1;
  let own = leaf;
  return proof.map((neighbour) => {
    const left = fn % 2 === 1 || fn === sn;
    while (left && fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
    own = left ? nodeHash(neighbour, own) : nodeHash(own, neighbour);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
    return { side: left ? 'left' : 'right', neighbour, joined: own };
  });
}
