import { type CaseView, deadlineAnswer } from '@redress/contract';
import { fromShanghai } from '@redress/kernel';
import { setHolidayYears } from '@redress/law';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { send, type TestApp, type TestBuyer, testApp } from '../../testing.ts';
import type { CasesDeps } from './deps.ts';
import { createTicker } from './jobs/ticker.ts';
import { listDeadlines } from './store-deadlines.ts';

/** Made up for this test: nobody has published it. */
const madeUp = {
  off: [['2027-01-01', '2027-01-03']],
  work: ['2026-12-27', '2027-01-09'],
  source: 'made up',
} as const;
const clock = manualClock(fromShanghai('2026-12-25', '10:00:00'));
let app: TestApp;
let buyer: TestBuyer;
beforeAll(async () => {
  app = await testApp({ clock });
  buyer = await app.buyer('付款98元，未到账。');
});
afterAll(async () => {
  setHolidayYears({});
  await app.close();
});

const deadlines = async () =>
  (await listDeadlines(app.db, buyer.caseId))
    .filter(({ rule }) => rule === 'platform-reply')
    .map(({ due_day, latest_day, state }) => ({ due_day, latest_day, state }));
const view = async () => (await buyer.send('GET', `/api/cases/${buyer.caseId}`)).json() as CaseView;

async function served() {
  const { cases } = app.rooms;
  const about = { caseId: buyer.caseId, channel: 'platform-demand' as const };
  const stepId = await cases.openStep({ ...about, addressee: { name: '某卡盟' } });
  await cases.releaseStep({ caseId: buyer.caseId, stepId, way: 'by-hand', evenIfIncomplete: true });
  for (const kind of ['sent', 'delivered'] as const)
    await inTransaction(app.db, (trx) =>
      cases.recordStepEvent(trx, { caseId: buyer.caseId, stepId, kind, atMs: clock.now() }),
    );
}

test('a limit over the end of the year is provisional for everybody who sees it, until the notice is on record', async () => {
  await served();
  expect(await deadlines()).toEqual([{ due_day: '2027-01-06', latest_day: '2027-01-20', state: 'open' }]);
  const seen = await view();
  const text = '以国务院公布的2027年放假安排为准';
  expect(seen).toMatchObject({ by: '2027-01-06', byProvisional: { zh: expect.stringContaining(text) } });
  const shown = seen.deadlines.find(({ rule }) => rule === 'platform-reply');
  expect(shown?.provisional?.zh).toContain(text);
  expect(shown?.why).toMatchObject({ provisional: { years: ['2027'] }, latest: '2027-01-20' });
  const lines = (of: CaseView) => of.timeline.map(({ what }) => what.zh).join('\n');
  expect(lines(seen)).toContain('末日2027-01-06（暂定）：');
  const feed = await buyer.send('GET', `/api/cases/${buyer.caseId}/deadlines.ics`);
  expect(feed.body.replaceAll('\r\n ', '')).toContain('SUMMARY:暂定：平台、商家书面答复');

  // Its day is over, and nobody is called late: the notice could still move it.
  clock.advance(fromShanghai('2027-01-08') - clock.now());
  await app.rooms.cases.tick();
  expect((await view()).status).toBe('served');

  // The server is started anew with the notice.
  setHolidayYears({ 2027: madeUp });
  const { db, outbox, rooms } = app;
  await createTicker({ db, outbox, clock, notary: rooms.notary } as unknown as CasesDeps).tick();
  await expect.poll(deadlines).toMatchObject([{ due_day: '2027-01-05', latest_day: null }]);
  await app.rooms.cases.tick();
  expect(await deadlines()).toMatchObject([{ state: 'overdue' }]);
  expect(await view()).toMatchObject({ status: 'overdue' });
  expect((await view()).byProvisional).toBeUndefined();
  expect(lines(await view())).toContain('末日2027-01-05：');
});

test('the calendar that a server counts by is public', async () => {
  const { calendar } = (await send(app, 'GET', '/api/deadlines')).json();
  expect(calendar).toMatchObject({ through: '2027-12-31' });
  expect(calendar.years.at(-1)).toMatchObject({ year: '2027', document: 'made up', work: madeUp.work });
  const answer = await send(app, 'GET', '/api/deadlines/platform-reply?from=2026-12-25');
  expect(deadlineAnswer.parse(answer.json())).toMatchObject({ due: '2027-01-05' });
});
