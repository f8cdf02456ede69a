import type { CaseView } from '@redress/contract';
import { fromShanghai } from '@redress/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { type TestApp, type TestBuyer, testApp } from '../../testing.ts';

const hour = 3_600_000;
const clock = manualClock(fromShanghai('2026-11-02', '10:00:30'));
let app: TestApp;
let buyer: TestBuyer;
let path: string;
beforeAll(async () => {
  app = await testApp({ clock });
});
afterAll(() => app.close());
beforeEach(async () => {
  buyer = await app.buyer('付款98元，未到账。');
  path = `/api/cases/${buyer.caseId}`;
});

const post = (url: string, body: object) => buyer.send('POST', `${path}${url}`, { body });
const view = async () => (await buyer.send('GET', path)).json() as CaseView;
const record = (stepId: string, kind: string) =>
  post(`/steps/${stepId}/events`, { kind, at: new Date(clock.now() - 30_000).toISOString() });
const open = async (channelId: string): Promise<string> =>
  (await post('/steps', { channelId, addressee: { name: '某卡盟', email: 'kf@shop.example' } })).json().id;

/** Released by mail, with the regret window over. */
async function released(channelId = 'platform-demand'): Promise<string> {
  const id = await open(channelId);
  await post(`/steps/${id}/release`, { way: 'mail', evenIfIncomplete: true });
  clock.advance(hour);
  await app.rooms.cases.tick();
  await app.outbox.drain();
  return id;
}

test('before a release the buyer is told that this server sends no mail, where a letter could go by mail', async () => {
  await open('platform-demand');
  await open('samr-complaint');
  const [demand, filing] = (await view()).steps;
  expect(demand?.noMail?.zh).toContain('没有配置发信');
  expect(filing).not.toHaveProperty('noMail');
});

describe('a letter released by mail on a server that sends none', () => {
  test('is handed to the buyer: status, step, path and timeline say so, why, and what to do', async () => {
    const stepId = await released();
    const { status, statusTask, actsNext, steps, path: ladder, timeline } = await view();
    expect({ status, actsNext }).toEqual({ status: 'ready', actsNext: 'buyer' });
    expect(statusTask.zh).toContain('自己发出');
    expect(steps).toMatchObject([
      {
        id: stepId,
        state: 'out',
        way: 'by-hand',
        byHand: { zh: expect.stringContaining('下载'), en: expect.stringContaining('yours to send') },
        letters: [{ id: expect.any(String) }, {}],
        events: [
          { kind: 'released' },
          { kind: 'released', detail: 'released:by-hand', note: expect.stringContaining('没有配置发信') },
        ],
      },
    ]);
    expect(ladder.find(({ channelId }) => channelId === 'platform-demand')).toMatchObject({
      state: 'waiting',
      next: { who: 'buyer' },
      action: { zh: expect.stringContaining('由您自己发出') },
    });
    expect(timeline.at(-1)?.what.zh).toContain('由您自己发出或者提交');
    const service = (await buyer.send('GET', `${path}/service`)).json();
    expect(service).toMatchObject({ sends: false, dispatches: [{ stepId, way: 'by-hand' }] });
  });

  test('is no longer hers once she recorded that it left, also where her clock was behind', async () => {
    const stepId = await released();
    expect((await record(stepId, 'sent')).statusCode).toBe(201);
    const { status, steps, path: ladder, statusTask } = await view();
    expect(status).toBe('served');
    expect(steps[0]).not.toHaveProperty('byHand');
    expect(statusTask.zh).not.toContain('自己发出');
    expect(ladder.find(({ channelId }) => channelId === 'platform-demand')?.action.zh).toContain('已发出');
  });

  test('does not count as out while another one comes back', async () => {
    const merchant = await open('merchant-demand');
    await post(`/steps/${merchant}/release`, { way: 'by-hand' });
    await record(merchant, 'sent');
    await released();
    expect(await view()).toMatchObject({ status: 'served', actsNext: 'merchant' });
    await record(merchant, 'bounced');
    expect(await view()).toMatchObject({ status: 'ready', actsNext: 'buyer' });
  });
});

test('papers for an authority that are final say where they go, until they were filed', async () => {
  const id = await open('samr-complaint');
  await post(`/steps/${id}/release`, { way: 'by-hand' });
  expect((await view()).steps[0]?.byHand?.zh).toContain('回执号');
  await record(id, 'sent');
  expect((await view()).steps[0]).not.toHaveProperty('byHand');
});
