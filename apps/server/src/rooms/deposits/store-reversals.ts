import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Database, Trx } from '#platform/database';
import { toFen } from './rules/fen.ts';
import { typed } from './store.ts';
import type { ReversalTable } from './tables.ts';

export interface Reversal {
  id: string;
  topUpId: string;
  reason: ReversalTable['reason'];
  note: string;
  state: ReversalTable['state'];
  shortFen: number | undefined;
  proposedBy: string;
  proposedAt: Date;
  decidedAt: Date | null;
}

const toReversal = (row: Selectable<ReversalTable>): Reversal => ({
  id: row.id,
  topUpId: row.top_up_id,
  reason: row.reason,
  note: row.note,
  state: row.state,
  shortFen: row.short_fen === null ? undefined : toFen(row.short_fen),
  proposedBy: row.proposed_by,
  proposedAt: row.proposed_at,
  decidedAt: row.decided_at,
});

export async function insertReversal(trx: Trx, row: Insertable<ReversalTable>): Promise<void> {
  await typed(trx).insertInto('deposits.reversal').values(row).execute();
}

export async function updateReversal(trx: Trx, id: string, change: Updateable<ReversalTable>): Promise<void> {
  await typed(trx).updateTable('deposits.reversal').set(change).where('id', '=', id).execute();
}

export async function findReversal(db: Database | Trx, id: string): Promise<Reversal | undefined> {
  const row = await typed(db)
    .selectFrom('deposits.reversal')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toReversal(row);
}

/** The one that waits or was done, by top-up: one that was declined or withdrawn is nothing any more. */
export async function reversalsOf(
  db: Database | Trx,
  topUpIds: readonly string[],
): Promise<Map<string, Reversal>> {
  if (topUpIds.length === 0) return new Map();
  const rows = await typed(db)
    .selectFrom('deposits.reversal')
    .selectAll()
    .where('top_up_id', 'in', [...topUpIds])
    .where('state', 'in', ['proposed', 'confirmed'])
    .execute();
  return new Map(rows.map((row) => [row.top_up_id, toReversal(row)]));
}

/** Top-ups of a keeper whose reversal waits for a second person, oldest first. */
export async function listProposed(db: Database | Trx, keeperId: string, limit: number): Promise<string[]> {
  const rows = await typed(db)
    .selectFrom('deposits.reversal as r')
    .innerJoin('deposits.top_up as t', 't.id', 'r.top_up_id')
    .select('r.top_up_id')
    .where('t.keeper_id', '=', keeperId)
    .where('r.state', '=', 'proposed')
    .orderBy('r.proposed_at')
    .limit(limit)
    .execute();
  return rows.map(({ top_up_id }) => top_up_id);
}
