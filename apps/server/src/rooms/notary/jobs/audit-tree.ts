import { emptyRoot, nodeHash, tileWidth } from '@redress/tlog';
import { sha256 } from '../keys.ts';

/** A complete tile as the leaf hashes demand it. Partial ones are not stored: they follow from what is below. */
export interface BuiltTile {
  level: number;
  index: number;
  hashes: Uint8Array[];
}

/** Levels of the binary tree under one level of tiles. */
const tileHeight = Math.log2(tileWidth);

/**
 * A tree that grows leaf by leaf and forgets what is finished: it holds one hash per height and one row per level of
 * tiles, whatever its size, and gives the root after every leaf (RFC 6962 section 2.1).
 */
export class AuditTree {
  #size = 0;
  /** Roots of the complete subtrees that the leaves so far fall into, the widest first. */
  readonly #peaks: Uint8Array[] = [];
  readonly #edge: BuiltTile[] = [];
  #done: BuiltTile[] = [];

  get size(): number {
    return this.#size;
  }

  push(leaf: Uint8Array): void {
    let hash = leaf;
    this.#append(0, hash);
    for (let height = 1, n = this.#size; n % 2 === 1; height++, n = Math.floor(n / 2)) {
      hash = nodeHash(this.#peaks.pop() as Uint8Array, hash, sha256);
      if (height % tileHeight === 0) this.#append(height / tileHeight, hash);
    }
    this.#peaks.push(hash);
    this.#size++;
  }

  root(): Uint8Array {
    return (
      this.#peaks.reduceRight<Uint8Array | undefined>(
        (right, peak) => (right ? nodeHash(peak, right, sha256) : peak),
        undefined,
      ) ?? emptyRoot
    );
  }

  /** The tiles completed since the last call. */
  takeComplete(): BuiltTile[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  #append(level: number, hash: Uint8Array): void {
    this.#edge[level] ??= { level, index: 0, hashes: [] };
    const row = this.#edge[level];
    row.hashes.push(hash);
    if (row.hashes.length < tileWidth) return;
    this.#done.push(row);
    this.#edge[level] = { level, index: row.index + 1, hashes: [] };
  }
}
