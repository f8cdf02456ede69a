import type { CaseView } from '@redress/contract';
import { fromShanghai } from '@redress/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { type TestApp, type TestBuyer, testApp } from '../../testing.ts';
import { findCase, lockCase } from './store.ts';
import { listDeadlines } from './store-deadlines.ts';
import { listSteps } from './store-steps.ts';

const hour = 3_600_000;
const clock = manualClock(fromShanghai('2026-05-11', '10:00:00'));
let app: TestApp;
let buyer: TestBuyer;
beforeAll(async () => {
  app = await testApp({ clock });
});
afterAll(() => app.close());
beforeEach(async () => {
  buyer = await app.buyer('付款98元，未到账。');
});

const statusOf = async () => (await findCase(app.db, buyer.caseId))?.status;
const record = (stepId: string, kind: 'sent' | 'delivered' | 'answered' | 'refused' | 'paid', more = {}) =>
  inTransaction(app.db, (trx) =>
    app.rooms.cases.recordStepEvent(trx, { caseId: buyer.caseId, stepId, kind, atMs: clock.now(), ...more }),
  );

async function sentByMail() {
  const { cases } = app.rooms;
  const stepId = await cases.openStep({
    caseId: buyer.caseId,
    channel: 'platform-demand',
    addressee: { name: '某卡盟', email: 'kf@example.com' },
  });
  await cases.releaseStep({ caseId: buyer.caseId, stepId, way: 'mail', evenIfIncomplete: true });
  clock.advance(hour);
  await cases.tick();
  await record(stepId, 'sent');
  await record(stepId, 'delivered');
  return stepId;
}

describe('a demand by mail', () => {
  test('leaves only after an hour, and until then can be taken back', async () => {
    const { cases } = app.rooms;
    const { caseId } = buyer;
    const stepId = await cases.openStep({
      caseId,
      channel: 'platform-demand',
      addressee: { email: 'kf@example.com' },
    });
    await cases.releaseStep({ caseId, stepId, way: 'mail', evenIfIncomplete: true });
    clock.advance(hour - 1);
    await cases.tick();
    const state = async () => (await listSteps(app.db, caseId)).map((step) => step.state);
    expect(await state()).toEqual(['held']);
    await cases.cancelStep({ caseId, stepId });
    clock.advance(hour);
    await cases.tick();
    expect(await state()).toEqual(['drafted']);
    await cases.releaseStep({ caseId, stepId, way: 'mail', evenIfIncomplete: true });
    clock.advance(hour);
    await cases.tick();
    expect(await state()).toEqual(['out']);
    const { letters, addressee } = await cases.stepForService(caseId, stepId);
    expect(letters.map(({ name }) => name)).toEqual(['platform-complaint', 'catalogue']);
    expect(addressee.email).toBe('kf@example.com');
  });

  test('its deadline passes once, and the case is overdue until the next letter leaves', async () => {
    const stepId = await sentByMail();
    expect(await statusOf()).toBe('served');
    const deadlines = await listDeadlines(app.db, buyer.caseId);
    expect(deadlines.map(({ rule, due_day, state }) => [rule, due_day, state])).toEqual([
      ['platform-reply', '2026-05-20', 'open'],
      ['refund-stalling', '2026-05-26', 'open'],
    ]);
    clock.advance(11 * 24 * hour);
    await app.rooms.cases.tick();
    await app.rooms.cases.tick();
    expect(await statusOf()).toBe('overdue');
    await record(stepId, 'answered', { detail: 'answered:template' });
    expect(await statusOf()).toBe('answered');
    await app.rooms.cases.decideCase({ caseId: buyer.caseId, verdict: 'deny' });
    expect(await statusOf()).toBe('refused');
    await record(stepId, 'paid');
    await app.rooms.cases.decideCase({ caseId: buyer.caseId, verdict: 'confirm' });
    expect(await statusOf()).toBe('closed');
    expect((await listDeadlines(app.db, buyer.caseId)).some(({ state }) => state === 'open')).toBe(false);
  });
});

/** What the clock and events queued for whoever reminds. */
const told = async () => {
  const { rows } = await sql<{ kind: string; channelId: string | null }>`
    SELECT payload->>'kind' AS kind, payload->>'channelId' AS "channelId" FROM outbox.job
    WHERE topic = 'service.remind' AND payload->>'caseId' = ${buyer.caseId} ORDER BY position`.execute(
    app.db.kysely,
  );
  return rows.map(({ kind, channelId }) => (channelId ? `${kind} ${channelId}` : kind));
};
/** Walks the clock by days, with ticks and what follows from them. */
const days = async (count: number) => {
  for (let day = 0; day < count; day++) {
    clock.advance(24 * hour);
    await app.rooms.cases.tick();
  }
  await app.outbox.drain();
};
const view = async () => (await buyer.send('GET', `/api/cases/${buyer.caseId}`)).json() as CaseView;
const filed = async (channel: 'samr-complaint' | 'police-report') => {
  const { cases } = app.rooms;
  const stepId = await cases.openStep({ caseId: buyer.caseId, channel });
  await cases.releaseStep({ caseId: buyer.caseId, stepId, way: 'by-hand' });
  await record(stepId, 'sent');
  await record(stepId, 'delivered');
  return stepId;
};

