import { createHash } from 'node:crypto';
import { Refusal } from '@redress/kernel';
import {
  emptyRoot,
  encodeEntryBundle,
  entriesPath,
  fromUtf8,
  growTree,
  leafHash,
  nodesFromTiles,
  openCheckpoint,
  parseEntryBundle,
  parseTile,
  type ReadTile,
  rootFromNodes,
  type Sha256,
  type TileId,
  tilePath,
  tileWidth,
} from '@redress/tlog';
import type { ReadPath } from './log-audit.ts';
import type { SiteFolder } from './log-export-folder.ts';

export interface Exported {
  ok: true;
  origin: string;
  size: number;
  /** Entries that the copy did not have before. */
  added: number;
}
/** The log is not what its operator signed. Both heads are named: two that contradict each other prove a fork. */
export interface Broken {
  ok: false;
  reason: string;
  checkpoint?: string;
  copy?: string;
}

interface Head {
  size: number;
  root: Uint8Array;
}

class LogBroken extends Error {}

const sha256: Sha256 = (data) => createHash('sha256').update(data).digest();
const equal = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
const ahead = 16;

/**
 * Brings a copy of a log up to its newest head. Entries alone are copied; every hash is computed from them on top of
 * the tree that the copy already has, so reaching the signed root proves at once that the entries are those that were
 * signed and that the log only grew. The checkpoint is written last: whatever cuts this short, the copy still serves
 * its old head, and the next run goes on from there. Refusals: `not-a-log`, `copy-damaged`.
 */
export async function exportLog(input: {
  read: ReadPath;
  site: SiteFolder;
  vkey: string;
}): Promise<Exported | Broken> {
  const { read, site, vkey } = input;
  const had = await headOfCopy(site, vkey);
  const bytes = await read('checkpoint');
  if (!bytes)
    throw new Refusal('not-a-log', { zh: '这个地址没有存证日志', en: 'there is no log at this address' });
  const checkpoint = fromUtf8(bytes) ?? '';
  const head = openCheckpoint(checkpoint, [vkey]);
  const broken = (reason: string): Broken => ({
    ok: false,
    reason,
    ...(head.ok ? { checkpoint } : {}),
    ...(had.note === undefined ? {} : { copy: had.note }),
  });
  if (!head.ok) return broken(`checkpoint: ${head.reason}`);
  const { origin, size, root } = head.value;
  if (size < had.size) return broken(`the log shrank: it shows ${size} entries, the copy has ${had.size}`);
  try {
    const grown = await new Copy(input, had).growTo(size);
    if (!equal(grown, root)) return broken(reasonOf(had, size));
  } catch (error) {
    if (error instanceof LogBroken) return broken(error.message);
    throw error;
  }
  await site.sync();
  await site.write('checkpoint', checkpoint);
  await site.sync();
  return { ok: true, origin, size, added: size - had.size };
}

function reasonOf(had: Head, size: number): string {
  if (had.size === size) return `the log forked: two different roots of size ${size} are signed`;
  if (had.size === 0) return 'the entries do not lead to the signed root';
  return `the log forked or its entries were changed: the copy of ${had.size} entries and the new ones do not lead to the signed root of size ${size}`;
}

/** The head that the copy serves; its right edge is recomputed, since everything new is built on it. */
async function headOfCopy(site: SiteFolder, vkey: string): Promise<Head & { note?: string }> {
  const bytes = await site.read('checkpoint');
  if (!bytes) return { size: 0, root: emptyRoot };
  const note = fromUtf8(bytes) ?? '';
  const head = openCheckpoint(note, [vkey]);
  if (!head.ok) throw damaged(head.reason);
  const { size, root } = head.value;
  const readTile: ReadTile = async (tile) => (await site.read(tilePath(tile))) ?? new Uint8Array();
  const stored = await rootFromNodes(size, nodesFromTiles(size, readTile, sha256), sha256).catch((error) => {
    throw damaged(String(error));
  });
  if (!equal(stored, root)) throw damaged('its tiles do not lead to its checkpoint');
  return { size, root, note };
}

