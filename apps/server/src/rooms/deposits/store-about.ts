import { sql } from 'kysely';
import type { Database, Trx } from '#platform/database';
import type { AboutRow } from './rules/about.ts';
import { typed } from './store.ts';

interface Row {
  ref: string;
  key: string | null;
  order_tail: string | null;
  placed_at: Date | null;
  reference: string | null;
}

/** What holds, payouts and top-ups are about, by their ids. */
export async function readAbout(db: Database | Trx, refs: readonly string[]): Promise<Map<string, AboutRow>> {
  if (refs.length === 0) return new Map();
  const { rows } = await sql<Row>`SELECT r.ref, h.key, h.order_tail, h.placed_at, t.reference
    FROM unnest(${[...new Set(refs)]}::text[]) AS r (ref)
    LEFT JOIN deposits.payout p ON p.id = r.ref
    LEFT JOIN deposits.hold h ON h.id = coalesce(p.hold_id, r.ref)
    LEFT JOIN deposits.top_up t ON t.id = r.ref`.execute(typed(db));
  return new Map(
    rows.map(({ ref, key: holdKey, order_tail: orderTail, placed_at: placedAt, reference }) => [
      ref,
      { holdKey, orderTail, placedAt, reference },
    ]),
  );
}
