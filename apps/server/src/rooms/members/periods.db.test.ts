import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '#platform/database';
import { testDatabase } from '../../platform/database/testing.ts';
import { periodsOf } from './commands/periods.ts';
import { migrations } from './migrations.ts';
import { leavingBounds } from './rules/periods.ts';

let db: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  db = await testDatabase();
}, 60_000);
afterAll(() => db.close());

/** As a server wrote it that kept the day in events alone. */
async function happened(kind: string, at: string, orgId: string, merchantId: string, merchantRef: string) {
  const body = JSON.stringify({ by: 'person_1', platformId: 'org_p', merchantId, merchantRef });
  await sql`INSERT INTO members.event (id, subject_id, sequence, kind, version, body, at)
    SELECT ${`evt_${kind}_${merchantRef}_${at}`}, ${orgId}, count(*) + 1, ${`affiliation.${kind}`}, 1, ${body}::jsonb, ${at}
    FROM members.event WHERE subject_id = ${orgId}`.execute(db.kysely);
}

test('who left, or came, before days were kept has them from what was recorded then', async () => {
  const before = migrations.findIndex(({ name }) => name === '0005-affiliation-periods');
  await migrate(db, 'members', migrations.slice(0, before));
  for (const id of ['org_p', 'org_left', 'org_there', 'org_asked', 'org_half'])
    await sql`INSERT INTO members.organisation (id, name, kinds, state, created_at)
      VALUES (${id}, ${id}, '[]'::jsonb, 'draft', now())`.execute(db.kysely);
  await happened('agreed', '2026-03-01T02:00:00Z', 'org_left', 'org_left', 'a');
  await happened('agreed', '2026-03-05T02:00:00Z', 'org_left', 'org_left', 'b');
  await happened('ended', '2026-06-01T02:00:00Z', 'org_p', 'org_left', 'a');
  // Half past midnight in Shanghai.
  await happened('ended', '2026-07-01T16:30:00Z', 'org_left', 'org_left', 'b');
  await happened('asked', '2026-03-01T02:00:00Z', 'org_asked', 'org_asked', 'c');
  await happened('ended', '2026-03-02T02:00:00Z', 'org_asked', 'org_asked', 'c');
  await happened('agreed', '2026-03-01T02:00:00Z', 'org_half', 'org_half', 'd');
  await happened('ended', '2026-03-02T02:00:00Z', 'org_half', 'org_half', 'd');
  for (const [merchant, ref, state] of [
    ['org_there', 'e', 'active'],
    ['org_there', 'f', 'active'],
    ['org_half', 'g', 'active'],
    ['org_asked', 'h', 'asked-by-merchant'],
  ])
    await sql`INSERT INTO members.affiliation VALUES ('org_p', ${ref}, ${merchant}, ${state},
      ${ref === 'e' ? '2026-04-01T00:00:00Z' : '2026-05-01T00:00:00Z'})`.execute(db.kysely);
  await migrate(db, 'members', migrations);
  const periods = await periodsOf(db, 'org_p');
  expect(periods.map(({ periodId: _, merchantName: __, ...rest }) => rest)).toEqual([
    {
      ...{ merchantId: 'org_left', merchantRef: 'b', joinedAtMs: Date.parse('2026-03-01T02:00:00Z') },
      leftOn: '2026-07-02',
      ended: { atMs: Date.parse('2026-07-01T16:30:00Z'), by: 'person_1', side: 'merchant' },
    },
    { merchantId: 'org_there', merchantRef: 'e', joinedAtMs: Date.parse('2026-04-01T00:00:00Z') },
    { merchantId: 'org_half', merchantRef: 'g', joinedAtMs: Date.parse('2026-05-01T00:00:00Z') },
  ]);
});

test('a merchant can have left between the day it came and today, or the day it came back', () => {
  const stay = (joined: string, leftOn?: string) => ({
    merchantId: 'org_m',
    joinedAtMs: Date.parse(joined),
    leftOn,
  });
  const first = stay('2026-03-01T16:30:00Z', '2026-05-01');
  const second = stay('2026-08-01T02:00:00Z');
  const other = { ...second, merchantId: 'org_n', joinedAtMs: Date.parse('2026-04-01T02:00:00Z') };
  const nowMs = Date.parse('2026-11-27T17:00:00Z');
  expect(leavingBounds(first, [first], nowMs)).toEqual({ from: '2026-03-02', to: '2026-11-28' });
  expect(leavingBounds(first, [first, other, second], nowMs).to).toBe('2026-08-01');
});
