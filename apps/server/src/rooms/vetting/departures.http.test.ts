import type { DepartureView } from '@redress/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { type TestApp, type TestOrganisation, type TestPerson, testApp } from '../../testing.ts';
import { keepUntil } from './rules/keeping.ts';
import { acceptance, affiliate, handIn } from './testing.ts';

const dayMs = 86_400_000;
// Half past midnight in Shanghai, of the 28th.
const clock = manualClock(Date.parse('2026-11-27T16:30:00Z'));
let app: TestApp;
let platform: TestOrganisation;
beforeAll(async () => {
  app = await testApp({ clock });
}, 120_000);
afterAll(() => app.close());

const at = (rest = '', of = platform) => `/api/organisations/${of.orgId}/merchants/departures${rest}`;
const departures = async (by: TestPerson = platform.person) =>
  ((await by.send('GET', at())).json() as { departures: DepartureView[] }).departures;
const end = (side: TestOrganisation, merchantRef: string) =>
  side.person.send('POST', `/api/organisations/${side.orgId}/affiliations/end`, {
    body: { platformId: platform.orgId, merchantRef },
  });
const correct = (id: string, body: object, by: TestPerson = platform.person) =>
  by.send('PATCH', at(`/${id}`), { body });
const codeOf = (answer: { json(): { type: string } }) => answer.json().type.split('/').at(-1);
const join = async (ref: string, name: string) => {
  const merchant = await app.organisation({ kinds: ['merchant'], state: 'draft', name });
  await affiliate(platform, merchant, ref);
  return merchant;
};

beforeAll(async () => {
  platform = await app.organisation({ kinds: ['platform'] });
});

describe('a merchant that leaves', () => {
  test('has its day recorded with who ended it, and is kept three years from then', async () => {
    await join('m-1', '南风点卡店');
    const left = await join('m-2', '晨光点卡店');
    clock.advance(10 * dayMs);
    expect(await departures()).toEqual([]);
    await end(platform, 'm-1');
    await end(left, 'm-2');
    expect(await departures()).toMatchObject([
      {
        ...{ name: '南风点卡店', merchantRef: 'm-1', leftOn: '2026-12-08', keepUntil: '2029-12-08' },
        ...{ recordedBy: { side: 'platform', name: '陈晓' }, corrections: [] },
        ...{ joinedAt: '2026-11-27T16:30:00.000Z', recordedAt: '2026-12-07T16:30:00.000Z' },
        ...{ earliest: '2026-11-28', latest: '2026-12-08' },
      },
      // Who it was on the other side is not told.
      { name: '晨光点卡店', recordedBy: { side: 'merchant' } },
    ]);
    expect((await departures())[1]?.recordedBy).not.toHaveProperty('name');
  });

  test('has not left while another tie of the two stands, nor where it was only asked for', async () => {
    platform = await app.organisation({ kinds: ['platform'] });
    const merchant = await join('a', '两个编号的店');
    await affiliate(platform, merchant, 'b');
    const body = { platformId: platform.orgId, merchantId: merchant.orgId, merchantRef: 'c' };
    await merchant.person.send('POST', `/api/organisations/${merchant.orgId}/affiliations`, { body });
    await end(merchant, 'c');
    await end(merchant, 'a');
    expect(await departures()).toEqual([]);
    await end(merchant, 'b');
    expect(await departures()).toMatchObject([{ merchantRef: 'b' }]);
  });

  test('that two people end at once leaves once', async () => {
    platform = await app.organisation({ kinds: ['platform'] });
    const merchant = await join('a', '同时退出的店');
    await affiliate(platform, merchant, 'b');
    await Promise.all([end(platform, 'a'), end(merchant, 'b'), end(merchant, 'a'), end(platform, 'b')]);
    expect(await departures()).toHaveLength(1);
  });

  test('and comes back is kept while it is there, and from the next time that it leaves', async () => {
    platform = await app.organisation({ kinds: ['platform'] });
    const merchant = await join('a', '回来的店');
    await end(merchant, 'a');
    clock.advance(30 * dayMs);
    await affiliate(platform, merchant, 'a');
    const [back] = await departures();
    expect(back).toMatchObject({ returnedAt: new Date(clock.now()).toISOString() });
    expect(back).not.toHaveProperty('keepUntil');
    clock.advance(dayMs);
    await end(platform, 'a');
    const [last, first] = await departures();
    expect(last?.keepUntil).toBe(keepUntil(last?.leftOn as string));
    expect(first).not.toHaveProperty('keepUntil');
    // The first time cannot have lasted beyond the second.
    const late = await correct(first?.departureId as string, { leftOn: last?.leftOn, reason: '记错' });
    expect([late.statusCode, codeOf(late)]).toEqual([422, 'left-on-refused']);
  });
});

