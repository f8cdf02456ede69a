import type { DepartedFileView, DepartureView } from '@redress/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { send, type TestApp, type TestOrganisation, type TestPerson, testApp } from '../../testing.ts';
import { acceptance, addPaper, affiliate, companyFacts, handIn, vettingPath } from './testing.ts';

const dayMs = 86_400_000;
const operatorKey = 'an-operator-key-of-32-characters';
const clock = manualClock(Date.parse('2026-11-27T16:30:00Z'));
let app: TestApp;
let platform: TestOrganisation;
let merchant: TestOrganisation;
let left: DepartureView;
beforeAll(async () => {
  app = await testApp({ clock, config: { operatorKey } });
  platform = await app.organisation({ kinds: ['platform'] });
  merchant = await app.organisation({ kinds: ['merchant'], state: 'draft', name: '南风点卡店' });
  await handIn(app, merchant);
  await operatorChecks();
  clock.advance(dayMs);
  await affiliate(platform, merchant, 'm-1');
  await check(platform);
  clock.advance(10 * dayMs);
  await end(platform);
  [left] = await departures();
  // Checked once more, of other data and with another paper, after it had left.
  clock.advance(dayMs);
  await addPaper(app, merchant, 'permit-copy');
  await handIn(app, merchant, { ...companyFacts, legalPerson: '新法人', contactPhone: '13911112222' });
  await operatorChecks();
}, 120_000);
afterAll(() => app.close());

const at = (rest = '', of = platform) => `/api/organisations/${of.orgId}/merchants/departures${rest}`;
const departures = async (of = platform) =>
  (await of.person.send('GET', at('', of))).json().departures as [DepartureView];
const read = (by: TestPerson = platform.person, of = platform, id = left.departureId) =>
  by.send('GET', at(`/${id}/vetting`, of));
const codeOf = (answer: { json(): { type: string } }) => answer.json().type.split('/').at(-1);
async function end(of: TestOrganisation) {
  const body = { platformId: of.orgId, merchantRef: 'm-1' };
  await of.person.send('POST', `/api/organisations/${of.orgId}/affiliations/end`, { body });
}
async function check(of: TestOrganisation) {
  const path = `/api/organisations/${of.orgId}/merchants/${merchant.orgId}/vetting`;
  const { submissionId } = (await of.person.send('GET', path)).json();
  const answer = await of.person.send('POST', `${path}/reviews`, { body: { submissionId, ...acceptance } });
  expect(answer.statusCode).toBe(200);
}
async function operatorChecks() {
  const headers = { authorization: `Bearer ${operatorKey}` };
  const path = `/api/operator/vetting/${merchant.orgId}`;
  const { submissionId } = (await send(app, 'GET', path, { headers })).json();
  const body = { submissionId, ...acceptance };
  expect((await send(app, 'POST', `${path}/reviews`, { headers, body })).statusCode).toBe(200);
}

test('a platform reads what was checked while the merchant was its own, and nothing of before or after', async () => {
  const file = (await read()).json() as DepartedFileView;
  expect(file).toMatchObject({ merchantId: merchant.orgId, leftOn: '2026-12-09', keepUntil: '2029-12-09' });
  expect(file.checks).toMatchObject([
    {
      ...{ by: 'platform', result: 'accepted', means: ['registry'], checkedAt: '2026-11-28T16:30:00.000Z' },
      facts: { legalPerson: companyFacts.legalPerson, contactPhone: companyFacts.contactPhone },
    },
  ]);
  expect(file.checks[0]?.documents.map(({ kind }) => kind).toSorted()).toEqual(['identity', 'licence']);
  expect(JSON.stringify(file)).not.toMatch(/新法人|13911112222/);
});

test('opens the papers of then, which is recorded, and none that came later', async () => {
  const [{ documents }] = ((await read()).json() as DepartedFileView).checks as [
    DepartedFileView['checks'][0],
  ];
  const identity = documents.find(({ kind }) => kind === 'identity');
  const paper = (id: string) => platform.person.send('GET', at(`/${left.departureId}/vetting/papers/${id}`));
  expect((await paper(identity?.documentId as string)).statusCode).toBe(200);
  const { rows } = await sql<{ body: object }>`SELECT body FROM vetting.event
    WHERE subject_id = ${merchant.orgId} AND kind = 'document.opened'`.execute(app.db.kysely);
  expect(rows.at(-1)?.body).toMatchObject({ platformId: platform.orgId, documentId: identity?.documentId });
  const own = (await merchant.person.send('GET', vettingPath(merchant))).json();
  const later = own.documents.filter(
    (one: { documentId: string }) => !documents.some(({ documentId }) => documentId === one.documentId),
  );
  expect(later.length).toBeGreaterThan(0);
  for (const { documentId } of later) {
    const answer = await paper(documentId);
    expect([answer.statusCode, codeOf(answer)]).toEqual([404, 'vetting-document-not-found']);
  }
});

test('a later day on record opens nothing that was checked after the tie had ended', async () => {
  const body = { leftOn: '2026-12-10', reason: '合同终止日' };
  expect((await platform.person.send('PATCH', at(`/${left.departureId}`), { body })).statusCode).toBe(200);
  expect(((await read()).json() as DepartedFileView).checks).toHaveLength(1);
});

test('nobody else does: no other platform, no finance, no key, not the merchant', async () => {
  const other = await app.organisation({ kinds: ['platform'] });
  const foreign = await read(other.person, other);
  expect([foreign.statusCode, codeOf(foreign)]).toEqual([404, 'departure-not-kept']);
  expect(codeOf(await read(await platform.member('finance')))).toBe('not-allowed');
  expect((await read(merchant.person)).statusCode).toBeGreaterThanOrEqual(403);
  expect((await read(other.person)).statusCode).toBeGreaterThanOrEqual(403);
});

test('until the end of the day until which it is kept', async () => {
  const [{ keepUntil }] = await departures();
  clock.advance(Date.parse(`${keepUntil}T15:59:00Z`) - clock.now());
  expect((await read()).statusCode).toBe(200);
  clock.advance(2 * 60_000);
  const answer = await read();
  expect([answer.statusCode, codeOf(answer)]).toEqual([404, 'departure-not-kept']);
});
