import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { send, type TestApp, type TestOrganisation, testApp } from '../../testing.ts';
import { fileKeptUntil } from './rules/keeping.ts';
import { acceptance, affiliate, companyFacts, handIn, vettingPath } from './testing.ts';

const dayMs = 86_400_000;
const operatorKey = 'an-operator-key-of-32-characters';
const clock = manualClock(Date.parse('2026-11-27T16:30:00Z'));
let app: TestApp;
let platform: TestOrganisation;
let merchant: TestOrganisation;
beforeAll(async () => {
  app = await testApp({ clock, config: { operatorKey } });
}, 120_000);
afterAll(() => app.close());
beforeEach(async () => {
  platform = await app.organisation({ kinds: ['platform'] });
  merchant = await app.organisation({ kinds: ['merchant'], state: 'draft', name: '南风点卡店' });
  const handed = await handIn(app, merchant, companyFacts, '2099-01-01');
  expect(handed.statusCode, handed.body).toBe(200);
  await affiliate(platform, merchant, 'm-1');
  const path = `/api/organisations/${platform.orgId}/merchants/${merchant.orgId}/vetting`;
  const { submissionId } = (await platform.person.send('GET', path)).json();
  const body = { submissionId, ...acceptance };
  expect((await platform.person.send('POST', `${path}/reviews`, { body })).statusCode).toBe(200);
});

const end = (of = platform) =>
  of.person.send('POST', `/api/organisations/${of.orgId}/affiliations/end`, {
    body: { platformId: of.orgId, merchantRef: 'm-1' },
  });
/** Housekeeping as the server does it; a verification ends in one round, and the file goes in another. */
async function later(days: number): Promise<void> {
  clock.advance(days * dayMs);
  await app.rooms.vetting.sweep();
  await app.tidy();
}
/** The file's accepted state runs out after six months, and three years count from then. */
const wholeTime = 182 + 3 * 366;
const own = async () => (await merchant.person.send('GET', vettingPath(merchant))).json();
const erasures = async () =>
  (
    await sql<{ body: { documents: string[]; keptUntil: string } }>`SELECT body FROM vetting.event
      WHERE subject_id = ${merchant.orgId} AND kind = 'file.erased'`.execute(app.db.kysely)
  ).rows;

test('after the keeping data and papers are gone, and the check stays with its dates', async () => {
  const before = await own();
  const { rows: blobs } = await sql<{ blob: string }>`SELECT blob FROM vetting.document
    WHERE org_id = ${merchant.orgId}`.execute(app.db.kysely);
  await end();
  await later(200);
  await later(wholeTime - 200 - 10);
  expect((await own()).facts).toMatchObject({ legalPerson: companyFacts.legalPerson });
  expect(await erasures()).toEqual([]);
  await later(10);
  await app.outbox.drain();
  const file = await own();
  expect(file).toMatchObject({ state: 'draft', facts: {}, documents: [] });
  expect(file.reviews).toMatchObject([
    {
      ...{ by: 'platform', result: 'accepted', means: ['registry'], findings: [] },
      checkedAt: before.reviews[0].checkedAt,
    },
  ]);
  const [erased] = await erasures();
  expect(erased?.body.documents).toHaveLength(blobs.length);
  expect(blobs.length).toBeGreaterThan(0);
  const named = await app.rooms.vetting.namedBlobs(blobs.map(({ blob }) => blob));
  expect(named).toEqual([]);
  const { rows } = await sql<{
    kind: string;
  }>`SELECT kind FROM vetting.event WHERE subject_id = ${merchant.orgId}
    AND body::text LIKE ${`%${companyFacts.contactPhone}%`}`.execute(app.db.kysely);
  expect(rows).toEqual([]);
  const duties = await app.rooms.vetting.dutyRecords(platform.orgId, { fromMs: 0, toMs: clock.now() });
  expect(duties).toMatchObject([{ merchantId: merchant.orgId, result: 'accepted', means: ['registry'] }]);
  await app.rooms.notary.flush();
  const { rows: events } = await sql<{ id: string }>`SELECT id FROM vetting.event
    WHERE subject_id = ${merchant.orgId} AND kind = 'file.erased'`.execute(app.db.kysely);
  expect(await app.rooms.notary.sealOf(String(events[0]?.id))).toBeDefined();
  // Once, however often it is looked.
  await later(1);
  expect(await erasures()).toHaveLength(1);
});

