import { sql } from 'kysely';
import type { Database, Trx } from '#platform/database';

/** Why a shard is not sequenced: `witness-ahead`, `fork`, `audit-failed`, `operator` … */
export interface Halt {
  id: string;
  at: Date;
  code: string;
  reason: string;
  /** What a third party needs to judge for itself, e.g. two signed heads. */
  evidence: string | null;
}

/** The halt that stands, if any. */
export async function findHalt(db: Database | Trx, shard: string): Promise<Halt | undefined> {
  const { rows } = await sql<Halt>`
    SELECT id, at, code, reason, evidence FROM notary.halt WHERE shard = ${shard} AND lifted_at IS NULL
    ORDER BY id LIMIT 1`.execute('engine' in db ? db.kysely : db);
  return rows[0];
}

/** All halts that stand, the oldest first. */
export async function findHalts(db: Database | Trx, shard: string): Promise<Halt[]> {
  const { rows } = await sql<Halt>`
    SELECT id, at, code, reason, evidence FROM notary.halt WHERE shard = ${shard} AND lifted_at IS NULL
    ORDER BY id`.execute('engine' in db ? db.kysely : db);
  return rows;
}

/** From the commit on no sequencer moves this shard: the fence of whoever holds it is spent. */
export async function insertHalt(
  trx: Trx,
  shard: string,
  halt: Pick<Halt, 'at' | 'code' | 'reason'> & { evidence?: string },
): Promise<void> {
  await sql`UPDATE notary.shard SET fence = fence + 1, holder = NULL, lease_until = '-infinity'
    WHERE name = ${shard}`.execute(trx);
  await sql`INSERT INTO notary.halt (shard, at, code, reason, evidence)
    VALUES (${shard}, ${halt.at.toISOString()}, ${halt.code}, ${halt.reason}, ${halt.evidence ?? null})`.execute(
    trx,
  );
}

/** Gives how many were lifted. */
export async function liftHalts(trx: Trx, shard: string, at: Date, why: string): Promise<number> {
  const { rows } = await sql`UPDATE notary.halt SET lifted_at = ${at.toISOString()}, lifted_why = ${why}
    WHERE shard = ${shard} AND lifted_at IS NULL RETURNING 1`.execute(trx);
  return rows.length;
}
