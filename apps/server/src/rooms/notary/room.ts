import type { AnchorRecord } from '@redress/anchor';
import type { Clock } from '#platform/clock';
import type { Database, Trx } from '#platform/database';
import type { Server } from '#platform/http';
import type { Log } from '#platform/log';
import type { LogConfig } from '../../config/index.ts';
import type { Sealed } from './commands/seal.ts';
import type { AnchorState } from './jobs/anchor-watch.ts';
import type { Appended } from './jobs/pool.ts';
import type { FinalHead, Witnessing } from './queries/final-head.ts';
import type { Seal } from './queries/proofs.ts';
import type { SettledHead } from './queries/settle.ts';
import type { AuthorityState, HeadToken } from './queries/stamps.ts';
import type { SealRequest } from './rules/entry.ts';

/** Parts whose file or address is absent are off. */
export interface NotaryDeps extends LogConfig {
  db: Database;
  clock: Clock;
  log: Log;
  /** Where the newest head is remembered outside the database. */
  headFile?: string;
  /** Ed25519 private key, 32 bytes. */
  seed: Buffer;
  /** All keys that sign, the newest first; absent: `seed` alone. */
  seeds?: Buffer[];
  /** 32 bytes that contents are keyed with, so that their holders find their seals; absent: nobody does. */
  lookupSecret?: Buffer;
  /** Nobody else works on this database: the lease of a killed process need not run out. */
  exclusive: boolean;
  /** How long the node that sequences may be silent before another one takes over; default 10 s. */
  leaseMs?: number;
  /** The longest that a witness which fails is left in peace; default 1 minute. */
  longestRestMs?: number;
}

/** What a batch would be built on. */
export interface BatchGround {
  /** Counts the times that this process newly took the lease; see jobs/lease.ts. */
  tenure: number;
  /** Of the stored tree. */
  size: number;
}

/** A part of the notary that works in the background on what the sequencer published; see parts.ts. */
export interface NotaryPart {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** The sequencer of this process published a head. Other nodes' heads are found by polling. Must not throw. */
  headPublished?(): void;
  /**
   * Asked with the lease in hand before each batch, which is published on a tree of this size or not at all. False:
   * nothing may be sequenced yet, e.g. until witnesses said that they know no larger tree; it is asked again soon.
   */
  maySequence?(on: BatchGround): boolean;
  http?(app: Server): void;
}

/** The transparency log: takes commitments, gives proofs. Nothing counts as sealed before a checkpoint covers it. */
export interface NotaryRoom {
  readonly origin: string;
  readonly vkey: string;
  /**
   * Brings entries into the log, outside any transaction, and answers once a published checkpoint covers them: the
   * fastest way in. Refusals: `log-busy`, `log-halted`, `seal-late`; see commands/append.ts.
   */
  append(requests: readonly SealRequest[]): Promise<Appended[]>;
  /** Submits in the caller's transaction; the same id again gives what the first call submitted. */
  seal(trx: Trx, request: SealRequest): Promise<Sealed>;
  /** The same for many, in their order, by one statement. */
  sealMany(trx: Trx, requests: readonly SealRequest[]): Promise<Sealed[]>;
  /** Nobody finds these entries by their content any more; for whoever erases what they stand for. */
  forgetContents(trx: Trx, ids: readonly string[]): Promise<void>;
  /** Undefined while the entry waits, or when the id is unknown. */
  sealOf(id: string): Promise<Seal | undefined>;
  /** Waits for the seal, and has what an older log holds sealed in this one; see commands/bring-here.ts. */
  bringHere(id: string): Promise<Seal>;
  /** Waits for the seal. Refusals: `seal-late` after `timeoutMs` (default 30 s), `log-halted`. */
  whenSealed(id: string, timeoutMs?: number): Promise<Seal>;
  /**
   * A tlog-proof under the newest checkpoint, or under a head of ours that `settle` gave; `extra` is carried along
   * unauthenticated. Refusal: `not-in-log`.
   */
  proofOf(index: number, extra?: Uint8Array, under?: Pick<SettledHead, 'size' | 'note'>): Promise<string>;
  /** A head of at least `minSize` entries with all that vouches for it, as final and stamped as it gets in the time. */
  settle(wanted: { minSize: number; timeoutMs: number }): Promise<SettledHead>;
  /** Everything submitted before the call is sealed after it. */
  flush(): Promise<void>;
  checkpoint(): Promise<{ size: number; note: string }>;
  /** The newest head that the policy's quorum cosigned, or the first one of at least `covering` entries. */
  finalHead(covering?: number): Promise<FinalHead | undefined>;
  /** How collecting cosignatures goes; undefined without a policy. */
  witnessing(): Promise<Witnessing | undefined>;
  /**
   * Has the final head of exactly this size dated now by the timestamp authorities (RFC 3161); settles when enough of
   * them answered, or all failed, or after `timeoutMs`. Without authorities it does nothing. Refusal `no-such-head`.
   */
  stamp(wanted: { size: number; timeoutMs: number }): Promise<void>;
  /** The tokens over the head of this size: files `proofs/<authority>.tsr` and `.pem` of a bundle. */
  tokensOf(size: number): Promise<HeadToken[]>;
  /** How each timestamp authority does. */
  stamps(): Promise<AuthorityState[]>;
  /** How anchoring on each configured chain goes. */
  anchors(): Promise<AnchorState[]>;
  /** Anchors a head of at least `size` entries now, on every configured chain. Refusal `anchor-late`. */
  anchor(wanted: { size: number }, timeoutMs?: number): Promise<AnchorState[]>;
  /** For `proofs/anchor.json` of a bundle whose head has this size: one record for each chain. */
  anchorRecords(size: number): Promise<AnchorRecord[]>;
  http(app: Server): void;
  start(): Promise<void>;
  stop(): Promise<void>;
}
