import type { Policy } from '@redress/tlog';
import type { Database } from '#platform/database';
import { policyText } from '../rules/witness-policy.ts';
import { findShard } from '../store.ts';
import * as store from '../store-witness.ts';

/** A head that the policy's quorum cosigned; the note never changes once it stands here. */
export interface FinalHead {
  size: number;
  /** The published note and the cosignatures that made it final, in the order of the policy. */
  note: string;
  /** When the quorum was met. */
  atMs: number;
}

const headOf = (row: store.FinalRow | undefined): FinalHead | undefined =>
  row && { size: row.size, note: row.note, atMs: row.at.getTime() };

/** The newest final head; undefined before the first and without a policy. */
export async function finalHead(db: Database, shard: string): Promise<FinalHead | undefined> {
  return headOf(await store.newestFinal(db, shard));
}

/** The first final head that covers the first `size` entries; undefined while none does. */
export async function finalHeadCovering(
  db: Database,
  shard: string,
  size: number,
): Promise<FinalHead | undefined> {
  return headOf(await store.finalCovering(db, shard, size));
}

/** One witness of the policy as the log knows it; nothing here says that a head is witnessed. */
export interface WitnessState {
  name: string;
  vkey: string;
  /** Absent: it is not asked. */
  url?: string;
  /** Size of the head that it cosigned last. */
  knownSize?: number;
  answeredAtMs?: number;
  /** Since when it has not cosigned what it was asked for, and why. */
  failingSinceMs?: number;
  problem?: { code: string; detail: string };
  /** It once claimed to know less than it had cosigned. */
  wentBack?: { fromSize: number; atMs: number };
  cosignedNewest: boolean;
}

export interface Witnessing {
  /** The tlog-policy text with the line of this log, as it goes into bundles. */
  policy: string;
  witnesses: WitnessState[];
  newestSize: number;
  /** Whether the newest published head is final. */
  quorumMet: boolean;
  /** Names of those who must tell what they know before anything is sequenced; empty while nothing is held back. */
  waitingFor: string[];
}

export async function readWitnessing(
  db: Database,
  shard: string,
  policy: Policy,
  waitingFor: string[],
): Promise<Witnessing> {
  const size = (await findShard(db, shard))?.size ?? 0;
  const [states, lines, final] = await Promise.all([
    store.readWitnessStates(db, shard),
    store.linesOf(db, shard, size),
    store.newestFinal(db, shard),
  ]);
  const witnesses = policy.witnesses.map((witness) => ({
    ...witness,
    ...(states.has(witness.name) ? stateOf(states.get(witness.name) as store.WitnessRow) : {}),
    cosignedNewest: lines.some((line) => line.witness === witness.name),
  }));
  return {
    policy: policyText(policy),
    witnesses,
    newestSize: size,
    quorumMet: final?.size === size,
    waitingFor,
  };
}

function stateOf(row: store.WitnessRow): Partial<WitnessState> {
  const { knownSize, answeredAt, failingSince, problem, detail, wentBackAt, wentBackFrom } = row;
  return {
    ...(knownSize === null ? {} : { knownSize }),
    ...(answeredAt ? { answeredAtMs: answeredAt.getTime() } : {}),
    ...(failingSince ? { failingSinceMs: failingSince.getTime() } : {}),
    ...(problem === null ? {} : { problem: { code: problem, detail: detail ?? '' } }),
    ...(wentBackAt && wentBackFrom !== null
      ? { wentBack: { fromSize: wentBackFrom, atMs: wentBackAt.getTime() } }
      : {}),
  };
}

/** The newest published head with every cosignature of it that is there yet: what `/log/<shard>/checkpoint` gives. */
export async function cosignedNote(db: Database, shard: string, head: { size: number; checkpoint: string }) {
  const lines = await store.linesOf(db, shard, head.size);
  return head.checkpoint + lines.map(({ line }) => line).join('');
}
