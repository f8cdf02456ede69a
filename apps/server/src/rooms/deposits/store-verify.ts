import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { type Account, accounts } from './rules/accounts.ts';
import { toFen } from './rules/fen.ts';
import type { LedgerSums } from './rules/verify-ledger.ts';
import { balancesOf, typed } from './store.ts';

type Row = Record<string, string>;

const sumColumns = {
  available: 'available',
  held: 'held',
  payable: 'payable',
  transit: 'transit',
  bank: 'bank',
  writtenOff: 'written_off',
} as const satisfies Record<Account, string>;

/**
 * Some deposits after an id, with everything added up anew in the database: legs, running balances by a window, events
 * that say what the postings say, open holds and payouts. One statement, so that it sees one instant.
 */
export async function sumLedger(db: Database, after: string, limit: number): Promise<LedgerSums[]> {
  const { rows } = await sql<Row>`
    WITH d AS (SELECT * FROM deposits.deposit WHERE id > ${after} ORDER BY id LIMIT ${limit}),
    p AS (SELECT p.*,
        sum(p.available_fen) OVER run AS run_available, sum(p.held_fen) OVER run AS run_held,
        row_number() OVER run AS place
      FROM deposits.posting p JOIN d ON d.id = p.deposit_id
      WINDOW run AS (PARTITION BY p.deposit_id ORDER BY p.sequence)),
    s AS (SELECT p.deposit_id, count(*) AS counted, max(p.sequence) AS last_sequence,
        sum(available_fen) AS leg_available, sum(held_fen) AS leg_held, sum(payable_fen) AS leg_payable,
        sum(transit_fen) AS leg_transit, sum(bank_fen) AS leg_bank, sum(written_off_fen) AS leg_written_off,
        count(*) FILTER (WHERE available_fen + held_fen + payable_fen + transit_fen + bank_fen + written_off_fen <> 0)
          AS unbalanced,
        count(*) FILTER (WHERE run_available <> available_after OR run_held <> held_after OR place <> p.sequence) AS broken,
        count(*) FILTER (WHERE e.id IS NULL) AS unsealed
      FROM p LEFT JOIN deposits.event e ON e.id = p.id AND e.subject_id = p.deposit_id AND e.kind = 'posting.made'
        AND e.body = jsonb_strip_nulls(jsonb_build_object('sequence', p.sequence, 'kind', p.kind, 'ref', p.ref, 'legs',
          jsonb_build_object('available', nullif(available_fen, 0), 'held', nullif(held_fen, 0),
            'payable', nullif(payable_fen, 0), 'transit', nullif(transit_fen, 0), 'bank', nullif(bank_fen, 0),
            'writtenOff', nullif(written_off_fen, 0))))
      GROUP BY p.deposit_id)
    SELECT d.id, d.available_fen, d.held_fen, d.payable_fen, d.transit_fen, d.bank_fen, d.written_off_fen, d.postings,
      s.*,
      (SELECT coalesce(sum(amount_fen), 0) FROM deposits.hold h WHERE h.deposit_id = d.id AND h.state = 'held') AS holds,
      (SELECT coalesce(sum(amount_fen), 0) FROM deposits.payout o WHERE o.deposit_id = d.id
        AND o.state in ('waiting', 'failed', 'returned')) AS owed,
      (SELECT coalesce(sum(amount_fen), 0) FROM deposits.payout o WHERE o.deposit_id = d.id
        AND o.state in ('sending', 'sent')) AS sent
    FROM d LEFT JOIN s ON s.deposit_id = d.id ORDER BY d.id`.execute(typed(db));
  return rows.map(toSums);
}

function toSums(row: Row): LedgerSums {
  const of = (name: string): number => toFen(row[name] ?? 0);
  const legs = Object.fromEntries(accounts.map((account) => [account, of(`leg_${sumColumns[account]}`)]));
  return {
    depositId: row.id as string,
    balances: balancesOf(row as never),
    postings: of('postings'),
    legs: legs as LedgerSums['legs'],
    counted: of('counted'),
    lastSequence: of('last_sequence'),
    unbalanced: of('unbalanced'),
    broken: of('broken'),
    unsealed: of('unsealed'),
    openHolds: of('holds'),
    owedPayouts: of('owed'),
    sentPayouts: of('sent'),
  };
}
