import { Refusal } from '@redress/kernel';
import {
  formatTlogProof,
  inclusionProof,
  nodesFromTiles,
  openCheckpoint,
  rootFromNodes,
} from '@redress/tlog';
import type { Database } from '#platform/database';
import { tileReader } from '../jobs/integrate.ts';
import { sha256 } from '../keys.ts';
import * as store from '../store.ts';

/** An entry under a published checkpoint. */
export interface Seal {
  id: string;
  index: number;
  entry: Uint8Array;
  sealedAtMs: number;
}

/** Undefined while the entry waits, or when the id is unknown. */
export async function sealOf(db: Database, id: string): Promise<Seal | undefined> {
  const row = await store.findEntry(db, id);
  return row && { id: row.id, index: row.index, entry: row.bytes, sealedAtMs: row.sealedAt.getTime() };
}

/** The newest published checkpoint. */
export async function headOf(db: Database, shard: string): Promise<{ size: number; note: string }> {
  const head = (await store.findShard(db, shard)) as store.ShardRow;
  return { size: head.size, note: head.checkpoint };
}

/** A `.tlog-proof` (c2sp.org/tlog-proof) under the newest checkpoint, or under a given one of ours. Refusal: `not-in-log`. */
export async function proofOf(
  db: Database,
  shard: string,
  index: number,
  extra?: Uint8Array,
  under?: { size: number; note: string },
): Promise<string> {
  const head = under ?? (await headOf(db, shard));
  if (index < 0 || index >= head.size) {
    throw new Refusal('not-in-log', { zh: '日志中没有这一条目。', en: 'The log has no such entry.' });
  }
  const read = nodesFromTiles(head.size, tileReader(db, shard), sha256);
  const hashes = await inclusionProof(index, head.size, read, sha256);
  return formatTlogProof({ index, hashes, checkpoint: head.note, ...(extra ? { extra } : {}) });
}

/**
 * At start: the stored head is signed by our key and its root follows from the stored tiles. Refusals:
 * `log-key-changed` (another key or origin than this log began with), `log-inconsistent` (what the database holds was
 * changed or partly lost: continuing would fork the log).
 */
export async function checkHead(
  db: Database,
  shard: string,
  expected: { origin: string; vkey: string },
): Promise<void> {
  const head = (await store.findShard(db, shard)) as store.ShardRow;
  if (head.origin !== expected.origin || head.vkey !== expected.vkey) {
    throw new Refusal('log-key-changed', {
      zh: '存证日志的名称或密钥与已有数据不一致，请恢复原来的 keys 文件夹和 REDRESS_LOG_ORIGIN。',
      en: `The log began as ${head.vkey}, but the configuration gives ${expected.vkey}: restore the keys folder and REDRESS_LOG_ORIGIN, or choose another REDRESS_LOG_SHARD.`,
    });
  }
  const opened = openCheckpoint(head.checkpoint, [head.vkey]);
  const reason = opened.ok ? await rootProblem(db, shard, opened.value) : opened.reason;
  if (reason !== undefined) {
    throw new Refusal('log-inconsistent', {
      zh: `存证日志与其检查点不一致（${reason}），已拒绝启动，请从备份恢复。`,
      en: `The log does not fit its checkpoint (${reason}): refusing to start; restore it from a backup.`,
    });
  }
}

async function rootProblem(
  db: Database,
  shard: string,
  head: { size: number; root: Uint8Array },
): Promise<string | undefined> {
  try {
    const read = nodesFromTiles(head.size, tileReader(db, shard), sha256);
    const root = Buffer.from(await rootFromNodes(head.size, read, sha256));
    if (root.equals(head.root)) return undefined;
    return `size ${head.size}: tiles give root ${root.toString('base64')}, signed is ${Buffer.from(head.root).toString('base64')}`;
  } catch (error) {
    return (error as Error).message;
  }
}
