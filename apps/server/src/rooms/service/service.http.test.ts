import { createHash } from 'node:crypto';
import type { ServiceView } from '@redress/contract';
import { fromShanghai } from '@redress/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { composeMail, createMailer, dkimRecordOf, makeDkimKey, readMail } from '#platform/mail';
import {
  type Arrived,
  type FarServer,
  farServer,
  nameServer,
  smtpError,
} from '../../platform/mail/testing.ts';
import { type TestApp, type TestBuyer, testApp } from '../../testing.ts';

const domain = 'mail.redress.example';
const shop = 'kf@shop.example';
const hand = manualClock(fromShanghai('2026-11-02', '10:00:00'));
/** Goes on by itself, a millisecond a look, so that what happens later is later. */
const clock = {
  advance: hand.advance,
  now() {
    hand.advance(1);
    return hand.now();
  },
};
const hour = 3_600_000;

let dns: Awaited<ReturnType<typeof nameServer>>;
let far: FarServer;
let answer: (mail: Arrived, cutOff: () => void) => void | Promise<void>;
let app: TestApp;
let buyer: TestBuyer;

beforeAll(async () => {
  dns = await nameServer({});
  far = await farServer({
    onMessage: (mail, _session, server) =>
      answer(mail, () => {
        for (const connection of server.connections) connection.close();
      }),
  });
  app = await testApp({
    clock,
    config: {
      mail: {
        domain,
        name: domain,
        smtpUrl: far.url,
        smtpTls: 'off',
        listen: { protocol: 'smtp', host: '127.0.0.1', port: 0 },
        dns: [dns.address],
        maxBytes: 2_000_000,
      },
    },
  });
});
afterAll(async () => {
  await app.close();
  await far.close();
  await dns.close();
});
beforeEach(async () => {
  answer = () => {};
  far.arrived.length = 0;
  buyer = await app.buyer('付款98元，未到账。');
});

const view = async (): Promise<ServiceView> =>
  (await buyer.send('GET', `/api/cases/${buyer.caseId}/service`)).json();
const events = async (stepId: string) =>
  (await app.rooms.cases.historyOf(buyer.caseId))
    .find(({ id }) => id === stepId)
    ?.events.map(({ kind }) => kind);

/** Opens a demand, releases it and lets the regret window pass. */
async function released(email = shop): Promise<string> {
  const { cases } = app.rooms;
  const stepId = await cases.openStep({
    caseId: buyer.caseId,
    channel: 'platform-demand',
    addressee: { name: '某卡盟', email },
  });
  await cases.releaseStep({ caseId: buyer.caseId, stepId, way: 'mail', evenIfIncomplete: true });
  clock.advance(hour);
  await cases.tick();
  return stepId;
}
async function sent(email = shop) {
  const stepId = await released(email);
  await app.outbox.drain();
  return { stepId, mail: far.arrived.at(-1) as Arrived };
}

const inward = () =>
  createMailer({ smtpUrl: `smtp://127.0.0.1:${app.mailPort}`, tls: 'off', name: 'mx.shop.example' });
async function comesIn(to: string, bytes: Uint8Array, from = shop) {
  const outcome = await inward().send({ bytes, from, to, envelopeId: 'x' });
  await app.outbox.drain();
  return outcome;
}
const crlf = (text: string) => Buffer.from(text.replace(/\r?\n/g, '\r\n'));

function notice(mail: Arrived, action: string, more = ''): Buffer {
  return crlf(`From: MAILER-DAEMON@mx.shop.example
To: ${mail.from}
Subject: Delivery Status Notification
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Notice.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.shop.example
Original-Envelope-Id: ${mail.envelopeId}

Final-Recipient: rfc822; ${shop}
Original-Recipient: ${mail.orcpt}
Action: ${action}
Status: ${action === 'failed' ? '5.1.1' : '2.0.0'}
${more}
--b--
`);
}

