import type { CaseView } from '@redress/contract';
import { fromShanghai } from '@redress/kernel';
import { type HolidayYear, setHolidayYears } from '@redress/law';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { type TestApp, type TestBuyer, testApp } from '../../testing.ts';
import type { CasesDeps } from './deps.ts';
import { createTicker } from './jobs/ticker.ts';
import { listDeadlines } from './store-deadlines.ts';

/** Made up for this test: nobody has published them. By the first the answer is due on 5 January, by the others on the 4th or 6th. */
const notice = (off: HolidayYear['off'], work: string[]): HolidayYear => ({ off, work, source: 'made up' });
const first = notice([['2027-01-01', '2027-01-03']], ['2026-12-27']);
const earlier = notice([['2027-01-01', '2027-01-01']], ['2026-12-27', '2027-01-02']);
const later = notice([['2027-01-01', '2027-01-03']], []);

const clock = manualClock(fromShanghai('2026-12-25', '10:00:00'));
let app: TestApp;
let buyer: TestBuyer;
let stepId: string;
beforeAll(async () => {
  app = await testApp({ clock });
});
afterAll(async () => {
  setHolidayYears({});
  await app.close();
});
beforeEach(async () => {
  setHolidayYears({ 2027: first });
  clock.advance(fromShanghai('2026-12-25', '10:00:00') - clock.now());
  buyer = await app.buyer('付款98元，未到账。');
  const about = { caseId: buyer.caseId, channel: 'platform-demand' as const };
  stepId = await app.rooms.cases.openStep({ ...about, addressee: { name: '某卡盟' } });
  await app.rooms.cases.releaseStep({ caseId: buyer.caseId, stepId, way: 'by-hand', evenIfIncomplete: true });
  for (const kind of ['sent', 'delivered'] as const) await happened(kind);
});

const happened = (kind: 'sent' | 'delivered' | 'answered') =>
  inTransaction(app.db, (trx) =>
    app.rooms.cases.recordStepEvent(trx, { caseId: buyer.caseId, stepId, kind, atMs: clock.now() }),
  );
const reply = async () => {
  const row = (await listDeadlines(app.db, buyer.caseId)).find(({ rule }) => rule === 'platform-reply');
  return row && { due: row.due_day, told: row.told_day, from: row.moved_from, state: row.state };
};
const view = async () => (await buyer.send('GET', `/api/cases/${buyer.caseId}`)).json() as CaseView;
const lines = async () =>
  (await view()).timeline.map(({ what }) => what.zh).filter((line) => line.includes('更正'));

/** A server that is started with these notices: its first tick, and what follows from it. */
async function startWith(year: HolidayYear) {
  setHolidayYears({ 2027: year });
  const { db, outbox, rooms } = app;
  await createTicker({ db, outbox, clock, notary: rooms.notary } as unknown as CasesDeps).tick();
  await app.outbox.drain();
}
const goTo = (day: string, time: string) => clock.advance(fromShanghai(day, time) - clock.now());

test('a correction that makes a day earlier moves it in sight of all, and nobody is late before the day that was told', async () => {
  expect(await reply()).toEqual({ due: '2027-01-05', told: null, from: null, state: 'open' });
  await startWith(earlier);
  expect(await reply()).toEqual({ due: '2027-01-04', told: '2027-01-05', from: '2027-01-05', state: 'open' });
  expect(await lines()).toEqual([expect.stringContaining('末日由2027-01-05改为2027-01-04')]);
  const shown = (await view()).deadlines.find(({ rule }) => rule === 'platform-reply');
  expect(shown).toMatchObject({ due: '2027-01-04', why: { due: '2027-01-04' } });
  expect(shown?.moved?.zh).toBe(
    '放假安排有更正：末日由2027-01-05改为2027-01-04。已经告知过2027-01-05，在那之前不算逾期。',
  );

  goTo('2027-01-05', '12:00:00');
  await app.rooms.cases.tick();
  expect((await view()).status).toBe('served');
  goTo('2027-01-06', '00:00:01');
  await app.rooms.cases.tick();
  expect(await reply()).toMatchObject({ state: 'overdue' });
  expect((await view()).status).toBe('overdue');
});

test('who answers by the day that was told answers in time', async () => {
  await startWith(earlier);
  goTo('2027-01-05', '17:00:00');
  await happened('answered');
  expect(await reply()).toMatchObject({ state: 'met' });
});

test('also where the answer is recorded before the server has counted again', async () => {
  setHolidayYears({ 2027: earlier });
  goTo('2027-01-05', '17:00:00');
  await happened('answered');
  expect(await reply()).toMatchObject({ state: 'met' });
});

test('a correction that makes a day later is counted before anybody is called late by the old one', async () => {
  goTo('2027-01-06', '09:00:00');
  await startWith(later);
  expect(await reply()).toEqual({ due: '2027-01-06', told: '2027-01-05', from: '2027-01-05', state: 'open' });
  expect((await view()).status).toBe('served');
  expect((await view()).deadlines.find(({ moved }) => moved)?.moved?.zh).toBe(
    '放假安排有更正：末日由2027-01-05改为2027-01-06。',
  );
  goTo('2027-01-07', '00:00:01');
  await app.rooms.cases.tick();
  expect((await view()).status).toBe('overdue');
});

test('is told once, and each further correction by itself; the latest day that was told is kept', async () => {
  await startWith(later);
  await startWith(later);
  expect(await lines()).toHaveLength(1);
  await startWith(earlier);
  expect(await reply()).toMatchObject({ due: '2027-01-04', told: '2027-01-06', from: '2027-01-06' });
  expect(await lines()).toHaveLength(2);
});

test('a notice of another year moves nothing and is told to nobody', async () => {
  setHolidayYears({ 2027: first, 2028: notice([['2028-01-01', '2028-01-03']], []) });
  const { db, outbox, rooms } = app;
  await createTicker({ db, outbox, clock, notary: rooms.notary } as unknown as CasesDeps).tick();
  await app.outbox.drain();
  expect(await reply()).toEqual({ due: '2027-01-05', told: null, from: null, state: 'open' });
  expect(await lines()).toEqual([]);
  // Counted by them now: the next start has nothing to do.
  const rows = await listDeadlines(app.db, buyer.caseId);
  expect(new Set(rows.filter(({ state }) => state === 'open').map(({ counted_by }) => counted_by)).size).toBe(
    1,
  );
});
