import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseView } from '@redress/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';

const kills = 3;
const uploadsPerLife = 12;
const main = join(import.meta.dirname, '../../main.ts');

let data: string;
let server: { process: ChildProcess; url: string } | undefined;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'redress-kill-'));
});
afterAll(async () => {
  await kill();
  await rm(data, { recursive: true, force: true });
});

async function start(): Promise<string> {
  const env = { ...process.env, REDRESS_DATA: data, REDRESS_PORT: '0', REDRESS_LOG_LEVEL: 'silent' };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      const found = /http:\/\/\S+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  server = { process: child, url };
  return url;
}

async function kill(): Promise<void> {
  const child = server?.process;
  server = undefined;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

test(`of a server killed ${kills} times in the middle of uploads, every acknowledged item is there, intact, read and sealed`, async () => {
  let url = await start();
  const opened = await (await post(`${url}/api/cases`, '{}', { 'content-type': 'application/json' })).json();
  const { caseId, token } = opened as { caseId: string; token: string };
  const auth = { authorization: `Bearer ${token}` };
  const acknowledged = new Map<string, string>();
  for (let life = 0; life < kills; life++) {
    if (life > 0) url = await start();
    // By count and not by clock alone, so that a slow machine is killed in the middle of its work too.
    const enough = acknowledged.size + 1 + Math.floor(Math.random() * 4);
    const death = until(() => acknowledged.size >= enough)
      .then(() => sleep(Math.random() * 150))
      .then(kill);
    await uploadUntilDeath(`${url}/api/cases/${caseId}/items`, auth, life, acknowledged);
    await death;
  }
  url = await start();
  const view = await settled(`${url}/api/cases/${caseId}`, auth);
  const found = new Map(view.items.map((item) => [item.id, item]));
  expect(acknowledged.size).toBeGreaterThanOrEqual(kills);
  for (const [id, text] of acknowledged) {
    const item = found.get(id);
    expect(item, `item ${id} was acknowledged`).toMatchObject({ state: 'ready', text: text.trim() });
    const content = await (
      await fetch(`${url}/api/cases/${caseId}/items/${id}/content`, { headers: auth })
    ).text();
    expect(content).toBe(text);
    expect(createHash('sha256').update(content).digest('hex')).toBe(item?.sha256);
  }
  const names = view.items.map(({ file }) => file);
  expect(new Set(names).size).toBe(names.length);
  const bundle = await (await fetch(`${url}/api/cases/${caseId}/bundle`, { headers: auth })).arrayBuffer();
  const verified = await post(`${url}/api/verifications`, bundle, { 'content-type': 'application/zip' });
  expect(await verified.json()).toMatchObject({ ok: true });
}, 240_000);

/** Three lanes at once; what is answered with 201 counts as acknowledged, all else may be lost. */
async function uploadUntilDeath(
  url: string,
  headers: Record<string, string>,
  life: number,
  acknowledged: Map<string, string>,
): Promise<void> {
  let n = 0;
  const lane = async () => {
    while (n < uploadsPerLife) {
      const text = `第${life}次运行的第${n++}份：订单号 2026110112345${life}${n}\n`;
      const form = new FormData();
      form.set('file', new Blob([text]), '记录.txt');
      const answer = await post(url, form, headers).catch(() => undefined);
      if (!answer) return;
      const item = (await answer.json().catch(() => undefined)) as { id: string } | undefined;
      if (answer.status === 201 && item) acknowledged.set(item.id, text);
    }
  };
  await Promise.all([lane(), lane(), lane()]);
}

async function settled(url: string, headers: Record<string, string>): Promise<CaseView> {
  for (;;) {
    const view = (await (await fetch(url, { headers })).json()) as CaseView;
    if (view.items.every((item) => item.state !== 'reading' && item.seal)) return view;
    await sleep(200);
  }
}

const post = (url: string, body: string | ArrayBuffer | FormData, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body, headers });
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(5);
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