describe('a letter by mail', () => {
  test('goes out from an address of its case alone, with its papers, and each rung has its proof and seal', async () => {
    const { stepId, mail } = await sent();
    const read = await readMail(mail.bytes);
    if ('unreadable' in read) throw new Error(read.unreadable);
    expect(mail).toMatchObject({
      to: shop,
      notify: ['SUCCESS', 'FAILURE', 'DELAY'],
      orcpt: `rfc822;${shop}`,
    });
    expect(mail.from).toMatch(/^case-[0-9a-z]{24}@mail\.redress\.example$/);
    expect(mail.from).not.toContain(buyer.caseId.slice(5, 15));
    expect(read.from?.address).toBe(mail.from);
    expect(read.attachments.map(({ mediaType }) => mediaType)).toEqual([
      'application/pdf',
      'application/pdf',
    ]);
    expect(await events(stepId)).toEqual(['released', 'sent']);
    const [step] = (await app.rooms.cases.readCase(buyer.caseId)).steps;
    expect([step?.way, step?.noMail, step?.byHand]).toEqual(['mail', undefined, undefined]);
    await app.rooms.notary.flush();
    const { dispatches, address } = await view();
    expect(address).toBe(mail.from);
    expect(dispatches).toMatchObject([
      { stepId, way: 'mail', state: 'sent', recipient: shop, attempts: [{ outcome: 'accepted' }] },
    ]);
    const [drafted, handed] = dispatches[0]?.rungs ?? [];
    expect([drafted?.kind, handed?.kind]).toEqual(['drafted', 'sent']);
    expect(handed?.said).toMatch(/^250 .*FAR1/);
    for (const rung of [drafted, handed]) {
      expect(rung?.seal?.index).toEqual(expect.any(Number));
      const proof = await buyer.send('GET', `/api/cases/${buyer.caseId}/service/proofs/${rung?.id}`);
      expect(proof.statusCode).toBe(200);
      expect(proof.headers['content-disposition']).toMatch(/^attachment/);
      expect(createHash('sha256').update(proof.rawPayload).digest('hex')).toBe(rung?.proof?.sha256);
    }
    const exact = await buyer.send('GET', `/api/cases/${buyer.caseId}/service/proofs/${drafted?.id}`);
    expect(exact.rawPayload.equals(mail.bytes)).toBe(true);
    expect(app.logged()).not.toContain(shop);
    expect(app.logged()).not.toContain(mail.from);
  });

  test("another case's session cannot read it", async () => {
    await sent();
    const other = await app.buyer();
    expect((await other.send('GET', `/api/cases/${buyer.caseId}/service`)).statusCode).toBe(404);
    const rung = (await view()).dispatches[0]?.rungs[0]?.id;
    const path = `/api/cases/${other.caseId}/service/proofs/${rung}`;
    expect((await other.send('GET', path)).statusCode).toBe(404);
  });

  test('that is taken back within the hour never leaves', async () => {
    const { cases } = app.rooms;
    const { caseId } = buyer;
    const stepId = await cases.openStep({ caseId, channel: 'platform-demand', addressee: { email: shop } });
    await cases.releaseStep({ caseId, stepId, way: 'mail', evenIfIncomplete: true });
    await cases.cancelStep({ caseId, stepId });
    clock.advance(hour);
    await cases.tick();
    await app.outbox.drain();
    expect(far.arrived).toEqual([]);
    expect((await view()).dispatches).toEqual([]);
  });

  test('to nobody bounces at once, with what the server said as proof, and is not tried again', async () => {
    answer = () => {
      throw smtpError(550, '5.1.1 no such user');
    };
    const { stepId } = await sent();
    const [letter] = (await view()).dispatches;
    expect(letter).toMatchObject({ state: 'bounced', attempts: [{ outcome: 'refused' }] });
    expect(letter?.rungs.at(-1)).toMatchObject({
      kind: 'bounced',
      said: expect.stringContaining('no such user'),
    });
    expect(await events(stepId)).toEqual(['released', 'bounced']);
    clock.advance(24 * hour);
    await app.outbox.drain();
    expect((await view()).dispatches[0]?.attempts).toHaveLength(1);
  });
});

