import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, migrate } from '#platform/database';
import { testDatabase } from '../../platform/database/testing.ts';
import { migrations } from './migrations.ts';
import { findClaim } from './store.ts';

/**
 * Until `0009` an answer did not say by which link it came, and what both sides contested kept a deposit without end. Rows as
 * that version wrote them are brought over here.
 */
interface Old {
  id: string;
  state: string;
  /** None: a shop that is no member. */
  member?: true;
  outcome?: string;
  answered?: string;
  dueAt?: Date;
}

const openedAt = new Date('2026-10-01T10:00:00+08:00');
const dueAt = new Date('2026-10-08T10:00:00+08:00');
const old: Old[] = [
  { id: 'unanswered', state: 'open', dueAt },
  { id: 'refused', state: 'refused', answered: 'claim.refused', dueAt },
  { id: 'refunded', state: 'refunded', answered: 'claim.refunded', dueAt },
  { id: 'shown', state: 'proved', answered: 'claim.shown', dueAt },
  { id: 'agreed', state: 'unpaid', outcome: 'agreed' },
  { id: 'decided-by-clock', state: 'unpaid', outcome: 'silence', answered: 'claim.refused' },
  { id: 'member-refused', state: 'refused', member: true, answered: 'claim.refused', dueAt },
  { id: 'member-agreed', state: 'paying', member: true, outcome: 'agreed' },
  { id: 'contested', state: 'contested', member: true, answered: 'claim.refused' },
  { id: 'by-hand', state: 'proved', member: true },
  { id: 'by-proof', state: 'proved', member: true, dueAt },
  { id: 'lapsed', state: 'lapsed', member: true },
];

let db: Database;
let from: number;
beforeAll(async () => {
  db = await testDatabase();
  const before = migrations.findIndex(({ name }) => name === '0010-answer-links');
  await migrate(db, 'claims', migrations.slice(0, before));
  for (const row of old) await insertAsBefore(row);
  from = Date.now();
  await migrate(db, 'claims', migrations);
}, 60_000);
afterAll(() => db.close());

async function insertAsBefore({ id, state, member, outcome, answered, dueAt }: Old): Promise<void> {
  const digest = createHash('sha256').update(id).digest();
  const decidedAt = outcome ? (dueAt ?? openedAt) : null;
  await sql`INSERT INTO claims.claim (id, order_digest, respondent_id, kind, state, live, amount_fen, decided_fen, outcome,
      coverable, answer_within_ms, opened_at, due_at, wake_at, decided_at, notice, token_hash, wrapped_key, contents)
    VALUES (${id}, ${digest}, ${member ? 'org_shop' : null}, 'not-received', ${state}, ${state !== 'lapsed'}, 9800,
      ${outcome ? 9800 : null}, ${outcome ?? null}, true, 86400000, ${openedAt}, ${dueAt ?? null}, ${dueAt ?? null},
      ${decidedAt}, 'mailed', ${digest}, ${digest}, ${digest})`.execute(db.kysely);
  if (answered)
    await sql`INSERT INTO claims.event (id, subject_id, sequence, kind, version, body, at)
      VALUES (${`evt-${id}`}, ${id}, 1, ${answered}, 1, '{}', ${openedAt})`.execute(db.kysely);
  const offer = (by: string, stateOf: string) =>
    sql`INSERT INTO claims.offer (id, claim_id, by, amount_fen, state, made_at, expires_at)
      VALUES (${`off-${id}-${by}-${stateOf}`}, ${id}, ${by}, 100, ${stateOf}, ${openedAt}, ${dueAt ?? openedAt})`.execute(
      db.kysely,
    );
  await offer('buyer', 'declined');
  await offer('buyer', 'accepted');
  await offer('respondent', 'expired');
  for (const filed of [true, false])
    await sql`INSERT INTO claims.file (id, claim_id, blob, bytes, sha256, media_type, added_at, filed, contents)
      VALUES (${`fil-${id}-${filed}`}, ${id}, ${`blob-${id}-${filed}`}, 1, ${digest}, 'text/plain', ${openedAt}, ${filed}, ${digest})`.execute(
      db.kysely,
    );
}

const linksIn = async (table: 'offer' | 'file', id: string) => {
  const { rows } = await sql<{
    id: string;
    link: string | null;
  }>`SELECT id, link FROM ${sql.table(`claims.${table}`)}
    WHERE claim_id = ${id} ORDER BY id`.execute(db.kysely);
  return Object.fromEntries(rows.map((row) => [row.id.replace(`${row.id.slice(0, 4)}${id}-`, ''), row.link]));
};

const isByLink = ({ member, outcome, answered }: Old) =>
  !member && (outcome === 'agreed' || (outcome === undefined && answered !== undefined));

test.each(old)(
  '$id: who answered by the only link there was is one that the buyer could have opened',
  async (row) => {
    expect((await findClaim(db, row.id))?.answer_link).toBe(isByLink(row) ? 'shown' : null);
    const link = row.member ? null : 'shown';
    expect(await linksIn('offer', row.id)).toEqual({
      'buyer-accepted': link,
      'buyer-declined': null,
      'respondent-expired': link,
    });
    expect(await linksIn('file', row.id)).toEqual({ true: link, false: null });
  },
);

test.each(old)(
  '$id: what kept a deposit without end keeps it for 90 days from now, and nothing else moves',
  async (row) => {
    const claim = await findClaim(db, row.id);
    const isKept = ['contested', 'by-hand'].includes(row.id);
    expect(claim).toMatchObject({ state: row.state, by_hand: row.id === 'by-hand' });
    if (!isKept) {
      expect([claim?.due_at, claim?.wake_at, claim?.disputed_at]).toEqual([
        row.dueAt ?? null,
        row.dueAt ?? null,
        null,
      ]);
      return;
    }
    const days = (at: Date | null | undefined) => Math.round(((at?.getTime() ?? 0) - from) / 86_400_000);
    expect([days(claim?.due_at), days(claim?.wake_at), days(claim?.disputed_at)]).toEqual([90, 60, 0]);
  },
);

test('nothing was reported, confirmed, asked or taken over of what is older than that', async () => {
  for (const { id } of old)
    expect(await findClaim(db, id)).toMatchObject({
      ...{ lessenedFen: 0, deniedFen: 0, confirmedFen: 0, amountFen: 9800, grossFen: 9800 },
      ...{ lateRefundFen: undefined, late_refund_until: null, late_refund: null, displaced_at: null },
    });
});