describe('the day', () => {
  let departure: DepartureView;
  beforeAll(async () => {
    platform = await app.organisation({ kinds: ['platform'] });
    const merchant = await join('m-9', '晚记的店');
    clock.advance(20 * dayMs);
    await end(merchant, 'm-9');
    [departure] = (await departures()) as [DepartureView];
  });
  const day = (back: number) =>
    new Date(clock.now() + 8 * 3_600_000 - back * dayMs).toISOString().slice(0, 10);

  test('is corrected with a reason; what was recorded before stays beside it', async () => {
    const reason = '合同终止日更早，系统里晚记了';
    const corrected = await correct(departure.departureId, { leftOn: day(5), reason });
    expect(corrected.statusCode, corrected.body).toBe(200);
    const manager = await platform.member('manager');
    await correct(departure.departureId, { leftOn: day(4), reason: '以退店确认书为准' }, manager);
    const [now] = await departures();
    expect(now).toMatchObject({
      leftOn: day(4),
      keepUntil: keepUntil(day(4)),
      corrections: [
        { from: day(0), to: day(5), reason, by: '陈晓' },
        { from: day(5), to: day(4), reason: '以退店确认书为准' },
      ],
    });
    const { rows } = await sql<{ body: string; reason: Buffer }>`SELECT event.body::text AS body, c.reason
      FROM vetting.event event, vetting.departure_correction c
      WHERE event.subject_id = ${platform.orgId} AND event.kind = 'departure.corrected'
        AND c.platform_id = ${platform.orgId}`.execute(app.db.kysely);
    expect(rows).toHaveLength(4);
    for (const row of rows) {
      expect(row.body).not.toContain('合同');
      expect(Buffer.from(row.reason).includes('合同')).toBe(false);
    }
    await app.rooms.notary.flush();
  });

  test('the same day again is no correction', async () => {
    const before = (await departures())[0]?.corrections.length;
    expect((await correct(departure.departureId, { leftOn: day(4), reason: '再点一次' })).statusCode).toBe(
      200,
    );
    expect((await departures())[0]?.corrections).toHaveLength(before as number);
  });

  test('is no day to come, none before it joined, and never without a reason', async () => {
    const refused: [object, number, string][] = [
      [{ leftOn: day(-1), reason: '预计' }, 422, 'left-on-refused'],
      [{ leftOn: day(21), reason: '更早' }, 422, 'left-on-refused'],
      [{ leftOn: day(1), reason: ' ' }, 400, 'bad-fields'],
      [{ leftOn: '2026-02-30', reason: '笔误' }, 400, 'bad-fields'],
    ];
    for (const [body, status, code] of refused) {
      const answer = await correct(departure.departureId, body);
      expect([answer.statusCode, codeOf(answer)], JSON.stringify(body)).toEqual([status, code]);
    }
    expect(
      (await correct(departure.departureId, { leftOn: day(20), reason: '入驻当天退出' })).statusCode,
    ).toBe(200);
  });

  test('is corrected by this platform’s owner or manager alone: no key, no other platform, not the merchant', async () => {
    const body = { leftOn: day(2), reason: '不该成功' };
    for (const role of ['finance', 'viewer'] as const) {
      const member = await platform.member(role);
      expect(await departures(member)).toHaveLength(1);
      expect(codeOf(await correct(departure.departureId, body, member))).toBe('not-allowed');
    }
    const other = await app.organisation({ kinds: ['platform'] });
    const foreign = await other.person.send('PATCH', at(`/${departure.departureId}`, other), { body });
    expect([foreign.statusCode, codeOf(foreign)]).toEqual([404, 'departure-not-found']);
    const there = await join('m-10', '还在的店');
    const { rows } = await sql<{ id: string }>`SELECT id FROM members.affiliation_period
      WHERE merchant_id = ${there.orgId}`.execute(app.db.kysely);
    expect(codeOf(await correct(rows[0]?.id as string, body))).toBe('departure-not-found');
  });
});

describe('the platform’s duty to verify', () => {
  const overdue = async (merchantId: string) =>
    (await app.rooms.vetting.dutyRecords(platform.orgId, { fromMs: 0, toMs: clock.now() + 1 }))
      .filter((one) => one.merchantId === merchantId)
      .map((one) => one.overdue);
  const check = async (merchant: TestOrganisation) => {
    const path = `/api/organisations/${platform.orgId}/merchants/${merchant.orgId}/vetting`;
    const { submissionId } = (await platform.person.send('GET', path)).json();
    const body = { submissionId, ...acceptance };
    expect((await platform.person.send('POST', `${path}/reviews`, { body })).statusCode).toBe(200);
  };

  test('ends on the day on which the merchant leaves, and not by leaving after it was late', async () => {
    platform = await app.organisation({ kinds: ['platform'] });
    const [early, late] = [await join('m-1', '期限内退出'), await join('m-2', '逾期后退出')];
    for (const merchant of [early, late]) {
      await handIn(app, merchant);
      await check(merchant);
    }
    clock.advance(100 * dayMs);
    await end(platform, 'm-1');
    clock.advance(100 * dayMs);
    expect([await overdue(early.orgId), await overdue(late.orgId)]).toEqual([[false], [true]]);
    await end(platform, 'm-2');
    expect(await overdue(late.orgId)).toEqual([true]);
    // It was gone when the day came, so that its check on coming back was none too late.
    await affiliate(platform, early, 'm-1');
    await early.person.send('POST', `/api/organisations/${early.orgId}/vetting/submission`);
    expect(await overdue(early.orgId)).toEqual([true]);
    await check(early);
    expect(await overdue(early.orgId)).toEqual([false, false]);
  });
});
