import { setTimeout as sleep } from 'node:timers/promises';
import { fromShanghai } from '@redress/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDkimKey } from '#platform/mail';
import { type Arrived, type FarServer, farServer } from '../../platform/mail/testing.ts';
import { expectSettled, killable } from './testing.ts';

const domain = 'mail.redress.example';
const cases = 18;
const channels = ['platform-demand', 'merchant-demand'] as const;
const minute = 60_000;
const startMs = fromShanghai('2026-11-02', '09:00:00');

/** How a life ends: before the answer to a letter that the other side has; soon after one; at any moment. */
const ends = ['taken', 'soon', 'any'] as const;
const lives = 9;

let far: FarServer;
let onMessage: (mail: Arrived) => Promise<void> = async () => {};
let servers: ReturnType<typeof killable>;
beforeAll(async () => {
  far = await farServer({ onMessage: (mail) => onMessage(mail) });
  servers = killable({
    REDRESS_MAIL_DOMAIN: domain,
    REDRESS_SMTP_URL: far.url,
    REDRESS_SMTP_TLS: 'off',
    REDRESS_DKIM_SELECTOR: 's1',
  });
  makeDkimKey(servers.folder, domain, 's1');
});
afterAll(async () => {
  servers.remove();
  await far.close();
});

/** Cases whose letters are released and wait for their hour to pass. */
const release = (): Promise<string[]> =>
  servers.within(startMs, async ({ rooms }) => {
    const ids: string[] = [];
    for (let n = 0; n < cases; n++) {
      const { caseId } = await rooms.cases.openCase({ story: '付款98元，未到账。' });
      ids.push(caseId);
      for (const channel of channels) {
        const addressee = { name: '某卡盟', email: `kf${n}@shop.example` };
        const stepId = await rooms.cases.openStep({ caseId, channel, addressee });
        await rooms.cases.releaseStep({ caseId, stepId, way: 'mail', evenIfIncomplete: true });
      }
    }
    return ids;
  });

/** One life of the sender; gives when it is dead. */
async function liveAndDie(nowMs: number, end: (typeof ends)[number]): Promise<void> {
  const { kill, died } = await servers.live(nowMs);
  let left = 1 + Math.floor(Math.random() * 4);
  onMessage = async () => {
    left--;
    if (end === 'taken' && left === 0) return kill();
    if (end === 'soon' && left === 0) setTimeout(kill, Math.random() * 60);
    await sleep(Math.random() * 20);
  };
  // Where no letter is left to trigger it, and in `any`, it dies by the clock.
  await Promise.race([died, sleep(end === 'any' ? Math.random() * 1500 : 4000)]);
  await kill();
}

const messageIdOf = ({ bytes }: Arrived) => /^Message-ID: (\S+)/im.exec(bytes.toString('latin1'))?.[1];

test(`of a sender killed ${lives} times among many letters, each letter arrives as one message and is told once`, async () => {
  const ids = await release();
  // Each life begins after the ten minutes in which a notice about the last one's cut-off letters could come.
  let nowMs = startMs + 61 * minute;
  for (let life = 0; life < lives; life++, nowMs += 11 * minute)
    await liveAndDie(nowMs, ends[life % ends.length] as (typeof ends)[number]);
  onMessage = async () => {};
  await servers.within(nowMs, async (app) => {
    await app.start();
    await app.rooms.cases.tick();
    await expectSettled(app);
    const sent: string[] = [];
    for (const caseId of ids) {
      const { dispatches } = await app.rooms.service.readService(caseId);
      expect(dispatches).toHaveLength(channels.length);
      for (const { id, state, rungs } of dispatches) {
        expect(state).toBe('sent');
        expect(rungs.map(({ kind }) => kind)).toEqual(['drafted', 'sent']);
        expect(rungs.every(({ seal }) => seal !== undefined)).toBe(true);
        sent.push(`<${id}@${domain}>`);
      }
      const history = await app.rooms.cases.historyOf(caseId);
      for (const { events } of history) expect(events.map(({ kind }) => kind)).toEqual(['released', 'sent']);
    }
    const arrived = Map.groupBy(far.arrived, messageIdOf);
    expect([...arrived.keys()].sort()).toEqual(sent.sort());
    for (const copies of arrived.values())
      expect(copies.every(({ bytes }) => bytes.equals((copies[0] as Arrived).bytes))).toBe(true);
    // Else no kill has hit the moment between the other side's answer and our note of it.
    expect(far.arrived.length).toBeGreaterThan(sent.length);
  });
}, 900_000);

test('a letter that was cut off waits for a notice and is then sent once more, and the buyer is told', async () => {
  const caseId = await servers.within(startMs, async ({ rooms }) => {
    const opened = await rooms.cases.openCase({ story: '付款98元，未到账。' });
    const addressee = { name: '某卡盟', email: 'kf@late.example' };
    const stepId = await rooms.cases.openStep({ ...opened, channel: 'platform-demand', addressee });
    await rooms.cases.releaseStep({ ...opened, stepId, way: 'mail', evenIfIncomplete: true });
    return opened.caseId;
  });
  const copies = () => far.arrived.filter(({ to }) => to === 'kf@late.example');
  const nowMs = startMs + 300 * minute;
  const dying = Promise.withResolvers<() => Promise<void>>();
  onMessage = async () => (await dying.promise)();
  const first = await servers.live(nowMs);
  dying.resolve(first.kill);
  await first.died;
  onMessage = async () => {};
  await expect.poll(copies).toHaveLength(1);
  await servers.within(nowMs + 5 * minute, async (app) => {
    await app.start();
    await app.outbox.drain();
    const [letter] = (await app.rooms.service.readService(caseId)).dispatches;
    expect(letter).toMatchObject({ state: 'drafted', attempts: [{ outcome: 'running' }] });
    expect(copies()).toHaveLength(1);
  });
  await servers.within(nowMs + 11 * minute, async (app) => {
    await app.start();
    // It looks again half a minute after it found that it has to wait.
    await expect.poll(() => copies().length, { timeout: 60_000, interval: 500 }).toBe(2);
    await app.outbox.drain();
    const [letter] = (await app.rooms.service.readService(caseId)).dispatches;
    expect(letter?.attempts.map(({ outcome }) => outcome)).toEqual(['unknown', 'accepted']);
    expect(letter?.why?.zh).toContain('Message-ID 相同');
  });
}, 200_000);
