import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DispatchView, ServiceView } from '@redress/contract';
import { fromShanghai } from '@redress/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import {
  composeMail,
  createMailer,
  createResolve,
  dkimRecordOf,
  makeDkimKey,
  verifyMail,
} from '#platform/mail';
import { freePort, type Postfix, postfixProblem, startPostfix } from '../../platform/mail/postfix-testing.ts';
import { type FarServer, farServer, nameServer } from '../../platform/mail/testing.ts';
import { type TestApp, type TestBuyer, testApp } from '../../testing.ts';

/**
 * Letters and notices through a Postfix that is not ours: we hand it a letter by SMTP with STARTTLS, it delivers into a mailbox
 * or passes on, and what it says about that comes back to us by LMTP.
 */
const domain = 'mail.redress.example';
const hour = 3_600_000;
const hand = manualClock(fromShanghai('2026-11-02', '10:00:00'));
const clock = {
  advance: hand.advance,
  now() {
    hand.advance(1);
    return hand.now();
  },
};

const folder = mkdtempSync(join(tmpdir(), 'redress-postfix-test-'));
const record = dkimRecordOf(makeDkimKey(folder, domain, 's1'));
let dns: Awaited<ReturnType<typeof nameServer>>;
let postfix: Postfix;
let far: FarServer;
let app: TestApp;
let port: number;
beforeAll(async () => {
  const problem = postfixProblem();
  if (problem) throw new Error(problem);
  dns = await nameServer({ [record.name]: record.value });
  // Without DSN: Postfix says `relayed` of what it gave there, and nothing more is heard.
  far = await farServer({ dsn: false });
  port = await freePort();
  const lmtp = await freePort();
  postfix = await startPostfix({
    port,
    domain: 'shop.example',
    mailboxes: ['kf'],
    transports: { [domain]: `lmtp:inet:127.0.0.1:${lmtp}`, 'far.example': `smtp:[127.0.0.1]:${far.port}` },
  });
  const smtpCaFile = join(folder, 'ca.pem');
  writeFileSync(smtpCaFile, postfix.certificate);
  app = await testApp({
    clock,
    config: {
      dataFolder: folder,
      mail: {
        domain,
        name: domain,
        smtpUrl: `smtp://127.0.0.1:${port}`,
        smtpTls: 'required',
        smtpCaFile,
        dkimSelector: 's1',
        listen: { protocol: 'lmtp', host: '127.0.0.1', port: lmtp },
        dns: [dns.address],
        maxBytes: 2_000_000,
      },
    },
  });
});
afterAll(async () => {
  await app?.close();
  await postfix?.stop();
  await far?.close();
  await dns?.close();
  rmSync(folder, { recursive: true, force: true });
});

const view = async ({ caseId, send }: TestBuyer): Promise<ServiceView> =>
  (await send('GET', `/api/cases/${caseId}/service`)).json();

/** A letter to `email` that has been handed to Postfix, once its state is `state`. */
async function letterTo(email: string, state: string) {
  const buyer = await app.buyer('付款98元，未到账。');
  const { cases } = app.rooms;
  const { caseId } = buyer;
  const stepId = await cases.openStep({
    caseId,
    channel: 'platform-demand',
    addressee: { name: '某卡盟', email },
  });
  await cases.releaseStep({ caseId, stepId, way: 'mail', evenIfIncomplete: true });
  clock.advance(hour);
  await cases.tick();
  const stateNow = async () => (await view(buyer)).dispatches[0]?.state;
  await expect.poll(stateNow, { timeout: 30_000, interval: 100 }).toBe(state);
  await app.outbox.drain();
  await app.rooms.notary.flush();
  const seen = await view(buyer);
  const history = await cases.historyOf(caseId);
  const { status } = await cases.readCase(caseId);
  const told = history.flatMap(({ events }) => events.map(({ kind }) => kind));
  return { buyer, stepId, seen, letter: seen.dispatches[0] as DispatchView, told, status };
}

