import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { verifyBundle } from '@redress/bundle';
import type { LogView } from '@redress/contract';
import { createSigner, openCheckpoint, parseNote } from '@redress/tlog';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addLogKey } from '#platform/keys';
import { retireKey } from './rooms/notary/commands/retire-key.ts';
import { auditStored } from './rooms/notary/jobs/audit-stored.ts';
import { findLogKeys } from './rooms/notary/queries/audit-keys.ts';
import { findShard, type ShardRow } from './rooms/notary/store.ts';
import { startWitnesses } from './rooms/notary/witness-testing.ts';
import { send, type TestApp, type TestBuyer, testApp } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-rotate-'));
const at = (name: string): string => join(folder, name);
const hasher = {
  sha256: () => createHash('sha256'),
  sm3: () => createHash('sm3'),
  crc32: (bytes: Uint8Array, previous?: number) => crc32(bytes, previous),
};
const [shard, origin] = ['main', 'redress.example/log/main'];
const newKey = () => createSigner({ name: origin, seed: addLogKey(at('data'), shard).seed }).vkey;
const old = newKey();
let young: string;
let app: TestApp;
let buyer: TestBuyer;
let witnesses: Awaited<ReturnType<typeof startWitnesses>>;

/** What a shop's server is started with each time; the policy names the logs given. */
async function start(...logs: string[]): Promise<void> {
  const lines = witnesses.witnesses.map(({ name, vkey, url }) => `witness ${name} ${vkey} ${url}\n`);
  writeFileSync(at('policy'), `${logs.map((vkey) => `log ${vkey}\n`).join('')}${lines.join('')}quorum one\n`);
  const log = { shard, origin, policyFile: at('policy'), siteUrl: at('site') };
  app = await testApp({ config: { database: { folder: at('data') }, dataFolder: at('data'), log } });
}
/** One more file in the case, and the bundle of then. */
async function sealAndBundle(): Promise<Uint8Array> {
  buyer ??= await app.buyer('买了点卡没到账');
  const headers = { authorization: `Bearer ${buyer.token}` };
  const answer = await send(app, 'GET', `/api/cases/${buyer.caseId}/bundle`, { headers });
  expect(answer.statusCode).toBe(200);
  return answer.rawPayload;
}
async function check(bundle: Uint8Array, given: { vkey?: string; policy?: string }): Promise<string[]> {
  const read = async (from: number, length: number) => bundle.subarray(from, from + length);
  const report = await verifyBundle({ size: bundle.length, read }, { hasher, ...given });
  return report.checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`);
}
async function audit(): Promise<string[]> {
  const [head, keys] = [await findShard(app.db, shard), await findLogKeys(app.db, shard)];
  return (await auditStored({ db: app.db, shard, keys }, head as ShardRow)).problems;
}
const text = async (path: string): Promise<string> => (await send(app, 'GET', path)).body;
const signatures = (note: string): number => {
  const parsed = parseNote(note);
  return parsed.ok ? parsed.value.signatures.filter(({ name }) => name === origin).length : 0;
};

beforeAll(async () => {
  witnesses = await startWitnesses(['one'], [{ shard, origin, vkey: old, seed: Buffer.alloc(0) }]);
}, 120_000);
afterAll(async () => {
  await app?.close();
  await witnesses?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a log changes its key under a running case: every bundle verifies by each key that signed it', async () => {
  await start(old);
  const before = await sealAndBundle();
  expect(await check(before, { vkey: old })).toEqual([]);
  await app.close();

  // The witnesses and their policy know nothing of the new key yet.
  young = newKey();
  await start(old);
  expect(await text('/log/main/vkey')).toBe(`${young}\n`);
  const during = await sealAndBundle();
  expect(signatures((await app.rooms.notary.checkpoint()).note)).toBe(2);
  for (const vkey of [old, young]) expect(await check(during, { vkey })).toEqual([]);
  for (const vkey of [old, young])
    expect(await check(during, { policy: `log ${vkey}\n${policyRest()}` })).toEqual([]);
  expect(await check(during, {})).toEqual([]);
  expect(
    await check(during, { vkey: createSigner({ name: origin, seed: Buffer.alloc(32, 7) }).vkey }),
  ).toEqual(expect.arrayContaining([expect.stringMatching(/^checkpoint: /)]));
  expect(await audit()).toEqual([]);
  await app.close();

  // The witness gets its line of the new key, then the server drops the old one.
  writeFileSync(join(witnesses.folder, 'logs.policy'), `log ${old}\nlog ${young}\nquorum none\n`);
  await witnesses.witnesses[0]?.kill();
  await witnesses.witnesses[0]?.restart();
  await start(old, young);
  await retireKey(app.db, shard, old);
  await app.close();
  await start(old, young);
  const after = await sealAndBundle();
  expect(signatures((await app.rooms.notary.checkpoint()).note)).toBe(1);
  expect(await check(after, { vkey: young })).toEqual([]);
  expect(await check(after, { vkey: old })).toEqual(
    expect.arrayContaining([expect.stringMatching(/^checkpoint: /)]),
  );
  for (const bundle of [before, during]) expect(await check(bundle, { vkey: old })).toEqual([]);
  expect(await audit()).toEqual([]);
}, 180_000);

const policyRest = (): string => readFileSync(at('policy'), 'utf8').replace(/^log .*\n/gm, '');

test('the log tells every key it had with its sizes, and the pages can verify each of its heads', async () => {
  const { size } = await app.rooms.notary.checkpoint();
  const lines = (await text('/log/main/vkeys')).trimEnd().split('\n');
  expect(lines).toEqual([expect.stringMatching(/ [1-9]\d* -$/), expect.stringMatching(/ 0 [1-9]\d*$/)]);
  expect(lines.map((line) => line.split(' ')[0])).toEqual([young, old]);
  expect(Number(lines[1]?.split(' ')[2])).toBeLessThan(size);
  expect((await send(app, 'GET', '/log/none/vkeys')).statusCode).toBe(404);
  const view: LogView = (await send(app, 'GET', '/api/log')).json();
  expect(view.vkeys).toEqual([young, old]);
  const { heads } = (await send(app, 'GET', '/api/log/heads')).json();
  expect(heads.length).toBeGreaterThan(2);
  for (const { note } of heads) expect(openCheckpoint(note, view.vkeys).ok).toBe(true);
});

test('the public site goes on under the new key', async () => {
  await expect
    .poll(() => openCheckpoint(readFileSync(at('site/checkpoint'), 'utf8'), [young]).ok, { timeout: 30_000 })
    .toBe(true);
  expect(readFileSync(at('site/vkey'), 'utf8')).toBe(`${young}\n`);
});
