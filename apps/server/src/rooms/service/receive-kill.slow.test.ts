import { setTimeout as sleep } from 'node:timers/promises';
import { fromShanghai } from '@redress/kernel';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FarServer, farServer, nameServer } from '../../platform/mail/testing.ts';
import { expectSettled, killable, type Life } from './testing.ts';

const domain = 'mail.redress.example';
const shop = 'kf@shop.example';
const hour = 3_600_000;
const startMs = fromShanghai('2026-11-02', '09:00:00');
const mails = 90;
const kills = 8;

let far: FarServer;
let dns: Awaited<ReturnType<typeof nameServer>>;
let servers: ReturnType<typeof killable>;
beforeAll(async () => {
  far = await farServer();
  dns = await nameServer({});
  servers = killable({
    REDRESS_MAIL_DOMAIN: domain,
    REDRESS_SMTP_URL: far.url,
    REDRESS_SMTP_TLS: 'off',
    REDRESS_MAIL_DNS: dns.address,
  });
});
afterAll(async () => {
  servers.remove();
  await far.close();
  await dns.close();
});

/** Three cases whose letter has left, each with the address that answers go to. */
const openCases = (): Promise<{ caseId: string; address: string }[]> =>
  servers.within(startMs, async (app, clock) => {
    const { cases, service } = app.rooms;
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) {
      const { caseId } = await cases.openCase({ story: '付款98元，未到账。' });
      const addressee = { name: '某卡盟', email: shop };
      const stepId = await cases.openStep({ caseId, channel: 'platform-demand', addressee });
      await cases.releaseStep({ caseId, stepId, way: 'mail', evenIfIncomplete: true });
      ids.push(caseId);
    }
    clock.advance(hour);
    await cases.tick();
    await app.outbox.drain();
    const addressed = ids.map(async (caseId) => ({
      caseId,
      address: (await service.readService(caseId)).address ?? '',
    }));
    return Promise.all(addressed);
  });

interface Mail {
  subject: string;
  to: string;
  /** Its sender gives up when it is cut off. */
  isOnce: boolean;
  hasAttachment: boolean;
  state: 'waiting' | 'acknowledged' | 'given up';
}

/** The same bytes at every try, as a real sender's queue holds them. */
function bytesOf({ subject, to, hasAttachment }: Mail): string {
  const head = `From: ${shop}\r\nTo: ${to}\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\n`;
  if (!hasAttachment) return `${head}\r\n${subject} ${'已收到，正在核实。'.repeat(300)}\r\n`;
  const attached = `Content-Type: text/plain; name="note.txt"\r\nContent-Disposition: attachment; filename="note.txt"\r\n\r\n${subject}\r\n`;
  return `${head}Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n${subject}\r\n--b\r\n${attached}--b--\r\n`;
}

interface Door {
  port: number;
  lmtp: boolean;
}

/** Tries until it is told 250, over restarts of the other side; `door` says where that listens now. */
async function deliver(mail: Mail, door: () => Door): Promise<void> {
  while (mail.state === 'waiting') {
    const { port, lmtp } = door();
    const transport = createTransport({
      ...{ host: '127.0.0.1', port, lmtp, ignoreTLS: true },
      ...{ connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 20_000 },
    });
    const sending = transport.sendMail({ envelope: { from: shop, to: mail.to }, raw: bytesOf(mail) });
    mail.state = await sending.then(
      () => 'acknowledged',
      // While nobody listens nothing was begun.
      (error) => (mail.isOnce && !/ECONNREFUSED/.test(String(error)) ? 'given up' : 'waiting'),
    );
    transport.close();
    if (mail.state === 'waiting') await sleep(50);
  }
}

test(`of a listener killed ${kills} times, every mail that was answered 250 is in its case once, with its attachment`, async () => {
  const cases = await openCases();
  const all = Array.from({ length: mails }, (_, n): Mail => {
    const to = (cases[n % cases.length] as (typeof cases)[number]).address;
    return { subject: `mail ${n}`, to, isOnce: n % 6 === 5, hasAttachment: n % 4 === 0, state: 'waiting' };
  });
  let door: Door = { port: 1, lmtp: false };
  let onAnswer = () => {};
  const live = async (life: number): Promise<Life> => {
    const protocol = life % 2 === 0 ? 'smtp' : 'lmtp';
    const listen = { REDRESS_MAIL_LISTEN: `${protocol}://127.0.0.1:0` };
    const running = await servers.live(startMs + 2 * hour + life * 60_000, listen);
    door = { port: running.mailPort, lmtp: protocol === 'lmtp' };
    return running;
  };
  const queue = [...all];
  const sender = async () => {
    for (let mail = queue.shift(); mail; mail = queue.shift()) {
      await deliver(mail, () => door);
      if (mail.state === 'acknowledged') onAnswer();
      await sleep(Math.random() * 100);
    }
  };
  const sending = Promise.all([sender(), sender(), sender(), sender()]);
  for (let life = 0; life < kills; life++) {
    const running = await live(life);
    // Every other one dies right after an answer, when the sender has forgotten the mail and nobody has read it.
    if (life % 2 === 1) onAnswer = () => void (Math.random() < 0.2 && running.kill());
    await Promise.race([running.died, sleep(100 + Math.random() * 900)]);
    await running.kill();
    onAnswer = () => {};
  }
  const last = await live(kills);
  await sending;
  await last.kill();
  await servers.within(startMs + 4 * hour, async (app) => {
    await app.start();
    await expectSettled(app);
    for (const { caseId, address } of cases) {
      const { inbound } = await app.rooms.service.readService(caseId);
      const { items } = await app.rooms.cases.readCase(caseId);
      expect(inbound.every(({ state }) => state === 'read')).toBe(true);
      const subjects = inbound.map(({ subject }) => subject);
      expect(new Set(subjects).size).toBe(subjects.length);
      const own = all.filter(({ to }) => to === address);
      const acknowledged = own.filter(({ state }) => state === 'acknowledged').map((mail) => mail.subject);
      expect(acknowledged.filter((subject) => !subjects.includes(subject))).toEqual([]);
      const attachments = inbound.flatMap((mail) => mail.attachments);
      const expected = own.filter(
        ({ subject, hasAttachment }) => hasAttachment && subjects.includes(subject),
      ).length;
      expect(attachments.filter(({ itemId }) => itemId !== undefined)).toHaveLength(expected);
      const ids = [...inbound, ...attachments].map(({ itemId }) => itemId);
      expect(items.map(({ id }) => id).sort()).toEqual(ids.sort());
    }
  });
}, 900_000);
