import { createHash } from 'node:crypto';
import { nodesFromTiles, rootFromNodes } from '@redress/tlog';
import { inTransaction } from '#platform/database';
import { sha256 } from '../keys.ts';
import type { PartDeps } from '../parts.ts';
import { everyVkey } from '../queries/log-keys.ts';
import { readCopy, type WitnessProblem } from '../rules/witness-answer.ts';
import * as store from '../store.ts';
import { findHalt, insertHalt } from '../store-halt.ts';
import { publishedNote } from '../store-witness.ts';
import { verifyFast } from './audit-verify.ts';
import type { Asking } from './collect-cosignatures-ask.ts';
import { tileReader } from './integrate.ts';
import { askWitness } from './witness-client.ts';

const limitMs = 10_000;
/** What a witness says of the log: its answer to a head of ours. */
export type Claim = { kind: 'ahead' | 'contradicted'; size: number };

/**
 * A witness says that the log was larger, or another one, than what the database holds. Only the log itself can have
 * signed such a head, so the head that the witness shows to monitors is the evidence. Without it the claim still
 * stops the log: going on wrongly could never be mended, a lifted halt can. A claim that the witness's own copy
 * disproves stops nothing.
 */
export async function judgeClaim(asking: Asking, claim: Claim): Promise<WitnessProblem> {
  const { deps, witness } = asking;
  const copy = await monitorCopy(asking);
  const head = (await store.findShard(deps.db, deps.shard)) as store.ShardRow;
  const shown = copy === 'never' ? undefined : copy;
  if (shown && shown.size > head.size)
    return halt(asking, 'witness-ahead', shown.size, {
      reason: `witness ${witness.name} holds a head of size ${shown.size} that this log signed, the database has ${head.size}`,
      evidence: shown.note,
    });
  if (shown && !Buffer.from(shown.root).equals(await rootAt(asking, shown.size))) {
    const ours = await publishedNote(deps.db, deps.shard, shown.size);
    return halt(asking, 'fork', undefined, {
      reason: `witness ${witness.name} holds a head of size ${shown.size} with another root than the database`,
      evidence: ours ? `${shown.note}\n${ours.note}` : shown.note,
    });
  }
  if (claim.kind === 'ahead')
    return halt(asking, 'witness-ahead', claim.size, {
      reason: `witness ${witness.name} answers that it cosigned size ${claim.size}, the database has ${head.size}; it shows no such head`,
      ...(shown ? { evidence: shown.note } : {}),
    });
  if (shown && shown.size >= claim.size)
    return {
      code: 'bad-answer',
      detail: `it refuses to go on from size ${claim.size}, which its own copy confirms`,
    };
  return halt(asking, 'fork', undefined, {
    reason: `witness ${witness.name} answers that the log is no continuation of what it cosigned at size ${claim.size}; it shows no such head`,
    ...(shown ? { evidence: shown.note } : {}),
  });
}

/** The head of ours that the witness shows to monitors; `never`: it says that it never cosigned one. */
export async function monitorCopy({ deps, witness, signal }: Asking) {
  const hash = createHash('sha256').update(deps.origin).digest('hex');
  const fetched = await askWitness(`${witness.url}/${hash}/checkpoint`, { limitMs, signal });
  if (!fetched.ok) return undefined;
  if (fetched.answer.status === 404) return 'never';
  return fetched.answer.status === 200
    ? readCopy(fetched.answer.body, await everyVkey(deps.db, deps.shard), verifyFast)
    : undefined;
}

async function rootAt({ deps: { db, shard } }: Asking, size: number): Promise<Uint8Array> {
  return rootFromNodes(size, nodesFromTiles(size, tileReader(db, shard), sha256), sha256);
}

/** One body; it may be signed by other keys of the log since. */
export const isSameHead = (a: string, b: string): boolean => a.split('\n\n', 1)[0] === b.split('\n\n', 1)[0];

/** The database no longer holds what this process saw published: it was exchanged under it. Continuing would fork the log. */
export async function haltBehind({ db, shard, clock, log }: PartDeps, seen: { size: number; note: string }) {
  const reason = `the database no longer holds the head of size ${seen.size} that was published`;
  const halted = await inTransaction(db, async (trx) => {
    const head = await store.lockShard(trx, shard);
    if (head.size > seen.size || isSameHead(head.checkpoint, seen.note)) return false;
    if (await findHalt(trx, shard)) return false;
    await insertHalt(trx, shard, { at: new Date(clock.now()), code: 'fork', reason, evidence: seen.note });
    return true;
  });
  if (halted) log.error({ shard, code: 'fork' }, `the log is halted: ${reason}`);
}

/** Stops the log unless it grew to `above` meanwhile: another node's head may have reached the witness before us. */
async function halt(
  { deps, witness }: Asking,
  code: 'witness-ahead' | 'fork',
  above: number | undefined,
  what: { reason: string; evidence?: string },
): Promise<WitnessProblem> {
  const { db, shard, clock, log } = deps;
  const halted = await inTransaction(db, async (trx) => {
    const head = await store.lockShard(trx, shard);
    if (above !== undefined && head.size >= above) return undefined;
    if (await findHalt(trx, shard)) return false;
    await insertHalt(trx, shard, { at: new Date(clock.now()), code, ...what });
    return true;
  });
  if (halted === undefined) return { code: 'bad-answer', detail: 'the log grew while it answered' };
  if (halted) log.error({ shard, code, witness: witness.name }, `the log is halted: ${what.reason}`);
  return { code: code === 'fork' ? 'fork' : 'ahead', detail: what.reason };
}
