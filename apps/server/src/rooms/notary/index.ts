import { emptyRoot, formatCheckpoint, parseVkey, signNote } from '@redress/tlog';
import type { Clock } from '#platform/clock';
import { type Database, inTransaction, migrate, type Trx } from '#platform/database';
import type { Server } from '#platform/http';
import type { Log } from '#platform/log';
import { type Sealed, seal } from './commands/seal.ts';
import { waitForSeal, waitUntilFlushed } from './commands/wait.ts';
import { addLogRoutes } from './http/log.ts';
import { createSequencer } from './jobs/sequencer.ts';
import { logSigner } from './keys.ts';
import { migrations } from './migrations.ts';
import { checkHead, proofOf, type Seal, sealOf } from './queries/proofs.ts';
import type { SealRequest } from './rules/entry.ts';
import * as store from './store.ts';

export type { Sealed } from './commands/seal.ts';
export type { Seal } from './queries/proofs.ts';
export type { SealRequest } from './rules/entry.ts';

export interface NotaryDeps {
  db: Database;
  clock: Clock;
  log: Log;
  shard: string;
  origin: string;
  /** Ed25519 private key, 32 bytes. */
  seed: Buffer;
  exclusive: boolean;
}

/** The transparency log: takes commitments, gives proofs. Nothing counts as sealed before a checkpoint covers it. */
export interface NotaryRoom {
  readonly origin: string;
  readonly vkey: string;
  /** Submits in the caller's transaction; the same id again gives what the first call submitted. */
  seal(trx: Trx, request: SealRequest): Promise<Sealed>;
  sealOf(id: string): Promise<Seal | undefined>;
  /** Waits for the seal. Refusal `seal-late` after `timeoutMs` (default 30 s). */
  whenSealed(id: string, timeoutMs?: number): Promise<Seal>;
  /** A tlog-proof under the newest checkpoint; `extra` is carried along unauthenticated. Refusal: `not-in-log`. */
  proofOf(index: number, extra?: Uint8Array): Promise<string>;
  /** Everything submitted before the call is sealed after it. */
  flush(): Promise<void>;
  checkpoint(): Promise<{ size: number; note: string }>;
  http(app: Server): void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const leaseMs = 10_000;

/** Opens the log or begins it. Refusals: `log-key-changed`, `log-inconsistent`. */
export async function createNotaryRoom(deps: NotaryDeps): Promise<NotaryRoom> {
  const { db, shard, origin, exclusive } = deps;
  const signer = logSigner(origin, deps.seed);
  await migrate(db, 'notary', migrations);
  const checkpoint = signNote(formatCheckpoint({ origin, size: 0, root: emptyRoot }), [signer]);
  const head = { origin, vkey: signer.vkey, root: Buffer.from(emptyRoot), checkpoint };
  await inTransaction(db, (trx) => store.insertShard(trx, shard, head));
  await checkHead(db, shard, { origin, vkey: signer.vkey });
  const key = parseVkey(signer.vkey);
  const by = `log:${key.ok ? key.value.id : ''}`;
  const sequencer = createSequencer({
    ...deps,
    signer,
    leaseMs,
    maxBatch: 1024,
    pollMs: exclusive ? 1000 : 200,
  });
  return {
    origin,
    vkey: signer.vkey,
    seal: (trx, request) => seal({ shard, by, wake: sequencer.wake }, trx, request),
    sealOf: (id) => sealOf(db, id),
    whenSealed: (id, timeoutMs = 30_000) => waitForSeal(db, sequencer, id, timeoutMs),
    proofOf: (index, extra) => proofOf(db, shard, index, extra),
    flush: () => waitUntilFlushed(db, shard, sequencer),
    async checkpoint() {
      const now = (await store.findShard(db, shard)) as store.ShardRow;
      return { size: now.size, note: now.checkpoint };
    },
    http: (app) => addLogRoutes(app, db, shard),
    start: sequencer.start,
    stop: sequencer.stop,
  };
}
