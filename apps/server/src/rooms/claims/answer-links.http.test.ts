import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { readMail } from '#platform/mail';
import { type FarServer, farServer } from '../../platform/mail/testing.ts';
import { send, type TestApp, testApp } from '../../testing.ts';
import { openClaim, openShop, respondent } from './testing.ts';

const clock = manualClock(Date.parse('2026-11-26T04:00:00Z'));
let app: TestApp;
let far: FarServer;
beforeAll(async () => {
  far = await farServer();
  const mail = { domain: 'mail.example', name: 'mail.example', dns: [], maxBytes: 1_000_000 };
  app = await testApp({ clock, config: { mail: { ...mail, smtpUrl: far.url, smtpTls: 'off' } } });
}, 180_000);
afterAll(async () => {
  await app.close();
  await far.close();
});

let orders = 0;
const byBuyer = '通过买家转交的链接作出，不能确认是店铺本人。';
const byMail = '通过发到店铺邮箱的链接作出；邮箱由买家填写，没有核实过。';

/** A claim about an order of a shop that is no member, with both links of it. */
async function strangerClaim() {
  const shopEmail = `shop${++orders}@far.example`;
  const order = { shop: '某某点卡店', orderRef: `N-${orders}`, amountFen: 3000, shopEmail };
  const claim = await openClaim(app, { ...order, sentence: '付款后没有收到。' });
  const shown = new URL((await claim.read()).answerUrl ?? '').hash.slice(1);
  const mail = far.arrived.find((one) => one.to.includes(shopEmail));
  const text = JSON.stringify(await readMail(mail?.bytes ?? Buffer.alloc(0)));
  const mailed = /\/answer#([\w-]{43})/.exec(text)?.[1] ?? '';
  return { claim, shown: respondent(app, shown), mailed: respondent(app, mailed), tokens: { shown, mailed } };
}

const bodiesOf = async (claimId: string, kind: string) => {
  const { rows } = await sql<{ body: Record<string, unknown> }>`SELECT body FROM claims.event
    WHERE subject_id = ${claimId} AND kind = ${kind} ORDER BY sequence`.execute(app.db.kysely);
  return rows.map(({ body }) => body);
};
const lines = (view: { timeline: { text: { zh: string } }[] }) => view.timeline.map(({ text }) => text.zh);