describe('on overrun', () => {
  test('the next channel is open, its papers are drafted, and the buyer is told once', async () => {
    await sentByMail();
    await app.outbox.drain();
    expect((await listSteps(app.db, buyer.caseId)).map(({ channel }) => channel)).toEqual([
      'platform-demand',
    ]);
    await days(12);
    const seen = await view();
    const drafted = seen.steps.filter(({ openedBy }) => openedBy === 'clock');
    expect(drafted.map(({ channelId, state }) => [channelId, state])).toContainEqual([
      'samr-complaint',
      'drafted',
    ]);
    expect(drafted.every(({ letters }) => letters.every(({ id }) => id !== undefined))).toBe(true);
    const open = seen.path.find(({ channelId }) => channelId === 'samr-complaint');
    expect(open).toMatchObject({ state: 'now', mayTake: true });
    expect(seen).toMatchObject({ status: 'overdue', actsNext: 'buyer' });
    const kinds = await told();
    expect(kinds.filter((kind) => kind === 'overdue')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'next-open samr-complaint')).toHaveLength(1);
    await days(1);
    expect(await told()).toEqual(kinds);
  });

  test('what the buyer left aside before is not drafted by it', async () => {
    await sentByMail();
    await days(12);
    const channels = (await listSteps(app.db, buyer.caseId)).map(({ channel }) => channel);
    expect(channels).not.toContain('merchant-demand');
    expect(channels).not.toContain('payment-dispute');
  });
});

describe('a limit of the buyer’s own', () => {
  test('begins when the police refuse, is told before it ends, and is kept by taking the channel', async () => {
    const stepId = await filed('police-report');
    await record(stepId, 'refused', { detail: 'refused:no-case' });
    await app.outbox.drain();
    const own = async () =>
      (await listDeadlines(app.db, buyer.caseId)).filter(({ rule }) => rule === 'police-reconsideration');
    expect(await own()).toMatchObject([{ party: 'buyer', state: 'open', step_id: null }]);
    expect((await view()).by).toBe((await own())[0]?.due_day);
    await days(6);
    expect(await told()).toContain('soon');
    const review = (await listSteps(app.db, buyer.caseId)).find(({ channel }) => channel === 'police-review');
    expect(review).toMatchObject({ state: 'drafted', opened_by: 'clock' });
    await app.rooms.cases.releaseStep({ caseId: buyer.caseId, stepId: review?.id ?? '', way: 'by-hand' });
    await record(review?.id ?? '', 'sent');
    expect(await own()).toMatchObject([{ state: 'met' }]);
    await days(10);
    expect(await own()).toMatchObject([{ state: 'met' }]);
  });
});

describe('a closed case', () => {
  test('is left alone by the clock, and its deadlines run on when it is reopened', async () => {
    const stepId = await filed('samr-complaint');
    await app.rooms.cases.decideCase({ caseId: buyer.caseId, verdict: 'close' });
    await days(5);
    expect(await told()).toEqual([]);
    await app.rooms.cases.decideCase({ caseId: buyer.caseId, verdict: 'reopen' });
    const open = (await listDeadlines(app.db, buyer.caseId)).filter(({ state }) => state === 'open');
    expect(open.map(({ rule, step_id }) => [rule, step_id])).toEqual([
      ['market-regulator-acceptance', stepId],
    ]);
  });
});

test('a whole year without anybody looking is one tick, and every deadline passes in it', async () => {
  await sentByMail();
  clock.advance(365 * 24 * hour);
  await app.rooms.cases.tick();
  const deadlines = await listDeadlines(app.db, buyer.caseId);
  expect(deadlines.map(({ state }) => state)).toEqual(['overdue', 'overdue']);
  expect(await statusOf()).toBe('overdue');
});

test('a tick waits for a case that somebody holds, and does not leave it to the next one', async () => {
  await sentByMail();
  clock.advance(365 * 24 * hour);
  const [locked, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const held = inTransaction(app.db, async (trx) => {
    await lockCase(trx, buyer.caseId);
    locked.resolve();
    await release.promise;
  });
  await locked.promise;
  const ticked = app.rooms.cases.tick();
  setTimeout(release.resolve, 100);
  await Promise.all([held, ticked]);
  expect(await statusOf()).toBe('overdue');
});
