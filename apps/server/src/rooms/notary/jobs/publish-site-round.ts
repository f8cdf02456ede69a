import { readFile } from 'node:fs/promises';
import { Refusal } from '@redress/kernel';
import {
  emptyRoot,
  entriesPath,
  fromUtf8,
  hashesAt,
  nodesFromTiles,
  openCheckpoint,
  rootFromNodes,
  tilePath,
  tileWidth,
} from '@redress/tlog';
import { inTransaction } from '#platform/database';
import { differs, type ObjectStore } from '#platform/objects';
import { sha256 } from '../keys.ts';
import type { PartDeps } from '../parts.ts';
import { everyVkey } from '../queries/log-keys.ts';
import { headForSite, isProgress } from '../rules/site-head.ts';
import { findHalts, insertHalt } from '../store-halt.ts';
import { findSiteCandidates } from '../store-site.ts';
import { tileReader } from './integrate.ts';
import { type TreeHead, writeParts } from './publish-site-parts.ts';

export type RoundDeps = Pick<PartDeps, 'db' | 'clock' | 'log' | 'shard' | 'policyFile'> & {
  site: ObjectStore;
};

interface Shown extends TreeHead {
  note: string;
  version: string | undefined;
}

/** What the site shows: nothing yet is the empty tree. Refusal: `site-of-another-log`. */
async function readShown({ site, db, shard }: RoundDeps): Promise<Shown | undefined> {
  const stored = await site.get('checkpoint');
  if (!stored) return undefined;
  const note = fromUtf8(stored.bytes) ?? '';
  const head = openCheckpoint(note, await everyVkey(db, shard));
  if (!head.ok)
    throw new Refusal('site-of-another-log', {
      zh: `公开副本中的 checkpoint 不是本日志签署的（${head.reason}）。`,
      en: `The checkpoint on the public site is not one of this log: ${head.reason}.`,
    });
  const { size, root } = head.value;
  return { size, root, note, version: stored.version };
}

/**
 * Whatever stands on the site was committed before, so a database that is behind it or has another root was restored
 * from an old backup or changed: going on would fork the log. Gives the reason and halts the log.
 */
export async function haltIfContradicted(deps: RoundDeps): Promise<string | undefined> {
  // Read first: then our own head is the younger one.
  const shown = await readShown(deps);
  if (!shown) return undefined;
  const { db, shard } = deps;
  const { newest } = await findSiteCandidates(db, shard);
  const rootAt = async () =>
    rootFromNodes(shown.size, nodesFromTiles(shown.size, tileReader(db, shard), sha256), sha256);
  const found =
    newest.size < shown.size
      ? {
          code: 'site-ahead',
          reason: `the public site shows ${shown.size} entries, the database ${newest.size}`,
        }
      : Buffer.compare(await rootAt(), shown.root) !== 0
        ? {
            code: 'fork',
            reason: `the public site shows another root of size ${shown.size} than the database`,
          }
        : undefined;
  if (!found) return undefined;
  const evidence = JSON.stringify({ shown: shown.note, ours: newest.note });
  await inTransaction(db, async (trx) => {
    const standing = await findHalts(trx, shard);
    if (standing.some(({ code }) => code === found.code)) return;
    await insertHalt(trx, shard, { at: new Date(deps.clock.now()), ...found, evidence });
  });
  deps.log.error({ shard, code: found.code }, found.reason);
  return found.reason;
}

/** Partial tiles that nobody needs any more: paths whose `.p` folder may go. */
export type Outgrown = string[];

/**
 * One step forward, in the order of a crash: what a checkpoint needs stands durably before the checkpoint is replaced,
 * and it is replaced only if it still is the one that this step began with. Killed anywhere, the site shows the old head
 * or the new one, whole. Gives the size shown, and what was outgrown by it; undefined when another node was faster.
 */
export async function publishRound(
  deps: RoundDeps,
): Promise<{ size: number; outgrown: Outgrown } | undefined> {
  const { db, shard, site, clock, policyFile } = deps;
  const shown = await readShown(deps);
  const from = shown ?? { size: 0, root: emptyRoot };
  const candidates = await findSiteCandidates(db, shard);
  const hasPolicy = policyFile !== undefined;
  const next = headForSite({ ...candidates, hasPolicy, nowMs: clock.now() });
  if (!next || !isProgress(shown, next)) return { size: from.size, outgrown: [] };
  const head = openCheckpoint(next.note, await everyVkey(db, shard));
  if (!head.ok) throw new Error(`the head of size ${next.size} of the log ${shard}: ${head.reason}`);
  await writeParts(deps, from, head.value);
  if (policyFile !== undefined) await showPolicy(site, await readFile(policyFile, 'utf8'));
  await site.sync();
  if (!(await site.replace('checkpoint', next.note, shown?.version))) return undefined;
  await site.sync();
  return { size: next.size, outgrown: outgrownBy(from.size, next.size) };
}

/** The newest key. One that stands there from before was a key of this log. Refusal: `object-differs`. */
export async function showKey({ site, db, shard }: RoundDeps, vkey: string): Promise<void> {
  const there = await site.get('vkey');
  const shown = there && Buffer.from(there.bytes).toString().trim();
  if (shown === vkey) return;
  if (shown !== undefined && !(await everyVkey(db, shard)).includes(shown)) throw differs('vkey');
  // A text that may change: no cache may keep it for ever.
  await site.replace('vkey', `${vkey}\n`, there?.version);
}

async function showPolicy(site: ObjectStore, text: string): Promise<void> {
  const there = await site.get('policy');
  if (there && Buffer.from(there.bytes).toString() === text) return;
  // Another node that is faster wrote the same file.
  await site.replace('policy', text, there?.version);
}

/** The tiles that were partial at one size and are full at the next. */
function outgrownBy(oldSize: number, size: number): Outgrown {
  const outgrown: Outgrown = [];
  for (let level = 0; hashesAt(level, oldSize) > 0; level++) {
    const had = hashesAt(level, oldSize);
    const index = Math.floor(had / tileWidth);
    if (had % tileWidth === 0 || hashesAt(level, size) < (index + 1) * tileWidth) continue;
    outgrown.push(`${tilePath({ level, index, width: tileWidth })}.p`);
    if (level === 0) outgrown.push(`${entriesPath(index, tileWidth)}.p`);
  }
  return outgrown;
}
