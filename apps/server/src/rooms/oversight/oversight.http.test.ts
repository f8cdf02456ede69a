import type { MerchantFigures, OversightView } from '@redress/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { type TestApp, type TestOrganisation, testApp } from '../../testing.ts';
import { openPlatform, type TestPlatform } from './testing.ts';

const hour = 3_600_000;
const clock = manualClock(Date.parse('2026-11-20T04:00:00Z'));
let app: TestApp;
let platform: TestPlatform;
let good: TestOrganisation;
let silent: TestOrganisation;

const at = (path: string) => `/api/organisations/${platform.org.orgId}${path}`;
const read = async (query = ''): Promise<OversightView> =>
  (await platform.org.person.send('GET', at(`/oversight${query}`))).json();

beforeAll(async () => {
  app = await testApp({ clock });
  platform = await openPlatform(app, clock);
  good = await platform.merchant('m-good', '南风点卡');
  silent = await platform.merchant('m-silent', '极速卡密');
}, 180_000);
afterAll(() => app.close());

describe('what a platform sees of its merchants', () => {
  test('without a claim nothing is claimed: every share is of nothing', async () => {
    const view = await read();
    expect(view).toMatchObject({ from: '2026-08-23', to: '2026-11-20', templates: [] });
    expect(view.figures).toMatchObject({ claims: 0, inTime: { part: 0, of: 0 } });
    expect(view.merchants.map(({ name }) => name).toSorted()).toEqual(['南风点卡', '极速卡密'].toSorted());
    expect(view.vetting).toEqual({ checked: 0, overdue: 0, never: 2 });
  });

  test('in time, by silence, waiting, ended by the buyer: each claim counts once and where it belongs', async () => {
    const paid = await platform.claim('m-good', 'G-1');
    clock.advance(2 * hour);
    await paid.answer({ kind: 'pay' });
    const withdrawn = await platform.claim('m-good', 'G-2');
    await withdrawn.send('POST', '/words', { word: 'withdraw' });
    await platform.claim('m-silent', 'S-1');
    await platform.claim('m-silent', 'S-2');
    clock.advance(25 * hour);
    await app.rooms.claims.tick();
    await app.outbox.drain();
    await platform.claim('m-silent', 'S-3');
    const { figures, merchants } = await read();
    expect(figures).toMatchObject({
      claims: 5,
      waiting: 1,
      endedByBuyer: 1,
      inTime: { part: 1, of: 3 },
      bySilence: { part: 2, of: 3 },
      medianAnswerMs: 2 * hour,
      templates: { part: 0, of: 0 },
    });
    expect(merchants.map(({ name, needs }) => [name, needs])).toEqual([
      ['极速卡密', ['waiting', 'silence', 'unchecked']],
      ['南风点卡', ['unchecked']],
    ]);
  });

  test('the same words to three claims are a template, shown without numbers and with who uses it', async () => {
    for (const n of [11, 12, 13]) {
      const claim = await platform.claim(n === 13 ? 'm-good' : 'm-silent', `T-${n}`);
      await platform.refuse(claim, `亲，订单T-20261120${n}双方已经和解，有问题请联系客服微信 kefu88${n}。`);
    }
    const own = await platform.claim('m-good', 'T-14');
    await platform.refuse(own, '和解书在附件里，您在第二页签了字，退款八十元当天已经到您的账户。');
    const { templates, figures } = await read();
    expect(templates).toEqual([
      expect.objectContaining({
        kind: 'words',
        claims: 3,
        merchants: expect.arrayContaining(['南风点卡', '极速卡密']),
      }),
    ]);
    expect(templates[0]?.text).not.toMatch(/\d|kefu/);
    expect(figures.templates).toEqual({ part: 3, of: 4 });
    expect((await own.send('GET', '')).json().note).toContain('和解书在附件里');
  });

  test('a period counts claims by the day they were opened, beside as many days before', async () => {
    const view = await read('?from=2026-11-21&to=2026-11-21');
    expect(view.before).toMatchObject({ from: '2026-11-20', to: '2026-11-20' });
    expect([view.figures.claims, view.before.figures.claims]).toEqual([5, 4]);
    const wrong = await platform.org.person.send('GET', at('/oversight?from=2026-11-22&to=2026-11-21'));
    expect([wrong.statusCode, wrong.json().type]).toEqual([422, expect.stringContaining('bad-period')]);
  });

  test('order numbers that a reporting shop never reported stand apart and in no other number', async () => {
    const before = (await read()).figures;
    for (const n of [1, 2, 3]) await platform.invented(`FAKE-${n}`);
    clock.advance(30 * hour);
    await app.rooms.claims.tick();
    await app.outbox.drain();
    const { figures, merchants } = await read();
    expect(figures.unreported).toBe(3);
    expect({ ...figures, waiting: 0, unreported: 0 }).toMatchObject({ claims: before.claims });
    expect(merchants.find(({ own }) => own)?.figures).toMatchObject({ claims: 0, unreported: 3 });
    const tomorrow = await platform.org.person.send('GET', at('/oversight?from=2026-11-01&to=2027-11-01'));
    expect([tomorrow.statusCode, tomorrow.json().type]).toEqual([422, expect.stringMatching(/bad-period/)]);
  });

  test('a merchant’s own page and its platform’s count a mixed set alike', async () => {
    const denied = await platform.claim('m-good', 'A-1');
    await denied.answer({ kind: 'refund', refundNo: 'R-1', amountFen: 9800 });
    await denied.send('POST', '/words', { word: 'deny' });
    clock.advance(49 * hour);
    await app.rooms.claims.tick();
    await app.outbox.drain();
    await platform.claim('m-silent', 'A-2');
    // Its time is over and nobody has written the decision yet.
    clock.advance(25 * hour);
    await platform.claim('m-silent', 'A-3');
    const { merchants } = await read();
    const orgs = [good, silent, platform.org];
    for (const { orgId, person } of orgs) {
      const { figures } = merchants.find(({ merchantId }) => merchantId === orgId) as MerchantFigures;
      const own = (await person.send('GET', `/api/organisations/${orgId}/claim-summary`)).json();
      expect(own).toMatchObject({
        ...{ claims: figures.claims, unreported: figures.unreported, late: figures.late },
        ...{ asked: figures.inTime.of, answeredInTime: figures.inTime.part },
        bySilence: figures.bySilence.part,
      });
    }
    const of = (org: TestOrganisation) =>
      merchants.find(({ merchantId }) => merchantId === org.orgId)?.figures.bySilence.part;
    expect([of(good), of(silent)]).toEqual([1, 4]);
    const own = await good.person.send('GET', `/api/organisations/${good.orgId}/claim-summary`);
    expect(own.json()).toMatchObject({ bySilence: 1, notShown: 1 });
  });

  test('of a shop that reports nothing every claim counts', async () => {
    const mute = await openPlatform(app, clock, '沉默平台');
    await mute.invented('X-1');
    const path = `/api/organisations/${mute.org.orgId}/oversight`;
    const { figures } = (await mute.org.person.send('GET', path)).json() as OversightView;
    expect(figures).toMatchObject({ claims: 1, unreported: 0, waiting: 1 });
  });

  test('shops are listed with how they report', async () => {
    const { sources } = (await platform.org.person.send('GET', at('/oversight/sources'))).json();
    expect(sources).toMatchObject([{ name: '星云商城', state: 'active', health: { conflicts: 0 } }]);
  });

  test('a merchant is told that this is for platforms', async () => {
    const answer = await good.person.send('GET', `/api/organisations/${good.orgId}/oversight`);
    expect([answer.statusCode, answer.json().type]).toEqual([409, expect.stringContaining('no-platform')]);
    expect(silent.orgId).not.toBe(good.orgId);
  });
});
