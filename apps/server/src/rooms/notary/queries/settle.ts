import { setTimeout as sleep } from 'node:timers/promises';
import type { AnchorRecord } from '@redress/anchor';
import { Refusal } from '@redress/kernel';
import { isQuorum, parsePolicy } from '@redress/tlog';
import type { Database } from '#platform/database';
import { findShard } from '../store.ts';
import { cosignedNote, finalHeadCovering, type Witnessing } from './final-head.ts';
import type { AuthorityState, HeadToken } from './stamps.ts';

export interface SettleDeps {
  db: Database;
  shard: string;
  /** Absent without a policy. */
  witnessing?: { witnessing(): Promise<Witnessing> };
  /** Absent without timestamp authorities. */
  stamping?: {
    stamp(wanted: { size: number; timeoutMs: number }): Promise<void>;
    tokensOf(size: number): Promise<HeadToken[]>;
    states(): Promise<AuthorityState[]>;
  };
  anchorRecords(size: number): Promise<AnchorRecord[]>;
}

/** A head and all that vouches for it now: what a bundle carries. */
export interface SettledHead {
  size: number;
  /** The exact text that was stamped; of a head that is not final, with the cosignatures so far. */
  note: string;
  policy?: string;
  tokens: { authority: string; token: Uint8Array; roots: string }[];
  anchors: AnchorRecord[];
}

const pollMs = 100;
/** What those get who failed last time: an answer that comes at once shows that they are back. */
const failingMs = 1500;

/**
 * A head of at least `minSize` entries that is final and stamped, waiting no longer than `timeoutMs` for witnesses and
 * authorities together. When they are late, the newest published head with what there is: that is said in the bundle
 * by whoever judges it, never here.
 */
export async function settle(
  deps: SettleDeps,
  { minSize, timeoutMs }: { minSize: number; timeoutMs: number },
): Promise<SettledHead> {
  const { db, shard, witnessing, stamping } = deps;
  const until = performance.now() + timeoutMs;
  const leftMs = () => Math.max(0, until - performance.now());
  const state = await witnessing?.witnessing();
  const final = state && (await waitForFinal(deps, minSize, Math.min(leftMs(), patience(state, timeoutMs))));
  const head = final ?? (await publishedHead(db, shard, state !== undefined));
  let tokens: HeadToken[] = [];
  // With a policy, only what is final is worth a stamp.
  if (stamping && (final || !state)) {
    await stamp(stamping, head.size, leftMs());
    tokens = (await stamping.tokensOf(head.size)).filter(({ note }) => note === head.note);
  }
  return {
    size: head.size,
    note: head.note,
    ...(state ? { policy: state.policy } : {}),
    tokens: tokens.map(({ authority, token, roots }) => ({ authority, token, roots })),
    anchors: await deps.anchorRecords(head.size),
  };
}

/** Those who answered last time must be enough for the quorum, or waiting for it is in vain. */
function patience({ policy, witnesses }: Witnessing, timeoutMs: number): number {
  const parsed = parsePolicy(policy);
  const well = witnesses.filter((witness) => witness.failingSinceMs === undefined).map(({ name }) => name);
  return parsed.ok && isQuorum(parsed.value, well) ? timeoutMs : Math.min(failingMs, timeoutMs);
}

async function waitForFinal({ db, shard }: SettleDeps, minSize: number, timeoutMs: number) {
  const until = performance.now() + timeoutMs;
  for (;;) {
    const head = await finalHeadCovering(db, shard, minSize);
    if (head || performance.now() >= until) return head;
    await sleep(pollMs);
  }
}

async function publishedHead(
  db: Database,
  shard: string,
  cosigned: boolean,
): Promise<{ size: number; note: string }> {
  const head = await findShard(db, shard);
  if (!head) throw new Error(`the log ${shard} is gone`);
  return { size: head.size, note: cosigned ? await cosignedNote(db, shard, head) : head.checkpoint };
}

async function stamp(
  stamping: NonNullable<SettleDeps['stamping']>,
  size: number,
  leftMs: number,
): Promise<void> {
  const well = (await stamping.states()).some((state) => state.failingSince === undefined);
  try {
    await stamping.stamp({ size, timeoutMs: well ? leftMs : Math.min(failingMs, leftMs) });
  } catch (error) {
    // A bundle without a stamp is still a bundle; the authority is asked again by the next round.
    if (!(error instanceof Refusal)) throw error;
  }
}
