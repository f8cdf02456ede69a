import type { CaseView, StepView } from '@redress/contract';
import { fromShanghai } from '@redress/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { send, type TestApp, type TestBuyer, testApp } from '../../testing.ts';

const hour = 3_600_000;
const day = 24 * hour;
const clock = manualClock(fromShanghai('2026-11-02', '10:00:00'));
let app: TestApp;
let buyer: TestBuyer;
let path: string;
beforeAll(async () => {
  app = await testApp({ clock });
});
afterAll(() => app.close());
beforeEach(async () => {
  buyer = await app.buyer('11月1日付款98元购买点卡，至今未到账。');
  path = `/api/cases/${buyer.caseId}`;
});

const post = (url: string, body: object = {}, headers = {}) =>
  buyer.send('POST', `${path}${url}`, { body, headers });
const view = async () => (await buyer.send('GET', path)).json() as CaseView;
const open = async (channelId: string, addressee = {}) =>
  (await post('/steps', { channelId, addressee })).json() as StepView;
const event = (stepId: string, kind: string, more = {}) => post(`/steps/${stepId}/events`, { kind, ...more });
const filed = async (channelId: string) => {
  const { id } = await open(channelId);
  await post(`/steps/${id}/release`, { way: 'by-hand' });
  await event(id, 'sent', { receiptNo: '13301000000000001' });
  return id;
};

