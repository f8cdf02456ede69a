import type { AnchoredHead } from '@redress/anchor';
import { nodesFromTiles, rootFromNodes } from '@redress/tlog';
import { inTransaction } from '#platform/database';
import { sha256 } from '../keys.ts';
import type { PartDeps } from '../parts.ts';
import { contradiction } from '../rules/anchor-schedule.ts';
import * as log from '../store.ts';
import { findHalts, insertHalt } from '../store-halt.ts';
import type { NamedChain } from './anchor-chains.ts';
import { tileReader } from './integrate.ts';

type Deps = Pick<PartDeps, 'db' | 'clock' | 'shard' | 'log'>;

/**
 * Compares what a chain holds with the stored tree; where both cannot be true, halts the log with what a third party
 * needs to see it: the head on the chain and the head that we signed. Gives why. The chain must have been read before
 * the call, so that our own head is the younger one.
 */
export async function haltOnContradiction(
  deps: Deps,
  { name, adapter }: NamedChain,
  onChain: AnchoredHead,
): Promise<string | undefined> {
  const { db, shard, clock } = deps;
  const ours = (await log.findShard(db, shard)) as log.ShardRow;
  const rootAt = onChain.size <= ours.size ? await rootOf(deps, onChain.size) : undefined;
  const found = contradiction(onChain, { size: ours.size, rootAt });
  if (!found) return undefined;
  const reason = `${name}: ${found.reason}`;
  const { chain, contract, publisher } = adapter;
  const { size, root, noteHash, tx, block, blockHash } = onChain;
  const anchored = { chain, contract, publisher, size, root: Buffer.from(root).toString('base64'), noteHash };
  const evidence = JSON.stringify({ anchored: { ...anchored, tx, block, blockHash }, ours: ours.checkpoint });
  await inTransaction(db, async (trx) => {
    const standing = await findHalts(trx, shard);
    if (standing.some((halt) => halt.code === found.code && halt.reason === reason)) return;
    await insertHalt(trx, shard, { at: new Date(clock.now()), code: found.code, reason, evidence });
  });
  deps.log.error({ shard, chain: name, code: found.code }, reason);
  return reason;
}

function rootOf({ db, shard }: Deps, size: number): Promise<Uint8Array> {
  return rootFromNodes(size, nodesFromTiles(size, tileReader(db, shard), sha256), sha256);
}
