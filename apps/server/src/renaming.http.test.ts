import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { openPlatform } from './rooms/oversight/testing.ts';
import { acceptance, addPaper, handIn, vettingPath } from './rooms/vetting/testing.ts';
import { send, type TestApp, testApp } from './testing.ts';

const clock = manualClock(Date.parse('2026-11-20T04:00:00Z'));
const operatorKey = 'an-operator-key-of-32-characters';
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ clock, config: { operatorKey } });
}, 120_000);
afterAll(() => app.close());

test('claims in progress and what the platform sees go on under the old name, then under the new one', async () => {
  const operator = (path: string, body?: object) =>
    send(app, body ? 'POST' : 'GET', `/api/operator/vetting/${merchant.orgId}${path}`, {
      headers: { authorization: `Bearer ${operatorKey}` },
      ...(body ? { body } : {}),
    });
  const platform = await openPlatform(app, clock);
  const merchant = await platform.merchant('m-1', '有主张的店');
  await handIn(app, merchant);
  const { submissionId } = (await operator('')).json();
  await operator('/reviews', { submissionId, ...acceptance });
  const claims = [await platform.claim('m-1', 'O-1'), await platform.claim('m-1', 'O-2')];
  const stateOf = async () => (await app.rooms.members.organisationOf(merchant.orgId))?.state;
  const shown = async () => {
    const path = `/api/organisations/${platform.org.orgId}/oversight`;
    const { merchants } = (await platform.org.person.send('GET', path)).json();
    return merchants.map((one: { name: string; figures: { claims: number } }) => [
      one.name,
      one.figures.claims,
    ]);
  };
  await addPaper(app, merchant, 'name-change');
  const body = { organisation: '改名后的店' };
  const asked = await merchant.person.send('POST', `${vettingPath(merchant)}/name-changes`, { body });
  const [{ changeId }] = asked.json().names.changes;
  await claims[0]?.answer({ kind: 'pay' });
  expect([await stateOf(), await shown()]).toEqual(['verified', [['有主张的店', 2]]]);
  const approved = { result: 'approved', means: ['registry'] };
  expect((await operator(`/name-changes/${changeId}/decision`, approved)).statusCode).toBe(200);
  await claims[1]?.answer({ kind: 'pay' });
  expect([await stateOf(), await shown()]).toEqual(['verified', [['改名后的店', 2]]]);
  // Submitted and verified at the beginning; nothing moved since.
  const { rows } = await sql<{ to: string }>`SELECT body ->> 'to' AS to FROM members.event
    WHERE subject_id = ${merchant.orgId} AND kind = 'organisation.state-changed' ORDER BY sequence`.execute(
    app.db.kysely,
  );
  expect(rows.map(({ to }) => to)).toEqual(['verified', 'submitted', 'verified']);
});