describe('200', () => {
  test('a new case says who acts next, and everything that happened with its place in the log', async () => {
    await app.rooms.notary.flush();
    const seen = await view();
    expect(seen).toMatchObject({ status: 'open', actsNext: 'buyer', hasContact: false, steps: [] });
    expect(seen.timeline).toMatchObject([{ kind: 'case.opened', seal: { index: expect.any(Number) } }]);
  });

  test('a letter that is released can be taken back for an hour, and not a moment longer', async () => {
    const { id } = await open('platform-demand', { name: '某卡盟', email: 'kefu@example.com' });
    const release = () => post(`/steps/${id}/release`, { way: 'mail', evenIfIncomplete: true });
    const held = (await release()).json() as StepView;
    expect(held.state).toBe('held');
    expect(Date.parse(held.heldUntil as string) - clock.now()).toBe(hour);
    clock.advance(hour - 1);
    expect((await post(`/steps/${id}/cancel`)).json()).toMatchObject({ state: 'drafted' });
    await release();
    clock.advance(hour);
    await app.rooms.cases.tick();
    const late = await post(`/steps/${id}/cancel`);
    expect([late.statusCode, late.json().type]).toEqual([409, expect.stringContaining('step-not-drafted')]);
    const [step] = (await view()).steps;
    expect(step).toMatchObject({ state: 'out' });
    const letter = await buyer.send('GET', `${path}/steps/${id}/letters/${step?.letters[0]?.id}`);
    expect(letter.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('what the buyer files herself sets deadlines that show how they were computed', async () => {
    const id = await filed('samr-complaint');
    await event(id, 'delivered');
    const seen = await view();
    expect(seen).toMatchObject({ status: 'escalated', actsNext: 'market-regulator', by: '2026-11-11' });
    const [deadline] = seen.deadlines;
    expect(deadline?.why).toMatchObject({
      from: '2026-11-02',
      days: 7,
      due: '2026-11-11',
      skipped: ['2026-11-07', '2026-11-08'],
      basis: expect.arrayContaining([{ law: expect.any(String), article: expect.any(String) }]),
    });
    expect(seen.steps[0]?.events.map(({ kind }) => kind)).toEqual(['released', 'sent', 'delivered']);
    expect(seen.steps[0]?.events[1]).toMatchObject({ receiptNo: '13301000000000001' });
  });

  test('an authority is overdue the moment its last day ends, before any job has looked', async () => {
    const id = await filed('samr-complaint');
    await event(id, 'delivered');
    clock.advance(fromShanghai('2026-11-12') - fromShanghai('2026-11-02', '11:00:00') - 1);
    const before = fromShanghai('2026-11-12') - 1;
    clock.advance(Math.max(0, before - clock.now()));
    clock.advance(1);
    expect(await view()).toMatchObject({ status: 'overdue', actsNext: 'buyer' });
  });

  test('an answer closes nothing; the buyer does, and can reopen', async () => {
    const id = await filed('merchant-demand');
    await event(id, 'answered', { detail: 'answered:offer' });
    expect(await view()).toMatchObject({ status: 'answered', actsNext: 'buyer' });
    await event(id, 'paid');
    expect(await view()).toMatchObject({ status: 'paid', can: { confirmResolved: true, notResolved: true } });
    const closed = await post('/verdict', { verdict: 'confirm' });
    expect(closed.json()).toMatchObject({ status: 'closed', actsNext: 'nobody', can: { reopen: true } });
    expect((await post('/verdict', { verdict: 'reopen' })).json()).toMatchObject({ status: 'reopened' });
  });

  test('answers below a changed answer stay', async () => {
    const gates = { consumer: 'own-use', operator: 'business', minor: 'adult' };
    await buyer.send('PATCH', path, { body: { gates } });
    await buyer.send('PATCH', path, { body: { gates: { consumer: 'resale' } } });
    expect((await view()).gateAnswers).toEqual({ ...gates, consumer: 'resale' });
  });

  test('an address for reminders is kept encrypted and can be taken back', async () => {
    await buyer.send('PUT', `${path}/contact`, { body: { email: 'mi@example.com' } });
    expect((await buyer.send('GET', `${path}/contact`)).json()).toEqual({ email: 'mi@example.com' });
    expect(await app.rooms.cases.caseContact(buyer.caseId)).toEqual({ email: 'mi@example.com' });
    await buyer.send('PUT', `${path}/contact`, { body: {} });
    expect((await buyer.send('GET', `${path}/contact`)).json()).toEqual({});
    expect(app.logged()).not.toContain('mi@example.com');
  });

  test('the timeline is printed', async () => {
    await filed('merchant-demand');
    const pdf = await buyer.send('GET', `${path}/timeline.pdf`);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('a calendar program reads the days without login, and learns no name from them', async () => {
    await buyer.send('PATCH', path, { body: { parties: { buyer: { name: '王小明' } } } });
    await event(await filed('samr-complaint'), 'delivered');
    const { url } = (await post('/calendar')).json() as { url: string };
    const read = async (address: string) => send(app, 'GET', new URL(address, 'http://host').pathname);
    const ics = await read(url);
    expect(ics.headers['content-type']).toContain('text/calendar');
    expect(ics.body).toContain('DTSTART;VALUE=DATE:2026');
    expect(ics.body).not.toMatch(/王小明|case_/);
    const { url: second } = (await post('/calendar')).json() as { url: string };
    expect((await read(url)).statusCode).toBe(404);
    expect((await read(second)).statusCode).toBe(200);
    await buyer.send('DELETE', `${path}/calendar`);
    expect((await read(second)).statusCode).toBe(404);
  });
});

describe('201', () => {
  test('a repeated record with its key is recorded once', async () => {
    const id = await filed('merchant-demand');
    const key = { 'idempotency-key': 'once-and-for-all-1' };
    await post(`/steps/${id}/events`, { kind: 'delivered' }, key);
    const again = await post(`/steps/${id}/events`, { kind: 'delivered' }, key);
    expect(again.statusCode).toBe(201);
    const kinds = (await view()).steps[0]?.events.map(({ kind }) => kind);
    expect(kinds).toEqual(['released', 'sent', 'delivered']);
  });

  test('a channel has one draft at a time', async () => {
    expect((await open('merchant-demand')).id).toBe((await open('merchant-demand')).id);
  });
});

describe('401 and 404', () => {
  test("another case's step is not there", async () => {
    const { id } = await open('merchant-demand');
    const stranger = await app.buyer();
    const asked = await stranger.send('POST', `/api/cases/${stranger.caseId}/steps/${id}/cancel`);
    expect(asked.statusCode).toBe(404);
    expect((await stranger.send('GET', `${path}/timeline.pdf`)).statusCode).toBe(404);
    expect((await send(app, 'GET', `${path}/deadlines.ics`)).statusCode).toBe(401);
  });
});

describe('409', () => {
  test('nothing happens to letters that have not left', async () => {
    const { id } = await open('merchant-demand');
    expect((await event(id, 'delivered')).statusCode).toBe(409);
  });

  test('a closed case takes no step and cannot be confirmed twice', async () => {
    await post('/verdict', { verdict: 'close' });
    expect((await post('/steps', { channelId: 'merchant-demand' })).statusCode).toBe(409);
    expect((await post('/verdict', { verdict: 'confirm' })).statusCode).toBe(409);
  });
});

describe('422', () => {
  test.each([
    ['samr-complaint', { way: 'mail' }, 'way-not-open'],
    ['merchant-demand', { way: 'mail' }, 'no-mail-address'],
  ])('%s does not leave by %j: %s', async (channel, body, code) => {
    const { id } = await open(channel);
    const answer = await post(`/steps/${id}/release`, body);
    expect([answer.statusCode, answer.json().type]).toEqual([422, expect.stringContaining(code)]);
  });

  test('a letter with blanks names them before it is mailed', async () => {
    const { id } = await open('merchant-demand', { email: 'shop@example.com' });
    const answer = await post(`/steps/${id}/release`, { way: 'mail' });
    expect([answer.statusCode, answer.json().type]).toEqual([
      422,
      expect.stringContaining('letter-incomplete'),
    ]);
    expect(answer.json().detail).toContain('；');
  });

  test('what the channel does not know, what is still to come and what no item proves is refused', async () => {
    const id = await filed('merchant-demand');
    const code = async (kind: string, more = {}) => (await event(id, kind, more)).statusCode;
    expect(await code('accepted')).toBe(422);
    expect(await code('refused', { detail: 'answered:offer' })).toBe(422);
    expect(await code('delivered', { at: new Date(clock.now() + day).toISOString() })).toBe(422);
    expect(await code('delivered', { proofItemId: 'item_000000000000000000000000' })).toBe(422);
  });
});

describe('204', () => {
  test('erasing a case erases steps, notes, deadlines, contact and calendar', async () => {
    const id = await filed('samr-complaint');
    await event(id, 'delivered', { note: '窗口工作人员签收' });
    const { url } = (await post('/calendar')).json() as { url: string };
    expect((await buyer.send('DELETE', path)).statusCode).toBe(204);
    expect((await send(app, 'GET', url)).statusCode).toBe(404);
    clock.advance(60 * day);
    await app.rooms.cases.tick();
    expect(await app.rooms.cases.historyOf(buyer.caseId)).toEqual([]);
  });
});
