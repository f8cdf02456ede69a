import type { Signer } from '@redress/tlog';
import { append, handOver } from './commands/append.ts';
import { seal, sealMany } from './commands/seal.ts';
import { waitForSeal, waitUntilFlushed } from './commands/wait.ts';
import { createHanded } from './jobs/handed.ts';
import { createPool } from './jobs/pool.ts';
import { Sequencer, type SequencerDeps } from './jobs/sequencer.ts';
import { createWaiters } from './jobs/waiters.ts';
import type { NotaryDeps, NotaryRoom } from './room.ts';

const usualLeaseMs = 10_000;
/** Entries of one batch: so many are written in about ten milliseconds. */
const maxBatch = 1024;
/** Submissions that wait; beyond it nothing more is taken. */
const maxWaiting = 65_536;

/** What brings entries into the log: the sequencer with all that hands it work and waits for it. */
export function createWriter(
  deps: NotaryDeps,
  { signers, vkey, by }: { signers: readonly Signer[]; vkey: string; by: string },
  hooks: Pick<SequencerDeps, 'onHead' | 'maySequence'>,
) {
  const { db, shard, exclusive } = deps;
  const pool = createPool();
  const waiters = createWaiters(db);
  const sequencer: Sequencer = new Sequencer({
    ...deps,
    ...hooks,
    signers,
    leaseMs: deps.leaseMs ?? usualLeaseMs,
    maxBatch,
    maxWaiting,
    pool,
    handed: createHanded(),
    waiters,
    handOver: () => handOver({ db, shard, pool, waiters }, sequencer.crowded),
    pollMs: exclusive ? 1000 : 200,
  });
  const known = { db, shard, by, lookupSecret: deps.lookupSecret };
  const sealing = { ...known, pool, sequencer, waiters, repeated: new Set<string>() };
  const door: Pick<NotaryRoom, 'append' | 'seal' | 'sealMany' | 'whenSealed' | 'flush'> = {
    append: (requests) => append(sealing, requests),
    seal: (trx, request) => seal(sealing, trx, request),
    sealMany: (trx, requests) => sealMany(sealing, trx, requests),
    whenSealed: (id, timeoutMs = 30_000) => waitForSeal(sealing, id, timeoutMs),
    flush: () => waitUntilFlushed(db, shard, sequencer),
  };
  return { vkey, sequencer, door };
}
