import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { readMail } from '#platform/mail';
import { type FarServer, farServer } from '../../platform/mail/testing.ts';
import { type TestApp, testApp } from '../../testing.ts';
import { openShop, type TestShop } from './testing.ts';

const clock = manualClock(Date.parse('2026-11-26T04:00:00Z'));
let app: TestApp;
let shop: TestShop;
let far: FarServer;
beforeAll(async () => {
  far = await farServer();
  const mail = { domain: 'mail.example', name: 'mail.example', dns: [], maxBytes: 1_000_000 };
  app = await testApp({ clock, config: { mail: { ...mail, smtpUrl: far.url, smtpTls: 'off' } } });
  shop = await openShop(app, clock, { depositFen: 1_000_000 });
}, 180_000);
afterAll(async () => {
  await app.close();
  await far.close();
});

const mailsTo = (email: string) =>
  Promise.all(
    far.arrived
      .filter(({ to }) => to === email)
      .map(async ({ bytes }) => {
        const mail = await readMail(bytes);
        return 'text' in mail ? `${mail.subject}\n${mail.text}` : '';
      }),
  );

/** What is put into the outbox meanwhile is looked at only after all else was done. */
async function afterAllElse(doing: () => Promise<unknown>): Promise<void> {
  await sql`CREATE FUNCTION outbox.later() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN NEW.due_at := now() + interval ''1 day''; RETURN NEW; END'`.execute(app.db.kysely);
  await sql`CREATE TRIGGER later BEFORE INSERT ON outbox.job FOR EACH ROW WHEN (NEW.topic = 'claims.tell')
    EXECUTE FUNCTION outbox.later()`.execute(app.db.kysely);
  await doing();
  await sql`DROP FUNCTION outbox.later CASCADE`.execute(app.db.kysely);
  await sql`UPDATE outbox.job SET due_at = now() WHERE topic = 'claims.tell' AND state = 'open'`.execute(
    app.db.kysely,
  );
  await app.outbox.drain();
}

test('a merchant whose delivery stands already is asked for nothing and given no clock of the buyer', async () => {
  await shop.order('T-1');
  await shop.deliver('T-1');
  far.arrived.length = 0;
  let claim: Awaited<ReturnType<TestShop['claim']>> | undefined;
  await afterAllElse(async () => {
    claim = await shop.claim('T-1', { contact: 'buyer@example.test' });
  });
  expect(await claim?.read()).toMatchObject({ state: 'proved', notice: 'mailed', clock: { party: 'buyer' } });
  const mails = await mailsTo(shop.org.person.email);
  expect(mails).toHaveLength(1);
  expect(mails[0]).toContain('凭证已经出示。现在等买家查看');
  expect(mails[0]).not.toMatch(/请在|逾期|\d{4}-\d{2}-\d{2}/);
  expect(await mailsTo('buyer@example.test')).toHaveLength(1);
});

test('a merchant that must answer is told its own clock', async () => {
  await shop.order('T-2');
  far.arrived.length = 0;
  await shop.claim('T-2');
  const [mail, ...more] = await mailsTo(shop.org.person.email);
  expect(more).toEqual([]);
  expect(mail).toContain('请在 2026-11-27 12:00（北京时间） 前出示发货凭证');
  expect(mail).toContain('Show a delivery proof by 2026-11-27 12:00 (Beijing time)');
});

test('claims about orders that were never reported fill no mailbox; the console says how many were not mailed', async () => {
  const read = async (query = '') => {
    const path = `/api/organisations/${shop.org.orgId}/claims${query}`;
    return (await shop.org.person.send('GET', path)).json();
  };
  far.arrived.length = 0;
  const claims = [];
  for (let n = 1; n <= 22; n++) claims.push(await shop.claim(`GHOST-${n}`));
  expect(await mailsTo(shop.org.person.email)).toHaveLength(20);
  expect((await claims.at(-1)?.read())?.notice).toBe('console');
  expect((await read()).unmailedToday).toBe(2);
  await shop.order('T-3');
  await shop.claim('T-3');
  expect(await mailsTo(shop.org.person.email), 'of a reported order it is always told').toHaveLength(21);
  const rows = (await read()).claims as { orderRef: string; unreported?: true }[];
  const marked = rows.filter(({ unreported }) => unreported).map(({ orderRef }) => orderRef);
  expect(marked).toHaveLength(22);
  expect(marked.every((ref) => ref.startsWith('GHOST'))).toBe(true);
  const refs = async (query: string) =>
    ((await read(query)).claims as { orderRef: string }[]).map(({ orderRef }) => orderRef).toSorted();
  expect(await refs('?only=named')).toEqual(marked.toSorted());
  expect(await refs('?only=reported')).not.toContain('GHOST-1');
  expect(await refs('?only=reported')).toContain('T-3');
  expect(await refs('?only=named&state=paid')).toEqual([]);
  expect((await read()).counts.named).toBe(22);
  // Reported after all, it is one like the others.
  await shop.order('GHOST-1');
  expect((await read()).counts.named).toBe(21);
  expect(await refs('?only=reported')).toContain('GHOST-1');
  clock.advance(24 * 3_600_000);
  expect((await read()).unmailedToday).toBe(0);
});