test('a letter into a mailbox is delivered by the word of Postfix, sealed, unchanged and with its signature', async () => {
  const { letter, told, status, seen, buyer } = await letterTo('kf@shop.example', 'delivered');
  expect(letter.rungs.map(({ kind, source }) => [kind, source])).toEqual([
    ['drafted', 'sender'],
    ['sent', expect.stringMatching(/sender|delivery-notice/)],
    ['delivered', 'delivery-notice'],
  ]);
  expect(letter.rungs.every(({ seal }) => seal !== undefined)).toBe(true);
  expect(letter.rungs[2]).toMatchObject({
    said: expect.stringContaining('mx.shop.example: 2.0.0'),
    proof: { itemId: seen.inbound[0]?.itemId, mediaType: 'message/rfc822' },
  });
  expect(seen.inbound).toMatchObject([{ kind: 'delivery-notice', dispatchId: letter.id }]);
  expect(told).toEqual(['released', 'sent', 'delivered']);
  expect(status).toBe('served');
  const [arrived] = postfix.mailbox('kf') as [Buffer];
  const exact = await buyer.send('GET', `/api/cases/${buyer.caseId}/service/proofs/${letter.rungs[0]?.id}`);
  expect(arrived.toString('latin1').replaceAll('\n', '\r\n')).toContain(exact.rawPayload.toString('latin1'));
  const envelope = { from: '', to: 'kf@shop.example', helo: 'x', ip: '127.0.0.1', encrypted: false };
  const resolve = createResolve([dns.address]);
  const check = await verifyMail(exact.rawPayload, { resolve, name: 'mx', envelope, trustReceived: false });
  expect(check.verdict).toBe('signed');
});

test('a letter to nobody bounces by the word of Postfix, which had taken it, and the case is told', async () => {
  const { letter, told, status } = await letterTo('nobody@shop.example', 'bounced');
  expect(letter.rungs.map(({ kind }) => kind)).toEqual(['drafted', 'sent', 'bounced']);
  expect(letter.rungs[2]).toMatchObject({
    source: 'delivery-notice',
    said: expect.stringMatching(/5\.1\.1 .*unknown user/),
  });
  expect(told).toEqual(['released', 'sent', 'bounced']);
  expect(status).toBe('ready');
});

test('a letter to a server that sends no notices is relayed, and no more is claimed', async () => {
  const { letter, told } = await letterTo('kf@far.example', 'relayed');
  expect(letter.rungs.map(({ kind }) => kind)).toEqual(['drafted', 'sent', 'relayed']);
  expect(told).toEqual(['released', 'sent', 'relayed']);
  expect(far.arrived).toHaveLength(1);
});

test('an answer comes in through Postfix; to an address that is none of ours Postfix is told no', async () => {
  const { buyer, seen, letter } = await letterTo('kf@shop.example', 'delivered');
  const person = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, tls: 'off', name: 'pc.shop.example' });
  const writeTo = async (to: string) => {
    const bytes = await composeMail({
      from: { name: '客服', address: 'kf@shop.example' },
      to,
      subject: '答复',
      text: '同意退款98元。',
      messageId: `<${Math.random()}@shop.example>`,
      headers: { 'In-Reply-To': `<${letter.id}@${domain}>` },
      atMs: clock.now(),
    });
    expect(await person.send({ bytes, from: 'kf@shop.example', to, envelopeId: 'e' })).toMatchObject({
      kind: 'accepted',
    });
  };
  await writeTo(seen.address as string);
  const kinds = async () => (await view(buyer)).inbound.map(({ kind, state }) => [kind, state]);
  await expect.poll(kinds, { timeout: 30_000, interval: 100 }).toEqual([
    ['delivery-notice', 'read'],
    ['reply', 'read'],
  ]);
  expect((await app.rooms.cases.readCase(buyer.caseId)).status).toBe('answered');
  await writeTo(`case-${'0'.repeat(24)}@${domain}`);
  await expect.poll(postfix.log, { timeout: 30_000, interval: 100 }).toMatch(/status=bounced.*550 5\.1\.1/);
});
