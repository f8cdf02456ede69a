import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Verification } from '@redress/bundle';
import { formatPem } from '@redress/timestamp';
import * as forge from '@redress/timestamp/testing/forge';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChain, type TestChain } from './platform/chain/testing.ts';
import { startWitnesses } from './rooms/notary/witness-testing.ts';
import { send, type TestApp, type TestBuyer, testApp } from './testing.ts';

const cli = fileURLToPath(new URL('../../cli/bin/redress.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'redress-bundle-trust-'));
const at = (name: string): string => join(folder, name);
const endings: (() => unknown)[] = [];
let app: TestApp;
let buyer: TestBuyer;
let witnesses: Awaited<ReturnType<typeof startWitnesses>>;
let chain: TestChain;

/** A timestamp authority with a root of its own; gives its line of the timestamps file. */
async function startAuthority(name: string) {
  const root = forge.root({ common: `Root of ${name}` });
  const signer = forge.authority(root, { common: name });
  writeFileSync(at(`${name}.pem`), formatPem(root.der));
  const server = createServer(async (request, response) => {
    response.setHeader('content-type', 'application/timestamp-reply');
    response.end(
      forge.forgeAnswer({ ...forge.readQuery(await buffer(request)), signer, at: new Date().toISOString() }),
    );
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  endings.push(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { name, url, roots: `${name}.pem` };
}

async function writeAnchors(): Promise<void> {
  chain = await startChain();
  endings.push(() => chain.stop());
  const { contract } = await chain.deploy(0);
  const one = {
    kind: 'evm',
    name: 'local',
    chainId: chain.chainId,
    rpc: chain.url,
    contract,
    key: chain.keyFile(1),
  };
  writeFileSync(at('anchors.json'), JSON.stringify({ chains: [one] }));
}

beforeAll(async () => {
  const stored = { database: { folder: at('data') }, dataFolder: at('data') };
  // The witnesses must know the log's key before the log asks them.
  const first = await testApp({ config: stored });
  const { vkey, origin } = first.rooms.notary;
  await first.close();
  const shard = 'main';
  witnesses = await startWitnesses(['one', 'two', 'three'], [{ shard, origin, vkey, seed: Buffer.alloc(0) }]);
  const lines = witnesses.witnesses.map(({ name, vkey: key, url }) => `witness ${name} ${key} ${url}\n`);
  writeFileSync(at('policy'), `log ${vkey}\n${lines.join('')}group all 2 one two three\nquorum all\n`);
  const authorities = [await startAuthority('alpha'), await startAuthority('beta')];
  writeFileSync(at('timestamps.json'), JSON.stringify({ needed: 2, authorities }));
  await writeAnchors();
  const files = {
    policyFile: at('policy'),
    timestampsFile: at('timestamps.json'),
    anchorsFile: at('anchors.json'),
  };
  app = await testApp({ config: { ...stored, log: { shard, origin, ...files } } });
  buyer = await app.buyer('买了点卡没到账');
  await buyer.upload('chat.txt', '卖家：5分钟到账\n我：一直没有到账\n');
  await buyer.settled();
  await app.rooms.notary.anchor({ size: (await app.rooms.notary.checkpoint()).size }, 30_000);
}, 120_000);
afterAll(async () => {
  await app?.close();
  await witnesses?.stop();
  for (const end of endings) await end();
  rmSync(folder, { recursive: true, force: true });
});

const bundle = async (): Promise<Buffer> =>
  (await buyer.send('GET', `/api/cases/${buyer.caseId}/bundle`)).rawPayload;

/** `redress verify --json` as anybody runs it. */
function verify(path: string, ...args: string[]): Promise<Verification & { code: number }> {
  return new Promise((done, failed) =>
    execFile(process.execPath, [cli, 'verify', path, '--json', ...args], (error, stdout, stderr) => {
      if (stdout === '') return failed(new Error(stderr));
      done({ code: (error?.code as number | undefined) ?? 0, ...(JSON.parse(stdout) as Verification) });
    }),
  );
}
const outside = ({ checks }: Verification) =>
  checks.filter(({ name }) => /^(checkpoint|witness|timestamp|anchor)/.test(name));

describe('a bundle of a server with witnesses, timestamp authorities and a chain', () => {
  test('is witnessed, stamped and anchored, and a stranger with a policy, roots and a node confirms each', async () => {
    const path = at('bundle.zip');
    writeFileSync(path, await bundle());
    const own = ['--policy', at('policy'), '--rpc', `local=${chain.url}`];
    writeFileSync(at('roots.pem'), ['alpha', 'beta'].map((name) => readFileSync(at(`${name}.pem`))).join(''));
    const v = await verify(path, ...own, '--tsa-roots', at('roots.pem'));
    expect(v.checks.filter((check) => !check.ok)).toEqual([]);
    expect([v.ok, v.code]).toEqual([true, 0]);
    expect(v.witnessed).toMatchObject({ quorumMet: true, policy: 'given', witnesses: 3 });
    expect(outside(v).map(({ name, trust }) => [name, trust])).toEqual([
      ['checkpoint', 'given'],
      ...['one', 'two', 'three'].map((name) => [`witness:${name}`, 'given']),
      ['timestamp:alpha', 'given'],
      ['timestamp:beta', 'given'],
      [`anchor:eip155:${chain.chainId}`, 'given'],
    ]);
    expect(v.checks.at(-1)?.detail).toContain('the chain agrees');
  }, 60_000);
  test('by itself is the operator’s word, and the server’s own check says the same', async () => {
    const zip = await bundle();
    const headers = { 'content-type': 'application/zip' };
    const v = (await send(app, 'POST', '/api/verifications', { raw: zip, headers })).json() as Verification;
    expect(v.ok).toBe(true);
    expect(v.witnessed).toMatchObject({ quorumMet: true, policy: 'inside' });
    expect(outside(v).every(({ trust }) => trust === 'inside')).toBe(true);
  }, 60_000);
  test('whose witnesses are away goes out in time and is not called final, stamped or witnessed', async () => {
    await Promise.all(witnesses.witnesses.slice(0, 2).map((witness) => witness.kill()));
    await buyer.upload('more.txt', '卖家：已读不回\n');
    await buyer.settled();
    const { notary } = app.rooms;
    const { size } = await notary.checkpoint();
    const settled = await notary.settle({ minSize: size, timeoutMs: 300 });
    expect(settled.size).toBeGreaterThanOrEqual(size);
    expect(settled.tokens).toEqual([]);
    expect(settled.policy).toContain('quorum all');
    const path = at('below.zip');
    writeFileSync(path, await bundle());
    const v = await verify(path);
    expect(v).toMatchObject({ ok: true, code: 0, witnessed: { quorumMet: false, policy: 'inside' } });
    expect(v.checks.some(({ name }) => name.startsWith('timestamp:'))).toBe(false);
    expect(v.checks.find(({ name }) => name === 'checkpoint')?.detail).toContain('not final');
    expect(await verify(path, '--policy', at('policy'))).toMatchObject({ ok: false, code: 1 });
  }, 60_000);
});
