import { type Selectable, sql } from 'kysely';
import type { Database, Trx } from '#platform/database';
import { typed } from './store.ts';
import type { PartTable } from './tables.ts';

export interface PartRow {
  place: number;
  amountFen: number;
  holdId: string;
  payoutId: string | null;
  coveredAt: Date;
  paidAt: Date | null;
}

const toPart = (row: Selectable<PartTable>): PartRow => ({
  place: row.place,
  amountFen: Number(row.amount_fen),
  holdId: row.hold_id,
  payoutId: row.payout_id,
  coveredAt: row.covered_at,
  paidAt: row.paid_at,
});

/** In the order in which they were covered. */
export async function listParts(db: Database | Trx, claimId: string): Promise<PartRow[]> {
  const rows = await typed(db)
    .selectFrom('claims.part')
    .selectAll()
    .where('claim_id', '=', claimId)
    .orderBy('place')
    .execute();
  return rows.map(toPart);
}

/** What is decided and covered, and waits for buyers to say where to: the ledger still has it among what is held. */
export async function waitingForPayees(db: Database, respondentId: string): Promise<number> {
  const { rows } = await sql<{ fen: string | null }>`SELECT sum(p.amount_fen) AS fen FROM claims.part p
    JOIN claims.claim c ON c.id = p.claim_id WHERE c.respondent_id = ${respondentId} AND c.state = 'paying'
      AND p.payout_id IS NULL AND NOT c.rest_given_up`.execute(typed(db));
  return Number(rows[0]?.fen ?? 0);
}

/** The claim of whose parts this payout is one. */
export async function claimOfPayout(db: Database | Trx, payoutId: string): Promise<string | undefined> {
  const row = await typed(db)
    .selectFrom('claims.part')
    .select('claim_id')
    .where('payout_id', '=', payoutId)
    .executeTakeFirst();
  return row?.claim_id;
}

/** Also adds it to what is covered of its claim; the database takes no more than is owed. */
export async function insertPart(trx: Trx, claimId: string, part: PartRow): Promise<void> {
  await typed(trx)
    .insertInto('claims.part')
    .values({
      claim_id: claimId,
      place: part.place,
      amount_fen: part.amountFen,
      hold_id: part.holdId,
      payout_id: part.payoutId,
      covered_at: part.coveredAt,
      paid_at: part.paidAt,
    })
    .execute();
}

export async function updatePart(
  trx: Trx,
  { claimId, place }: { claimId: string; place: number },
  change: { payout_id?: string; paid_at?: Date | null },
): Promise<void> {
  await typed(trx)
    .updateTable('claims.part')
    .set(change)
    .where('claim_id', '=', claimId)
    .where('place', '=', place)
    .execute();
}

/**
 * Claims of these merchants whose money waits for an account: parts that are not ordered, of a claim that named none yet, or
 * with one of these payouts, which did not arrive. The oldest decision first.
 */
export async function listWaitingPayees(
  db: Database,
  { merchantIds, payoutIds }: { merchantIds: readonly string[]; payoutIds: readonly string[] },
  limit: number,
): Promise<string[]> {
  if (merchantIds.length === 0) return [];
  const rows = await typed(db)
    .selectFrom('claims.claim as c')
    .select('c.id')
    .where('c.respondent_id', 'in', [...merchantIds])
    .where('c.state', '=', 'paying')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('claims.part as p')
          .select('p.place')
          .whereRef('p.claim_id', '=', 'c.id')
          .where(
            sql<boolean>`(p.payout_id IS NULL AND c.payee_ref IS NULL AND NOT c.rest_given_up)
              OR p.payout_id = ANY(${[...payoutIds]}::text[])`,
          ),
      ),
    )
    .orderBy('c.decided_at')
    .orderBy('c.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
