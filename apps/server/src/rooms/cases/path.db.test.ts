import { fromShanghai } from '@redress/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { type TestApp, type TestBuyer, testApp } from '../../testing.ts';
import { findCase } from './store.ts';
import { listDeadlines } from './store-deadlines.ts';
import { listSteps } from './store-steps.ts';

const hour = 3_600_000;
const clock = manualClock(fromShanghai('2026-11-02', '10:00:00'));
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
      ['platform-reply', '2026-11-11', 'open'],
      ['refund-stalling', '2026-11-17', 'open'],
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
