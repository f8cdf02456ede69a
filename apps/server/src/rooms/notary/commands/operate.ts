import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '@redress/kernel';
import type { Clock } from '#platform/clock';
import { type Database, type DatabaseLocation, inTransaction, openDatabase } from '#platform/database';
import { type AuditReport, auditStored } from '../jobs/audit-stored.ts';
import { findLogKeys } from '../queries/audit-keys.ts';
import { witnessKeys } from '../queries/audit-witnesses.ts';
import { findShard, type ShardRow } from '../store.ts';
import { findHalts, type Halt, insertHalt, liftHalts } from '../store-halt.ts';
import { type LogKey, readLogKeys } from '../store-keys.ts';
import { retireKey } from './retire-key.ts';

/** What an operator does to a log from outside its server, on the same database. */
export interface Operation {
  head(): Promise<Pick<ShardRow, 'origin' | 'size' | 'checkpoint'>>;
  /** The halts that stand, with their evidence. */
  halts(): Promise<Halt[]>;
  /** From the commit on nothing is sequenced, also by a server that runs. */
  halt(reason: string): Promise<void>;
  /** Lifts every halt that stands and gives how many; a running server goes on within seconds. */
  resume(why: string): Promise<number>;
  /** As the daily audit does it, without keeping the result. */
  audit(policyFile?: string): Promise<AuditReport>;
  /** Every key the log ever had, the oldest first. */
  keys(): Promise<LogKey[]>;
  /** Refusals: `key-unknown`, `key-last`; see commands/retire-key.ts. */
  retireKey(vkey: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the database of a server for its operator. Refusals: `no-log`, `data-folder-in-use` (embedded, server running). */
export async function openOperation(input: {
  database: DatabaseLocation;
  shard: string;
  clock: Clock;
}): Promise<Operation> {
  const { database, shard, clock } = input;
  // The embedded database would be made where none is.
  if ('folder' in database && !existsSync(join(database.folder, 'postgres'))) throw noLog(shard);
  const db = await openDatabase(database);
  try {
    await shardRow(db, shard);
  } catch (error) {
    await db.close();
    throw error;
  }
  const now = () => new Date(clock.now());
  return {
    head: () => shardRow(db, shard),
    halts: () => findHalts(db, shard),
    halt: (reason) =>
      inTransaction(db, (trx) => insertHalt(trx, shard, { at: now(), code: 'operator', reason })),
    resume: (why) => inTransaction(db, (trx) => liftHalts(trx, shard, now(), why)),
    async audit(policyFile) {
      const [head, keys] = [await shardRow(db, shard), await findLogKeys(db, shard)];
      return auditStored({ db, shard, keys, witnesses: witnessKeys(policyFile) }, head);
    },
    keys: () => readLogKeys(db, shard),
    retireKey: (vkey) => retireKey(db, shard, vkey),
    close: () => db.close(),
  };
}

/** undefined_table, invalid_schema_name, invalid_catalog_name: no server ever began a log there. */
const nothingThere = new Set(['42P01', '3F000', '3D000']);

async function shardRow(db: Database, shard: string): Promise<ShardRow> {
  const row = await findShard(db, shard).catch((error) => {
    if (nothingThere.has((error as { code?: string }).code ?? '')) return undefined;
    throw error;
  });
  if (!row) throw noLog(shard);
  return row;
}

const noLog = (shard: string): Refusal =>
  new Refusal('no-log', {
    zh: `这里没有存证日志 ${shard}；请检查 REDRESS_DATA、REDRESS_DATABASE_URL 和 REDRESS_LOG_SHARD。`,
    en: `There is no log ${shard} here: check REDRESS_DATA, REDRESS_DATABASE_URL and REDRESS_LOG_SHARD.`,
  });
