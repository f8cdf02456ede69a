import { leafHash, tileHash, tilePath, tileWidth } from '@redress/tlog';
import type { Database } from '#platform/database';
import { createPace, type Pace } from '#platform/pace';
import { sha256 } from '../keys.ts';
import type { ShardRow } from '../store.ts';
import * as store from '../store-audit.ts';
import { readEntryRows } from '../store-entries.ts';
import { Findings } from './audit-findings.ts';
import { HeadsCheck } from './audit-heads.ts';
import { AuditTree, type BuiltTile } from './audit-tree.ts';
import { checkTrust } from './audit-trust.ts';

export interface AuditDeps {
  db: Database;
  shard: string;
  /** Verifier keys of the log; see `HeadsCheck`. */
  keys: readonly LogKey[];
  /** Verifier keys of the witnesses by name, for their cosignatures. */
  witnesses?: ReadonlyMap<string, string>;
  signal?: AbortSignal;
}

/** A key of the log: it signed heads of more than `since` and of at most `until` entries. */
export interface LogKey {
  vkey: string;
  since: number;
  until?: number;
}

export interface AuditReport {
  size: number;
  /** What differs, most telling first; empty when all is as it was signed. */
  problems: string[];
}

/** Entries read at a time. */
const page = 4 * tileWidth;

/**
 * Hashes every stored entry again, grows the tree from nothing, and holds each stored tile and each head ever published
 * against it. No stored hash or root is believed, so an edited row is found wherever it stands
 * (codenotary/immudb#2063). Memory does not grow with the log. A batch committed meanwhile belongs to the next audit.
 */
export async function auditStored(deps: AuditDeps, head: ShardRow): Promise<AuditReport> {
  const { db, shard } = deps;
  const findings = new Findings();
  const tree = new AuditTree();
  const heads = new HeadsCheck({ ...deps, origin: head.origin, size: head.size, findings });
  const pace = createPace();
  for (let first = 0; first < head.size; first += page) {
    deps.signal?.throwIfAborted();
    const count = Math.min(page, head.size - first);
    if (!(await addPage(deps, { first, count, tree, heads, findings, pace }))) break;
    await compareTiles(deps, tree.takeComplete(), findings);
    await pace();
  }
  if (tree.size === head.size) {
    await heads.finish(head, tree.root());
  }
  for (const stray of await store.findStrays(db, shard)) findings.add('stray', stray);
  await checkTrust(deps, findings);
  return { size: head.size, problems: findings.lines() };
}

interface Page {
  first: number;
  count: number;
  tree: AuditTree;
  heads: HeadsCheck;
  findings: Findings;
  pace: Pace;
}

/** False where entries are missing: nothing behind a hole can be hashed into the tree. */
async function addPage(
  deps: AuditDeps,
  { first, count, tree, heads, findings, pace }: Page,
): Promise<boolean> {
  const entries = await readEntryRows(deps.db, deps.shard, first, count);
  await heads.fill(first + count);
  const idOf = (bytes: Buffer) => /"id":"([^"]*)"/.exec(bytes.toString())?.[1] ?? '';
  const ids = entries.map(({ bytes }) => idOf(bytes));
  const indexes = await store.readIndexes(deps.db, deps.shard, ids);
  for (const [i, entry] of entries.entries()) {
    if (entry.index !== first + i) break;
    const led = indexes.get(ids[i] as string);
    if (led !== entry.index)
      findings.add(
        'entry',
        `entry ${entry.index}: its id ${ids[i]} leads ${led === undefined ? 'nowhere' : `to entry ${led}`}`,
      );
    tree.push(leafHash(entry.bytes, sha256));
    heads.grown(tree);
    await pace();
  }
  if (tree.size === first + count) return true;
  findings.add('missing', `entry ${tree.size}: missing; nothing after it could be checked`);
  return false;
}

async function compareTiles(
  { db, shard }: AuditDeps,
  tiles: readonly BuiltTile[],
  findings: Findings,
): Promise<void> {
  for (const level of new Set(tiles.map((tile) => tile.level))) {
    const built = tiles.filter((tile) => tile.level === level);
    const first = (built[0] as BuiltTile).index;
    const stored = await store.readStoredTiles(db, shard, level, { first, count: built.length });
    for (const tile of built) compareTile(tile, stored.get(tile.index), findings);
  }
}

function compareTile(tile: BuiltTile, stored: store.StoredTile | undefined, findings: Findings): void {
  const { level, index, hashes } = tile;
  const path = tilePath({ level, index, width: hashes.length });
  if (!stored) {
    findings.add('tile', `${path}: missing`);
    return;
  }
  const wrong = hashes.flatMap((hash, i) =>
    stored.hashes.subarray(32 * i, 32 * i + 32).equals(hash) ? [] : [index * tileWidth + i],
  );
  if (!stored.root.equals(tileHash(hashes, sha256)))
    findings.add('tile', `${path}: its subtree has another hash than the one beside it`);
  if (wrong.length === 0) return;
  const what = level === 0 ? 'entry' : 'subtree';
  const more = wrong.length > 1 ? ` and ${wrong.length - 1} more` : '';
  findings.add('tile', `${path}: holds another hash than the entries give for ${what} ${wrong[0]}${more}`);
}
