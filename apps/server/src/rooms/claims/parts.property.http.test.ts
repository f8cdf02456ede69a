import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { type TestApp, testApp } from '../../testing.ts';
import { fund, numbers, openShop, type TestClaim, type TestShop } from './testing.ts';

const day = 86_400_000;
const smallest = 1000;
const clock = manualClock(Date.parse('2026-11-26T04:00:00Z'));
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ clock });
}, 180_000);
afterAll(() => app.close());

interface Owed {
  id: string;
  decided: number;
  covered: number;
  owed: number;
  parts: number;
  count: number;
  ownHold: boolean;
}

const read = async (orgId: string): Promise<Owed[]> =>
  (
    await sql<Owed>`SELECT c.id, c.decided_fen::int AS decided, c.covered_fen::int AS covered, c.owed_fen::int AS owed,
        (SELECT coalesce(sum(p.amount_fen), 0)::int FROM claims.part p WHERE p.claim_id = c.id) AS parts,
        (SELECT count(*)::int FROM claims.part p WHERE p.claim_id = c.id) AS count,
        EXISTS (SELECT 1 FROM claims.part p JOIN deposits.hold h ON h.id = p.hold_id
          WHERE p.claim_id = c.id AND h.key = 'claim:' || c.id) AS "ownHold"
      FROM claims.claim c WHERE respondent_id = ${orgId} AND decided_fen > 0
      ORDER BY decided_at, id`.execute(app.db.kysely)
  ).rows;

/** What holds whenever nothing is under way. */
async function check(orgId: string, what: string): Promise<void> {
  const claims = await read(orgId);
  for (const { decided, covered, parts } of claims) {
    expect(parts, what).toBe(covered);
    expect(covered, `${what}: never more than owed`).toBeLessThanOrEqual(decided);
  }
  const waited = claims.filter(({ ownHold }) => !ownHold);
  const first = waited.findIndex(({ owed }) => owed > 0);
  const after = first === -1 ? [] : waited.slice(first + 1).filter(({ owed }) => owed > 0);
  expect(
    after.filter(({ covered }) => covered > 0),
    `${what}: none before an older one`,
  ).toEqual([]);
  const { availableFen } = await app.rooms.deposits.stateOf(orgId);
  const owed = first === -1 ? 0 : (waited[first]?.owed ?? 0);
  if (owed > 0) expect(availableFen, `${what}: nothing idle`).toBeLessThan(Math.min(smallest, owed));
  expect(await app.rooms.deposits.verifyLedger(), what).toMatchObject({ ok: true });
}

const payee = { kind: 'bank', name: '林小满', account: '6222020000000000001', bankName: '工商银行' };

/** One step of many: money comes, a claim is opened or decided, a buyer names her account, the bank pays or does not. */
async function step(shop: TestShop, claims: TestClaim[], pick: (below: number) => number, n: number) {
  const { orgId, person } = shop.org;
  const dice = pick(10);
  const fen = 1 + pick(pick(2) ? 15_000 : 1500);
  if (dice < 3) {
    const orderRef = `R-${orgId}-${n}`;
    await shop.order(orderRef, { amountFen: fen });
    claims.push(await shop.claim(orderRef));
    return `claim of ${fen}`;
  }
  if (dice < 5) {
    await fund(app, orgId, fen);
    return `top-up of ${fen}`;
  }
  if (dice < 6) {
    clock.advance(day);
    await app.rooms.claims.tick();
    return 'a day';
  }
  if (dice < 8) {
    const claim = claims[pick(claims.length)];
    const view = await claim?.read();
    if (view?.needsPayee) await claim?.send('PUT', '/payee', { payee });
    else if (view?.may.includes('content') && pick(4) === 0)
      await claim?.send('POST', '/words', { word: 'content' });
    return 'a buyer';
  }
  const at = `/api/organisations/${orgId}/payouts`;
  const open = (await person.send('GET', at)).json().payouts as { payoutId: string; state: string }[];
  const one = open[pick(open.length)];
  if (!one || !['waiting', 'sending', 'sent'].includes(one.state)) return 'a look';
  if (pick(3) === 0) await person.send('POST', `/api/organisations/${orgId}/payout-files`);
  const paid = pick(4) > 0;
  const body = paid ? { bankReference: `B-${orgId}-${n}` } : { trouble: 'failed' };
  await person.send('POST', `${at}/${one.payoutId}/${paid ? 'confirmation' : 'failure'}`, { body });
  return paid ? 'paid' : 'failed';
}

test.each([7, 41, 2026])(
  'whatever happens in whatever order (seed %i), deposits balance, the oldest is paid first, nobody is paid too much and nothing lies idle',
  async (seed) => {
    const shop = await openShop(app, clock, { depositFen: 3000 });
    const claims: TestClaim[] = [];
    const pick = numbers(seed);
    for (let n = 0; n < 60; n++) {
      const what = `step ${n}: ${await step(shop, claims, pick, n)}`;
      await app.outbox.drain();
      await check(shop.org.orgId, what);
    }
    clock.advance(3 * day);
    await app.rooms.claims.tick();
    await app.outbox.drain();
    await fund(app, shop.org.orgId, 10_000_000);
    await app.outbox.drain();
    await check(shop.org.orgId, 'the end');
    const ended = await read(shop.org.orgId);
    expect(ended.every(({ owed }) => owed === 0)).toBe(true);
    expect(
      ended.some(({ count }) => count > 1),
      'some of them were paid in parts',
    ).toBe(true);
  },
  300_000,
);
