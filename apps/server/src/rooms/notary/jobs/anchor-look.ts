import type { AnchoredHead } from '@redress/anchor';
import { sha256 } from '../keys.ts';
import type { PartDeps } from '../parts.ts';
import { isAnchorDue, isStuck } from '../rules/anchor-schedule.ts';
import * as store from '../store-anchor.ts';
import type { NamedChain } from './anchor-chains.ts';
import { haltOnContradiction } from './anchor-compare.ts';

export interface LookDeps extends Pick<PartDeps, 'db' | 'clock' | 'shard' | 'log' | 'origin'> {
  /** A policy says which heads are final: only those are anchored. */
  final: boolean;
  everyMs: number;
}

/** What a look at a chain left behind. `halted`: chain and log contradict each other. */
export type Look = { state: 'pending' | 'idle' } | { state: 'halted'; reason: string };

/** What stands on the chain, once it is known to fit our log; else the log is halted. Throws when the chain is away. */
export async function compareWithChain(
  deps: Pick<LookDeps, 'db' | 'clock' | 'shard' | 'log' | 'origin'>,
  chain: NamedChain,
): Promise<{ onChain: AnchoredHead | undefined } | { state: 'halted'; reason: string }> {
  const problem = await chain.adapter.problem();
  if (problem !== undefined) throw new Error(problem);
  const onChain = await chain.adapter.read({ ...lineOf(chain), origin: deps.origin });
  const reason = onChain && (await haltOnContradiction(deps, chain, onChain));
  return reason === undefined ? { onChain } : { state: 'halted', reason };
}

/**
 * One look at a chain: what became of what was sent, what stands there now, and a new head if one is due. The chain
 * itself is the memory that counts: a process killed between sending and storing finds its head there, and sending
 * a head again changes nothing. Throws when the chain or the database is away.
 */
export async function lookAtChain(deps: LookDeps, chain: NamedChain, force: boolean): Promise<Look> {
  const { db, shard, clock } = deps;
  const compared = await compareWithChain(deps, chain);
  if ('reason' in compared) return compared;
  const { onChain } = compared;
  await settle(deps, chain);
  const rows = await store.readAnchors(db, shard, lineOf(chain), 1);
  const newest = rows[0];
  if (onChain && onChain.size > (newest?.size ?? 0)) return adopt(deps, chain, onChain);
  if (newest && newest.block === null) return { state: 'pending' };
  const ours = await store.findAnchorable(db, shard, deps.final);
  const due = isAnchorDue({
    nowMs: clock.now(),
    everyMs: deps.everyMs,
    force,
    ours: ours?.size ?? 0,
    onChain: onChain?.size ?? 0,
    lastSentMs: newest?.sentAt.getTime(),
  });
  if (!due || !ours) return { state: 'idle' };
  await send(deps, chain, ours, 0);
  return { state: 'pending' };
}

const lineOf = ({ adapter: { chain, contract, publisher } }: NamedChain) => ({ chain, contract, publisher });

/**
 * From the newest row down to the first that still stands in its block: all blocks below that one stand too. What a
 * reorganisation moved gets its new block, what it removed is forgotten, and so is what anchored nothing.
 */
async function settle(deps: LookDeps, chain: NamedChain): Promise<void> {
  const { db, shard, clock } = deps;
  for (const row of await store.readAnchors(db, shard, lineOf(chain), 1000)) {
    const { block, blockHash } = row;
    if (block !== null && (await chain.adapter.holds(block, blockHash ?? ''))) return;
    const now = await chain.adapter.confirm(row.tx);
    if (now.state === 'anchored' && now.head.size === row.size)
      await store.saveAnchor(db, shard, { ...row, ...placeOf(now.head) });
    else if (now.state !== 'pending') await store.forgetAnchor(db, shard, row);
    else if (block !== null)
      await store.saveAnchor(db, shard, { ...row, block: null, blockHash: null, anchoredAt: null });
    else if (!now.inBlock && isStuck(clock.now(), row.sentAt.getTime()))
      await send(deps, chain, row, row.attempts + 1);
  }
}

const placeOf = ({ tx, block, blockHash, at, noteHash }: AnchoredHead) => ({
  tx,
  block,
  blockHash,
  anchoredAt: at,
  noteHash,
});

/** A head of ours that we did not know to be there: the process that sent it died before it could say so. */
async function adopt(deps: LookDeps, chain: NamedChain, onChain: AnchoredHead): Promise<Look> {
  const { db, shard } = deps;
  const confirmed = await chain.adapter.confirm(onChain.tx);
  if (confirmed.state !== 'anchored' || confirmed.head.size !== onChain.size) return { state: 'pending' };
  const { size, root, at } = onChain;
  const notes = await store.notesOf(db, shard, size);
  const note = notes.find((text) => hashOf(text) === onChain.noteHash) ?? notes[0] ?? '';
  const row = {
    ...lineOf(chain),
    name: chain.name,
    size,
    root: Buffer.from(root),
    note,
    sentAt: at,
    attempts: 0,
  };
  await store.saveAnchor(db, shard, { ...row, ...placeOf(confirmed.head) });
  return { state: 'idle' };
}

const hashOf = (note: string): string => Buffer.from(sha256(Buffer.from(note))).toString('hex');

/** Killed after the first step, the head is found on the chain later, or sent again in its place. */
async function send(
  deps: LookDeps,
  chain: NamedChain,
  { size, root, note }: Pick<store.AnchorRow, 'size' | 'root' | 'note'>,
  attempts: number,
): Promise<void> {
  const noteHash = sha256(Buffer.from(note));
  const { tx } = await chain.adapter.publish({ origin: deps.origin, size, root, noteHash }, attempts);
  await store.saveAnchor(deps.db, deps.shard, {
    ...lineOf(chain),
    name: chain.name,
    size,
    root,
    note,
    noteHash: Buffer.from(noteHash).toString('hex'),
    tx,
    block: null,
    blockHash: null,
    anchoredAt: null,
    sentAt: new Date(deps.clock.now()),
    attempts,
  });
}
