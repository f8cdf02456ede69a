import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { send, type TestApp, testApp } from '../../testing.ts';
import { openShop, passing, respondent, type TestClaim, type TestShop } from './testing.ts';

const hour = 3_600_000;
const day = 24 * hour;
const clock = manualClock(Date.parse('2026-11-26T04:00:00Z'));
let app: TestApp;
let shop: TestShop;
beforeAll(async () => {
  app = await testApp({ clock });
  shop = await openShop(app, clock, { depositFen: 1_000_000 });
}, 180_000);
afterAll(() => app.close());

const pass = (ms: number) => passing(app, clock)(ms);
const held = async () => (await app.rooms.deposits.stateOf(shop.org.orgId)).heldFen;
const read = ({ claimId }: TestClaim) => app.rooms.claims.readBuyerClaim(claimId);
/** By the receipt code: a session is over long before. */
async function name(claim: TestClaim, number = '苏消调〔2026〕118号', body = 'mediation') {
  const { receiptCode, claimId } = claim;
  const { token } = (await send(app, 'POST', '/api/sessions', { body: { receiptCode } })).json();
  const headers = { authorization: `Bearer ${token}` };
  return send(app, 'POST', `/api/claims/${claimId}/proceedings`, { headers, body: { body, number } });
}
const reminders = async (claim: TestClaim) =>
  (await read(claim)).timeline.filter(({ text }) => text.zh.startsWith('提醒买家')).length;

/** Refused with papers, and the buyer says that it is not so. */
async function contested(orderRef: string): Promise<TestClaim> {
  await shop.order(orderRef);
  const claim = await shop.claim(orderRef);
  const merchant = respondent(app, app.rooms.claims.answerToken(claim.claimId));
  const { fileId } = await merchant.upload();
  await merchant.send('POST', '', { kind: 'refuse', reason: 'already-settled', fileIds: [fileId] });
  expect((await claim.send('POST', '/words', { word: 'contest' })).json().state).toBe('contested');
  return claim;
}

test('the deposit is kept for 90 days, the buyer reminded 30 and 7 days before, and then it is free', async () => {
  const before = await held();
  const claim = await contested('D-1');
  const view = await read(claim);
  expect(view).toMatchObject({
    mayNameProceeding: true,
    proceedings: [],
    clock: { party: 'buyer', dueAt: new Date(clock.now() + 90 * day).toISOString() },
  });
  expect(view.headline.zh).toContain('受理机构和编号');
  expect(await held()).toBe(before + 9800);
  await pass(59 * day);
  expect(await reminders(claim)).toBe(0);
  await pass(2 * day);
  await pass(hour);
  expect(await reminders(claim)).toBe(1);
  await pass(24 * day);
  expect(await reminders(claim)).toBe(2);
  expect(await read(claim)).toMatchObject({ state: 'contested', money: { state: 'held' } });
  await pass(6 * day);
  expect(await read(claim)).toMatchObject({ state: 'lapsed', mayNameProceeding: false });
  expect(await held()).toBe(before);
  expect((await name(claim)).json().type).toContain('claim-moved');
});

test('who is at work on it keeps it longer; both sides read the number, the log does not', async () => {
  const claim = await contested('D-2');
  expect((await name(claim, '待定')).json().type, 'no number').toContain('proceeding-unfit');
  const named = await name(claim);
  expect(named.statusCode, named.body).toBe(200);
  expect(named.json()).toMatchObject({
    clock: { dueAt: new Date(clock.now() + 180 * day).toISOString() },
    proceedings: [{ body: 'mediation', number: '苏消调〔2026〕118号' }],
    mayNameProceeding: false,
  });
  expect(named.json().headline.zh, 'it is not asked again for what was just given').toContain('可以再填一次');
  const merchant = respondent(app, app.rooms.claims.answerToken(claim.claimId));
  expect((await merchant.read()).proceedings).toMatchObject([{ number: '苏消调〔2026〕118号' }]);
  expect(JSON.stringify((await read(claim)).timeline)).not.toContain('118');
  const again = await name(claim, '(2026)苏0106民初1234号', 'court');
  expect([again.statusCode, again.json().type]).toEqual([409, expect.stringContaining('proceeding-early')]);
  await pass(100 * day);
  expect(await read(claim)).toMatchObject({ state: 'contested', money: { state: 'held' } });
  expect((await name(claim, '(2026)苏0106民初1234号', 'court')).json().proceedings).toHaveLength(2);
});

test('numbers bind no deposit for ever: two years in all', async () => {
  const claim = await contested('D-3');
  const start = clock.now();
  for (let n = 1; (await read(claim)).mayNameProceeding; n++) {
    expect((await name(claim, `编号 ${n}-${n}`)).statusCode).toBe(200);
    await pass(150 * day);
  }
  await pass(730 * day);
  const view = await read(claim);
  expect(view.state).toBe('lapsed');
  const ends = view.timeline.map(({ at }) => Date.parse(at)).at(-1) as number;
  expect(Date.parse(view.clock?.dueAt ?? new Date(start).toISOString())).toBeLessThanOrEqual(
    start + 730 * day,
  );
  expect(ends).toBeGreaterThan(start + 600 * day);
});

test('two words at once keep it once longer', async () => {
  const claim = await contested('D-4');
  const both = await Promise.all([name(claim, 'A-11'), name(claim, 'B-22')]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  expect((await read(claim)).proceedings).toHaveLength(1);
});

test('only what is contested is kept: nothing else takes such a word', async () => {
  await shop.order('D-5');
  const claim = await shop.claim('D-5');
  expect((await read(claim)).mayNameProceeding).toBe(false);
  expect((await name(claim)).json().type).toContain('claim-moved');
});
