import { createHash } from 'node:crypto';
import {
  emptyRoot,
  entriesPath,
  leafHash,
  openCheckpoint,
  parseEntryBundle,
  rootOf,
  type Sha256,
  tileHash,
  tilePath,
  tileWidth,
} from '@redress/tlog';

/** Stored bytes of a path below the log's prefix; undefined when there are none. */
export type ReadPath = (path: string) => Promise<Uint8Array | undefined>;

export interface Audit {
  ok: boolean;
  origin?: string;
  size?: number;
  /** Hash tiles and entry bundles that were read and recomputed. */
  tiles: number;
  problems: string[];
}

const sha256: Sha256 = (data) => createHash('sha256').update(data).digest();
const ahead = 16;
const maxProblems = 100;

/**
 * Rebuilds the whole tree from the stored entries and compares every stored hash tile with what it must be. Nothing
 * stored is believed: an audit that compares stored roots misses an edited file (codenotary/immudb#2063).
 */
export async function auditLog(read: ReadPath, checkpoint: string, vkey: string): Promise<Audit> {
  const head = openCheckpoint(checkpoint, [vkey]);
  if (!head.ok) return { ok: false, tiles: 0, problems: [`checkpoint: ${head.reason}`] };
  const { origin, size, root } = head.value;
  const audit: Audit = { ok: true, origin, size, tiles: 0, problems: [] };
  const rebuilt = await new Rebuild(read, audit).run(size);
  if (rebuilt && !equal(rebuilt, root)) audit.problems.push('checkpoint: the entries lead to another root');
  audit.ok = audit.problems.length === 0;
  return audit;
}

const equal = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

class Rebuild {
  /** Per level the hashes of the tile that is being filled, and its index. */
  readonly #rows: { hashes: Uint8Array[]; index: number }[] = [];
  readonly #read: ReadPath;
  readonly #audit: Audit;

  constructor(read: ReadPath, audit: Audit) {
    this.#read = read;
    this.#audit = audit;
  }

  /** The root over the stored entries; undefined when entries are missing or unreadable. */
  async run(size: number): Promise<Uint8Array | undefined> {
    const bundles = Math.ceil(size / tileWidth);
    const fetched: Promise<Uint8Array[] | undefined>[] = [];
    let complete = true;
    for (let index = 0; index < bundles; index++) {
      for (let next = fetched.length; next < Math.min(bundles, index + ahead); next++)
        fetched.push(this.#entries(next, Math.min(tileWidth, size - next * tileWidth)));
      const entries = await fetched[index];
      delete fetched[index];
      if (!entries) complete = false;
      if (this.#audit.problems.length >= maxProblems) return undefined;
      if (complete) for (const entry of entries ?? []) await this.#push(0, leafHash(entry, sha256));
    }
    return complete ? this.#close() : undefined;
  }

  async #push(level: number, hash: Uint8Array): Promise<void> {
    this.#rows[level] ??= { hashes: [], index: 0 };
    const row = this.#rows[level];
    row.hashes.push(hash);
    if (row.hashes.length < tileWidth) return;
    const { hashes, index } = row;
    this.#rows[level] = { hashes: [], index: index + 1 };
    await this.#compare(level, index, hashes);
    await this.#push(level + 1, tileHash(hashes, sha256));
  }

  /** The partial tiles of the right edge, and the root: what lies below a row is one more node at its end. */
  async #close(): Promise<Uint8Array> {
    let below: Uint8Array | undefined;
    for (const [level, { hashes, index }] of this.#rows.entries()) {
      if (hashes.length > 0) await this.#compare(level, index, hashes);
      const row = below ? [...hashes, below] : hashes;
      if (row.length > 0) below = rootOf(row, sha256);
    }
    return below ?? emptyRoot;
  }

  async #compare(level: number, index: number, hashes: readonly Uint8Array[]): Promise<void> {
    const path = tilePath({ level, index, width: hashes.length });
    // A partial tile may be gone once the full one exists; then its hashes are the full one's first.
    const stored =
      (await this.#read(path)) ??
      (await this.#read(tilePath({ level, index, width: tileWidth })))?.subarray(0, 32 * hashes.length);
    if (!stored) this.#audit.problems.push(`${path}: missing`);
    else if (!equal(stored, Buffer.concat(hashes)))
      this.#audit.problems.push(`${path}: not the hashes of the entries`);
    this.#audit.tiles++;
  }

  async #entries(index: number, width: number): Promise<Uint8Array[] | undefined> {
    const path = entriesPath(index, width);
    const exact = await this.#read(path);
    const full = exact ? undefined : await this.#read(entriesPath(index, tileWidth));
    const parsed = parseEntryBundle(exact ?? full ?? new Uint8Array(), exact ? width : tileWidth);
    this.#audit.tiles++;
    if (parsed.ok) return parsed.value.slice(0, width);
    this.#audit.problems.push(`${path}: ${exact || full ? parsed.reason : 'missing'}`);
    return undefined;
  }
}
