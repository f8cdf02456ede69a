import { formatCheckpoint, leafHash, signNote } from '@redress/tlog';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { sha256 } from '../keys.ts';
import { type FullTile, growEdge } from '../rules/edge.ts';
import { dropSubmissions, type WaitingRow } from '../store.ts';
import { appendBatch, type Batch, isUniqueViolation } from '../store-batch.ts';
import type { Appended, Pooled } from './pool.ts';
import type { Ground } from './recover-edge.ts';

export interface IntegrateDeps {
  db: Database;
  clock: Clock;
  shard: string;
  leaseMs: number;
}

export { tileReader } from '../queries/tiles.ts';

/** Submissions in their order, then what was given directly; no id is in both. */
export interface Work {
  waiting: readonly WaitingRow[];
  pooled: readonly Pooled[];
}

/** A batch as it was tried: when nobody knows whether it was committed, its root tells. */
export interface Attempt {
  size: number;
  root: Uint8Array;
  seals: Appended[];
  ground: Ground;
}

interface On {
  fence: string;
  ground: Ground;
  work: Work;
}
interface Prepared {
  attempt: Attempt;
  tiles: FullTile[];
  sealedAtMs: number;
}

/**
 * `published`: the batch stands. `fenced`: another sequencer moved the head, or may. `repeated`: an id is sealed or
 * waits already. Nothing was written in the last two.
 */
export type Outcome = 'published' | 'fenced' | 'repeated';

/** What the batch will be if it is committed: all in memory, and a pure consequence of the ground and the work. */
export function prepare(deps: Pick<IntegrateDeps, 'clock'>, ground: Ground, work: Work): Prepared {
  // A clock that was set back, or another node's: the times of heads never go back, an audit would take it for forgery.
  const sealedAtMs = Math.max(deps.clock.now(), ground.atMs);
  const fresh = work.waiting.filter((row) => !row.known);
  const leaves = [
    ...fresh.map((row) => row.leafHash ?? leafHash(row.bytes, sha256)),
    ...work.pooled.map((each) => each.leafHash),
  ];
  const grown = growEdge(ground.edge, leaves, sha256);
  const seals = [...fresh, ...work.pooled].map(({ id, bytes }, i) => ({
    id,
    index: ground.edge.size + i,
    entry: bytes,
    sealedAtMs,
    created: true,
  }));
  const attempt: Attempt = {
    size: grown.edge.size,
    root: grown.root,
    seals,
    ground: { ...ground, edge: grown.edge, root: grown.root, atMs: sealedAtMs },
  };
  return { attempt, tiles: grown.tiles, sealedAtMs };
}

/**
 * One batch in one statement: entries, full tiles and the signed head appear together or not at all, so whoever sees
 * an entry also sees a checkpoint that covers it. The head is signed before the commit; killed in between, the
 * signature is lost with the process and was shown to nobody, so no two heads of one size can ever meet.
 *
 * Throws when the database failed: whether the batch was committed is then open, see `Attempt`.
 */
export async function publish(deps: IntegrateDeps, on: On, prepared: Prepared): Promise<Outcome> {
  const gone = on.work.waiting.map((row) => row.position);
  try {
    const published = await appendBatch(deps.db, deps.shard, batchOf(deps, on, prepared, gone));
    return published ? 'published' : 'fenced';
  } catch (error) {
    if (isUniqueViolation(error)) return 'repeated';
    throw error;
  }
}

export function batchOf(
  { leaseMs }: Pick<IntegrateDeps, 'leaseMs'>,
  { fence, ground }: Pick<On, 'fence' | 'ground'>,
  { attempt, tiles, sealedAtMs }: Prepared,
  gone: readonly string[] = [],
): Batch {
  const { size, root } = attempt;
  const body = formatCheckpoint({ origin: ground.origin, size, root });
  return {
    fence,
    from: { size: ground.edge.size, root: ground.root },
    head: { size, root, note: signNote(body, ground.signers), at: new Date(sealedAtMs) },
    leaseMs,
    entries: attempt.seals.map(({ id, entry }) => ({ id, bytes: entry })),
    gone,
    tiles,
  };
}

/** Repetitions only: nothing to publish. */
export const dropRepeated = (deps: IntegrateDeps, waiting: readonly WaitingRow[]) =>
  dropSubmissions(
    deps.db,
    waiting.map((row) => row.position),
  );
