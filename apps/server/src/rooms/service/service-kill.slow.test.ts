import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ServiceView } from '@redress/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMailer } from '#platform/mail';
import { type Arrived, type FarServer, farServer, nameServer } from '../../platform/mail/testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-mail-kill-'));
const script = fileURLToPath(new URL('./mail.child.ts', import.meta.url));
const minute = 60_000;
let far: FarServer;
let dns: Awaited<ReturnType<typeof nameServer>>;
let onMessage: (mail: Arrived) => void | Promise<void> = () => {};
const children = new Set<ChildProcess>();
beforeAll(async () => {
  dns = await nameServer({});
  far = await farServer({ onMessage: (mail) => onMessage(mail) });
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await far.close();
  await dns.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A whole server in a process of its own. */
async function server(data: string, aheadMs = 0) {
  const child = spawn(process.execPath, [script, join(folder, data), far.url, String(aheadMs), dns.address], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.add(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value ?? 'null');
  const { port } = await next();
  return {
    port: port as number,
    async ask<T>(command: string): Promise<T> {
      child.stdin.write(`${command}\n`);
      return next();
    },
    kill: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}
type Running = Awaited<ReturnType<typeof server>>;
const view = (running: Running, caseId: string) => running.ask<ServiceView>(`view ${caseId}`);
const until = async (check: () => boolean | Promise<boolean>) =>
  expect.poll(check, { timeout: 60_000 }).toBe(true);

/** A case whose demand has left. */
async function sentCase(data: string) {
  const first = await server(data);
  const { caseId } = await first.ask<{ caseId: string }>('open');
  await first.ask(`release ${caseId}`);
  await first.kill();
  return { caseId, running: await server(data, 61 * minute) };
}

test('no mail that was answered 250 is lost, and none is kept twice, however often the server is killed', {
  timeout: 280_000,
}, async () => {
  const { caseId, running: started } = await sentCase('in');
  let running = started;
  await running.ask('tick');
  await until(async () => (await view(running, caseId)).dispatches[0]?.state === 'sent');
  const { address = '' } = await view(running, caseId);
  const acknowledged: string[] = [];
  let subject = 0;
  for (let round = 0; round < 4; round++) {
    let killed = false;
    const { port } = running;
    const sending = [1, 2, 3].map(async () => {
      while (!killed) {
        const name = `mail ${subject++}`;
        const bytes = Buffer.from(
          `From: a@shop.example\r\nTo: ${address}\r\nSubject: ${name}\r\n\r\n${name}\r\n`,
        );
        const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, tls: 'off', name: 'x.example' });
        // As a real sender does: the very message again until it is answered for.
        const outcome = await mailer.send({ bytes, from: 'a@shop.example', to: address, envelopeId: 'e' });
        if (outcome.kind === 'accepted') acknowledged.push(name);
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 700 + 300 * round));
    killed = true;
    await running.kill();
    await Promise.all(sending);
    running = await server('in', 61 * minute);
  }
  await until(async () => (await view(running, caseId)).inbound.every(({ state }) => state === 'read'));
  const subjects = (await view(running, caseId)).inbound.map((mail) => mail.subject);
  expect(acknowledged.length).toBeGreaterThan(5);
  expect(acknowledged.filter((name) => !subjects.includes(name))).toEqual([]);
  expect(new Set(subjects).size).toBe(subjects.length);
  await running.kill();
});

test('killed after the other side took the letter and before it was noted, it sends the very same message once more, and says so', {
  timeout: 180_000,
}, async () => {
  const { caseId, running: first } = await sentCase('out');
  far.arrived.length = 0;
  let kill: (() => Promise<void>) | undefined = first.kill;
  onMessage = async () => {
    const now = kill;
    kill = undefined;
    await now?.();
  };
  first.ask('tick').catch(() => {});
  await until(() => far.arrived.length === 1);
  const soon = await server('out', 63 * minute);
  await soon.ask('tick');
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const waiting = (await view(soon, caseId)).dispatches[0];
  expect(waiting).toMatchObject({ state: 'drafted', attempts: [{ outcome: 'running' }] });
  expect(far.arrived).toHaveLength(1);
  await soon.kill();
  const later = await server('out', 75 * minute);
  await until(() => far.arrived.length === 2);
  await until(async () => (await view(later, caseId)).dispatches[0]?.state === 'sent');
  const [one, two] = far.arrived;
  expect(one?.bytes.equals(two?.bytes as Buffer)).toBe(true);
  const [letter] = (await view(later, caseId)).dispatches;
  expect(letter?.attempts.map(({ outcome }) => outcome)).toEqual(['unknown', 'accepted']);
  expect(letter?.why?.zh).toContain('Message-ID 相同');
  expect(await later.ask(`events ${caseId}`)).toEqual(['released', 'sent']);
  await later.kill();
});

test('a notice that comes while it waits says that the letter had arrived: nothing is sent twice', {
  timeout: 180_000,
}, async () => {
  const { caseId, running: first } = await sentCase('notice');
  far.arrived.length = 0;
  let kill: (() => Promise<void>) | undefined = first.kill;
  onMessage = async () => {
    const now = kill;
    kill = undefined;
    await now?.();
  };
  first.ask('tick').catch(() => {});
  await until(() => far.arrived.length === 1);
  const mail = far.arrived[0] as Arrived;
  const soon = await server('notice', 63 * minute);
  const notice = `From: MAILER-DAEMON@shop.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.shop.example\r\nOriginal-Envelope-Id: ${mail.envelopeId}\r\n\r\nFinal-Recipient: rfc822; kf@shop.example\r\nAction: delivered\r\nStatus: 2.0.0\r\n--b--\r\n`;
  const back = createMailer({
    smtpUrl: `smtp://127.0.0.1:${soon.port}`,
    tls: 'off',
    name: 'mx.shop.example',
  });
  await back.send({ bytes: Buffer.from(notice), from: '', to: mail.from, envelopeId: 'n' });
  await until(async () => (await view(soon, caseId)).dispatches[0]?.state === 'delivered');
  await soon.kill();
  const later = await server('notice', 80 * minute);
  // Longer than it takes to look again.
  await new Promise((resolve) => setTimeout(resolve, 35_000));
  expect(far.arrived).toHaveLength(1);
  expect(await later.ask(`events ${caseId}`)).toEqual(['released', 'delivered']);
  await later.kill();
});