describe('notices', () => {
  test('delivered by a server, then read by a person: each climbs one rung, with the notice as an item and proof', async () => {
    const { stepId, mail } = await sent();
    expect(await comesIn(mail.from, notice(mail, 'delivered'), '')).toMatchObject({ kind: 'accepted' });
    const mdn = crlf(`From: ${shop}
To: ${mail.from}
Subject: Read
MIME-Version: 1.0
Content-Type: multipart/report; report-type=disposition-notification; boundary="b"

--b
Content-Type: message/disposition-notification

Final-Recipient: rfc822; ${shop}
Original-Message-ID: <${mail.envelopeId}@${domain}>
Disposition: manual-action/MDN-sent-manually; displayed

--b--
`);
    await comesIn(mail.from, mdn);
    const { dispatches, inbound } = await view();
    expect(dispatches[0]?.state).toBe('read');
    expect(dispatches[0]?.rungs.map(({ kind, source }) => [kind, source])).toEqual([
      ['drafted', 'sender'],
      ['sent', 'sender'],
      ['delivered', 'delivery-notice'],
      ['read', 'read-notice'],
    ]);
    expect(inbound.map(({ kind, stepId: about }) => [kind, about])).toEqual([
      ['delivery-notice', stepId],
      ['read-notice', stepId],
    ]);
    expect(dispatches[0]?.rungs[2]?.proof?.itemId).toBe(inbound[0]?.itemId);
    expect(await events(stepId)).toEqual(['released', 'sent', 'delivered', 'read']);
  });

  test.each([
    ['relayed', 'relayed', ['released', 'sent', 'relayed']],
    ['failed', 'bounced', ['released', 'sent', 'bounced']],
    ['delayed', 'sent', ['released', 'sent']],
  ] as const)('%s leaves the letter %s', async (action, state, told) => {
    const { stepId, mail } = await sent();
    await comesIn(mail.from, notice(mail, action), '');
    expect((await view()).dispatches[0]?.state).toBe(state);
    expect(await events(stepId)).toEqual(told);
  });

  test('about a letter of another case changes nothing there, and nothing here', async () => {
    const { mail } = await sent();
    const first = buyer;
    buyer = await app.buyer();
    const { mail: mine } = await sent();
    await comesIn(mine.from, notice(mail, 'failed'), '');
    expect((await view()).dispatches[0]?.state).toBe('sent');
    buyer = first;
    expect((await view()).dispatches[0]?.state).toBe('sent');
  });

  test('about a letter whose sending was cut off say that it was sent, too, and nothing is sent again', async () => {
    answer = (_, cutOff) => cutOff();
    const { stepId, mail } = await sent();
    expect((await view()).dispatches).toMatchObject([
      { state: 'drafted', attempts: [{ outcome: 'unknown' }] },
    ]);
    await comesIn(mail.from, notice(mail, 'delivered'), '');
    const [letter] = (await view()).dispatches;
    expect(letter?.rungs.map(({ kind, source }) => [kind, source])).toEqual([
      ['drafted', 'sender'],
      ['sent', 'delivery-notice'],
      ['delivered', 'delivery-notice'],
    ]);
    expect(await events(stepId)).toEqual(['released', 'sent', 'delivered']);
    expect((await app.rooms.cases.readCase(buyer.caseId)).status).toBe('served');
    answer = () => {};
    clock.advance(hour);
    await sql`UPDATE outbox.job SET due_at = now() WHERE topic = 'service.send' AND state = 'open'`.execute(
      app.db.kysely,
    );
    expect(await app.outbox.drain()).toMatchObject({ stopped: 0 });
    expect(far.arrived).toHaveLength(1);
    expect((await view()).dispatches[0]).toMatchObject({
      state: 'delivered',
      attempts: [{ outcome: 'unknown' }],
    });
  });

  test('that are read while the sending goes on leave every rung once, in its order', async () => {
    answer = async (mail) => {
      await inward().send({ bytes: notice(mail, 'delivered'), from: '', to: mail.from, envelopeId: 'x' });
      const stateNow = async () => (await view()).dispatches[0]?.state;
      await expect.poll(stateNow, { timeout: 20_000 }).toBe('delivered');
    };
    const { stepId } = await sent();
    const [letter] = (await view()).dispatches;
    expect(letter?.attempts).toMatchObject([{ outcome: 'accepted' }]);
    expect(letter?.rungs.map(({ kind }) => kind)).toEqual(['drafted', 'sent', 'delivered']);
    expect(await events(stepId)).toEqual(['released', 'sent', 'delivered']);
  });

  test('that come twice count once', async () => {
    const { stepId, mail } = await sent();
    await comesIn(mail.from, notice(mail, 'delivered'), '');
    await comesIn(mail.from, notice(mail, 'delivered'), '');
    expect((await view()).inbound).toHaveLength(1);
    expect(await events(stepId)).toEqual(['released', 'sent', 'delivered']);
  });
});

