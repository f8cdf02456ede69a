import { type Result, type Sha256, sha256, verifyConsistency } from '@redress/tlog';
import type { AnchorRecord } from './record.ts';

export interface Head {
  origin: string;
  size: number;
  root: Uint8Array;
}

/** How far the time of the anchor speaks for a head. */
export interface Coverage {
  /** Every entry below this index of the head's log existed when the block was made. */
  entries: number;
  /** False: the head is younger than the anchor, so its last entries are not covered. */
  wholeHead: boolean;
}

/**
 * The anchored head and `head` belong to one growing log: the same origin, and the consistency proof (RFC 9162 section
 * 2.1.4) leads from the smaller to the larger. Says nothing about the chain itself: ask it with `readAnchor`.
 */
export function checkAnchorRecord(record: AnchorRecord, head: Head, hash: Sha256 = sha256): Result<Coverage> {
  if (record.origin !== head.origin)
    return { ok: false, reason: `it anchors the log ${record.origin}, not ${head.origin}` };
  const wholeHead = record.size >= head.size;
  const [older, newer] = wholeHead ? [head, record] : [record, head];
  const consistent = verifyConsistency(
    { size1: older.size, root1: older.root, size2: newer.size, root2: newer.root, proof: record.consistency },
    hash,
  );
  return consistent.ok
    ? { ok: true, value: { entries: older.size, wholeHead } }
    : { ok: false, reason: `the anchored head and the log's head do not fit: ${consistent.reason}` };
}