const damaged = (why: string): Refusal =>
  new Refusal('copy-damaged', {
    zh: `本地副本已损坏（${why}）；请换一个新文件夹重新导出`,
    en: `the copy is damaged (${why}); export into a new folder`,
  });

/** One run of copying: the tree as far as it is built, with its partial tiles in memory until the size is final. */
class Copy {
  readonly #read: ReadPath;
  readonly #site: SiteFolder;
  readonly #had: Head;
  #size: number;
  #root: Uint8Array;
  /** The partial tile at the right edge of each level that this run changed. */
  readonly #edge = new Map<number, TileId & { bytes: Uint8Array }>();

  constructor({ read, site }: { read: ReadPath; site: SiteFolder }, had: Head) {
    this.#read = read;
    this.#site = site;
    this.#had = had;
    this.#size = had.size;
    this.#root = had.root;
  }

  async growTo(size: number): Promise<Uint8Array> {
    const first = Math.floor(this.#had.size / tileWidth);
    const bundles = this.#size === size ? 0 : Math.ceil(size / tileWidth) - first;
    for (let done = 0; done < bundles; done += ahead) {
      const indexes = Array.from({ length: Math.min(ahead, bundles - done) }, (_, i) => first + done + i);
      const fetched = await Promise.all(indexes.map((index) => this.#bundle(index, size)));
      await this.#append(fetched.flat());
    }
    for (const tile of this.#edge.values()) await this.#site.write(tilePath(tile), tile.bytes);
    return this.#root;
  }

  /** Copies one entry bundle and gives the leaf hashes that the tree does not have yet. */
  async #bundle(index: number, size: number): Promise<Uint8Array[]> {
    const width = Math.min(tileWidth, size - index * tileWidth);
    const path = entriesPath(index, width);
    const exact = await this.#read(path);
    // A partial bundle may be gone once the full one exists.
    const stored = exact ?? (await this.#read(entriesPath(index, tileWidth)));
    if (!stored) throw new LogBroken(`${path}: missing`);
    const parsed = parseEntryBundle(stored, exact ? width : tileWidth);
    if (!parsed.ok) throw new LogBroken(`${path}: ${parsed.reason}`);
    const entries = parsed.value.slice(0, width);
    const hashes = entries.map((entry) => leafHash(entry, sha256));
    const known = Math.max(0, this.#had.size - index * tileWidth);
    await this.#compareKnown(index, hashes.slice(0, known));
    await this.#site.write(path, encodeEntryBundle(entries));
    return hashes.slice(known);
  }

  /** The bundle at the edge comes again with more entries; those that the copy has must not have changed. */
  async #compareKnown(index: number, hashes: readonly Uint8Array[]): Promise<void> {
    if (hashes.length === 0) return;
    const tile = await this.#site.read(tilePath({ level: 0, index, width: hashes.length }));
    const stored = parseTile(tile ?? new Uint8Array(), hashes.length);
    if (!stored.ok) throw damaged(stored.reason);
    const changed = stored.value.findIndex((hash, i) => !equal(hash, hashes[i] as Uint8Array));
    if (changed >= 0)
      throw new LogBroken(`entry ${index * tileWidth + changed} was changed after it was copied`);
  }

  async #append(leafHashes: readonly Uint8Array[]): Promise<void> {
    const readTile: ReadTile = async (tile) => {
      const edge = this.#edge.get(tile.level);
      const bytes = edge?.index === tile.index ? edge.bytes : await this.#site.read(tilePath(tile));
      return bytes ?? new Uint8Array();
    };
    const grown = await growTree({ size: this.#size, readTile, leafHashes, hash: sha256 });
    for (const tile of grown.tiles) {
      if (tile.width === tileWidth) {
        await this.#site.write(tile.path, tile.bytes);
        this.#edge.delete(tile.level);
      } else this.#edge.set(tile.level, tile);
    }
    this.#size = grown.size;
    this.#root = grown.root;
  }
}