describe('an answer', () => {
  const reply = (mail: Arrived, text: string, more = '') =>
    crlf(`From: =?utf-8?B?5a6i5pyN?= <${shop}>
To: ${mail.from}
Subject: Re: refund
Message-ID: <r${Math.random()}@shop.example>
${more}MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

${text}
`);

  test('becomes an item of the case that is read and diagnosed, and the step is answered', async () => {
    const { stepId, mail } = await sent();
    const thread = `In-Reply-To: <${mail.envelopeId}@${domain}>\n`;
    await comesIn(mail.from, reply(mail, '您好，虚拟商品一经售出概不退换。\n\n> 请退还98元', thread));
    const { inbound } = await view();
    expect(inbound).toMatchObject([
      {
        kind: 'reply',
        stepId,
        from: shop,
        subject: 'Re: refund',
        state: 'read',
        check: { verdict: 'unsigned' },
      },
    ]);
    const seen = await buyer.settled();
    const item = seen.items.find(({ id }) => id === inbound[0]?.itemId);
    expect(item).toMatchObject({ mediaType: 'message/rfc822', provenance: 'server' });
    expect(item?.text).toContain('概不退换');
    expect(item?.text).not.toContain('请退还98元');
    expect(seen.findings.map(({ rule }) => rule)).toContain('no-refund-for-virtual-goods');
    expect(await events(stepId)).toEqual(['released', 'sent', 'answered']);
  });

  test('in a new thread from the domain the letter went to answers that letter', async () => {
    const { stepId, mail } = await sent();
    await comesIn(mail.from, reply(mail, '已退款'));
    expect((await view()).inbound[0]).toMatchObject({ kind: 'reply', stepId });
    expect(await events(stepId)).toContain('answered');
  });

  test('by a machine is none', async () => {
    const { stepId, mail } = await sent();
    await comesIn(
      mail.from,
      reply(mail, '我在休假', `In-Reply-To: <${mail.envelopeId}@${domain}>\nAuto-Submitted: auto-replied\n`),
    );
    expect((await view()).inbound[0]).toMatchObject({ kind: 'auto-reply', stepId });
    expect(await events(stepId)).toEqual(['released', 'sent']);
  });

  test('signed by its domain says so, and says when it was changed on the way', async () => {
    const key = makeDkimKey(app.folder, 'shop.example', `s${buyer.caseId.slice(-8)}`);
    const record = dkimRecordOf(key);
    dns.records[record.name] = record.value;
    const { mail } = await sent();
    const written = await composeMail(
      {
        from: { name: '客服', address: shop },
        to: mail.from,
        subject: '答复',
        text: '同意退款 98 元',
        messageId: '<a@shop.example>',
        atMs: clock.now(),
      },
      key,
    );
    await comesIn(mail.from, written);
    const changed = Buffer.from(written.toString('latin1').replace('Subject: =?', 'Subject: x =?'), 'latin1');
    await comesIn(mail.from, changed);
    const checks = (await view()).inbound.map(({ check }) => [check?.verdict, check?.signers]);
    expect(checks).toEqual([
      ['signed', ['shop.example']],
      ['broken', []],
    ]);
  });

  test('with attachments keeps each as an item, and says why one is refused', async () => {
    const { mail } = await sent();
    const bytes = await composeMail({
      from: { name: '', address: shop },
      to: mail.from,
      subject: '材料',
      text: '见附件',
      messageId: '<b@shop.example>',
      atMs: clock.now(),
      attachments: [
        { fileName: '说明.txt', bytes: Buffer.from('您的订单已发货，卡密已使用。'), mediaType: 'text/plain' },
        {
          fileName: 'a.zip',
          bytes: Buffer.from('PK\u0003\u0004 not really a zip'.repeat(20)),
          mediaType: 'application/zip',
        },
      ],
    });
    await comesIn(mail.from, bytes);
    const [inbound] = (await view()).inbound;
    expect(inbound?.attachments).toMatchObject([
      { file: '说明.txt', itemId: expect.stringMatching(/^item_/) },
      { file: 'a.zip', refused: { zh: expect.any(String) } },
    ]);
    const { items } = await buyer.settled();
    expect(items.map(({ file }) => file)).toEqual(['收到的邮件.eml', '说明.txt']);
  });

  test('to an address that is none of ours, or of an erased case, is refused', async () => {
    const { mail } = await sent();
    const wrong = mail.from.replace('case-', 'case-0').replace(/.@/, '@');
    expect(await comesIn(wrong, reply(mail, 'x'))).toMatchObject({ kind: 'refused', code: 550 });
    await buyer.send('DELETE', `/api/cases/${buyer.caseId}`);
    await app.outbox.drain();
    expect(await comesIn(mail.from, reply(mail, 'x'))).toMatchObject({ kind: 'refused', code: 550 });
  });
});