describe('a shop that is no member', () => {
  test('has two links: neither gives the other, both open the claim, and each says what it is', async () => {
    const { claim, shown, mailed, tokens } = await strangerClaim();
    expect(tokens.mailed).toMatch(/^[\w-]{43}$/);
    expect(tokens.mailed).not.toBe(tokens.shown);
    expect((await shown.read()).openedBy).toMatchObject({ link: 'shown', text: { zh: byBuyer } });
    expect((await mailed.read()).openedBy).toMatchObject({ link: 'mailed', text: { zh: byMail } });
    const all = JSON.stringify(await claim.read());
    expect(all).toContain(tokens.shown);
    expect(all, 'what is mailed is never shown to the buyer').not.toContain(tokens.mailed);
    expect(JSON.stringify(await shown.read())).not.toContain(tokens.mailed);
  });

  test.each([
    ['shown', byBuyer],
    ['mailed', byMail],
  ] as const)(
    'that refuses by the %s link: said in event, first line, timeline and papers, to both',
    async (link, note) => {
      const both = await strangerClaim();
      const side = both[link];
      const { fileId } = await side.upload();
      const answer = { kind: 'refuse', reason: 'not-our-order', fileIds: [fileId] };
      const refused = await side.send('POST', '', answer);
      expect(refused.statusCode, refused.body).toBe(200);
      expect(await bodiesOf(both.claim.claimId, 'claim.refused')).toMatchObject([{ link }]);
      for (const view of [await both.claim.read(), await both.shown.read(), await both.mailed.read()]) {
        expect(view.headline.zh).toContain(note);
        expect(lines(view).filter((line) => line.startsWith('商家拒绝'))).toEqual([
          expect.stringContaining(note),
        ]);
        expect(view.answerWay?.link).toBe(link);
        expect(view.files).toMatchObject([{ way: { link } }]);
      }
    },
  );

  test('that says by the link of the buyer that it refunded, or shows papers, is not taken for the shop', async () => {
    const { claim, shown } = await strangerClaim();
    const refund = { kind: 'refund', refundNo: 'R-1', amountFen: 3000 };
    expect((await shown.send('POST', '', refund)).statusCode).toBe(200);
    expect(await bodiesOf(claim.claimId, 'claim.refunded')).toMatchObject([{ link: 'shown' }]);
    expect((await claim.read()).headline.zh).toContain(byBuyer);
    await claim.send('POST', '/words', { word: 'deny' });
    expect((await claim.read()).headline.zh, 'nothing rests on the answer any more').not.toContain(byBuyer);
    const { fileId } = await shown.upload();
    expect((await shown.send('POST', '', { kind: 'show', fileIds: [fileId] })).statusCode).toBe(200);
    expect(await bodiesOf(claim.claimId, 'claim.shown')).toMatchObject([{ link: 'shown' }]);
    expect((await claim.read()).headline.zh).toContain(byBuyer);
  });

  test('is never said to have agreed, where the buyer may have agreed with herself', async () => {
    for (const [maker, accepter] of [
      ['shown', 'claim'],
      ['claim', 'shown'],
    ] as const) {
      const both = await strangerClaim();
      const made = await both[maker].send('POST', '/offers', { amountFen: 2000, hours: 24 });
      const { offerId } = made.json().offers[0];
      const accepted = await both[accepter].send('POST', `/offers/${offerId}/answer`, { answer: 'accept' });
      expect(accepted.json(), accepted.body).toMatchObject({ state: 'unpaid', outcome: 'agreed' });
      expect(await bodiesOf(both.claim.claimId, 'claim.decided')).toMatchObject([{ link: 'shown' }]);
      for (const view of [await both.claim.read(), await both.mailed.read()]) {
        expect(view).toMatchObject({ answerWay: { link: 'shown' }, offers: [{ way: { link: 'shown' } }] });
        expect(view.headline.zh).toContain(byBuyer);
        expect(lines(view).filter((line) => line.includes('双方达成方案'))).toEqual([
          expect.stringContaining(byBuyer),
        ]);
      }
    }
  });

  test('cannot agree to pay from a deposit that is not there, by either link', async () => {
    const { claim, shown, mailed } = await strangerClaim();
    for (const side of [shown, mailed]) {
      const paid = await side.send('POST', '', { kind: 'pay' });
      expect([paid.statusCode, paid.json().type]).toEqual([422, expect.stringContaining('no-deposit')]);
    }
    const after = await claim.read();
    expect([after.state, after.outcome]).toEqual(['open', undefined]);
  });

  test('stands in the record of the case with how it answered', async () => {
    const { claim, shown } = await strangerClaim();
    const { fileId } = await shown.upload();
    await shown.send('POST', '', { kind: 'refuse', reason: 'not-our-order', fileIds: [fileId] });
    const { caseId, token } = (await claim.send('POST', '/case')).json();
    await app.outbox.drain();
    const headers = { authorization: `Bearer ${token}` };
    const file = (await send(app, 'GET', `/api/cases/${caseId}`, { headers })).json();
    const { id: itemId } = file.items[0];
    const paper = await send(app, 'GET', `/api/cases/${caseId}/items/${itemId}/content`, { headers });
    expect(paper.body.match(new RegExp(byBuyer, 'g'))?.length, paper.body).toBe(2);
  });

  test('of a claim from before there were two links counts as the one that the buyer has', async () => {
    const { claim, shown, tokens } = await strangerClaim();
    await sql`UPDATE claims.claim SET mailed_hash = NULL WHERE id = ${claim.claimId}`.execute(app.db.kysely);
    expect((await shown.read()).openedBy?.link).toBe('shown');
    expect((await respondent(app, tokens.mailed).send('GET', '')).statusCode).toBe(401);
  });
});

test('a member answers by its mailed link and it says so; from its console nothing is added', async () => {
  const shop = await openShop(app, clock, { depositFen: 100_000 });
  for (const link of ['mailed', undefined] as const) {
    const orderRef = `M-${++orders}`;
    await shop.order(orderRef);
    const claim = await shop.claim(orderRef);
    const side = respondent(app, app.rooms.claims.answerToken(claim.claimId));
    const path = `/api/organisations/${shop.org.orgId}/claims/${claim.claimId}/answer`;
    const answer = { kind: 'pay' };
    const paid = link
      ? await side.send('POST', '', answer)
      : await shop.org.person.send('POST', path, { body: answer });
    expect(paid.statusCode, paid.body).toBe(200);
    expect((await bodiesOf(claim.claimId, 'claim.decided'))[0]?.link).toBe(link);
    const view = await claim.read();
    expect(view.answerWay?.link).toBe(link);
    expect(lines(view).some((line) => line.includes('通过发到商家邮箱的链接作出'))).toBe(link !== undefined);
    expect(JSON.stringify(view)).not.toContain('不能确认');
  }
});