test('nothing goes while it is on another platform, and what came later counts later', async () => {
  const other = await app.organisation({ kinds: ['platform'] });
  await affiliate(other, merchant, 'm-1');
  await end();
  await later(200);
  await later(wholeTime);
  expect(await erasures()).toEqual([]);
  await end(other);
  await later(wholeTime - 182 - 4);
  expect(await erasures()).toEqual([]);
  await later(8);
  expect(await erasures()).toHaveLength(1);
});

test('nothing goes while an open claim or money needs it, or the operator suspended it', async () => {
  await end();
  await later(200);
  clock.advance(wholeTime * dayMs);
  const asked: string[] = [];
  await app.rooms.vetting.eraseOver(async (orgId) => asked.push(orgId) > 0);
  expect(asked).toContain(merchant.orgId);
  expect(await erasures()).toEqual([]);
  const headers = { authorization: `Bearer ${operatorKey}` };
  const path = `/api/operator/vetting/${merchant.orgId}`;
  await send(app, 'POST', `${path}/suspension`, { headers, body: { reason: '配合调查' } });
  await app.tidy();
  expect(await erasures()).toEqual([]);
});

test('the server asks of money itself: with a deposit that is not empty the file stays', async () => {
  const { deposits } = app.rooms;
  const [merchantId, keeperId] = [merchant.orgId, platform.orgId];
  await deposits.setDeposit({ merchantId, keeperId, floorFen: 0, by: 'test' });
  const { topUpId } = await deposits.askTopUp({ merchantId, amountFen: 100, by: 'test' });
  const sum = { receivedFen: 100, bankReference: `ICBC-${topUpId}`, by: 'keeper', isAlone: true };
  await deposits.confirmTopUp({ topUpId, keeperId, ...sum });
  await end();
  await later(200);
  await later(wholeTime);
  expect(await erasures()).toEqual([]);
});

test('who was on no platform keeps its file, and a filled-in one after an erasure begins anew', async () => {
  const alone = await app.organisation({ kinds: ['merchant'], state: 'draft' });
  await handIn(app, alone, companyFacts, '2099-01-01');
  await end();
  await later(200);
  await later(wholeTime);
  expect(await erasures()).toHaveLength(1);
  const file = (await alone.person.send('GET', vettingPath(alone))).json();
  expect(file.facts).toMatchObject({ legalPerson: companyFacts.legalPerson });
  await handIn(app, merchant, companyFacts, '2099-01-01');
  expect((await own()).facts).toMatchObject({ legalPerson: companyFacts.legalPerson });
  await later(1);
  expect(await erasures()).toHaveLength(1);
});

test('the rule: the latest of all days counts, and none while a time has no end', () => {
  const stay = (leftOn?: string) => ({ merchantId: 'm', joinedAtMs: 0, ...(leftOn ? { leftOn } : {}) });
  const day = (text: string) => Date.parse(`${text}T04:00:00Z`);
  expect(fileKeptUntil([], [day('2026-11-01')])).toBeUndefined();
  expect(fileKeptUntil([stay('2026-11-01'), stay()], [])).toBeUndefined();
  expect(fileKeptUntil([stay('2026-11-01'), stay('2027-02-03')], [])).toBe('2030-02-03');
  expect(fileKeptUntil([stay('2026-11-01')], [day('2027-05-01')])).toBe('2030-05-01');
});
