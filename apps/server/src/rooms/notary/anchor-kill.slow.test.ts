import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '@redress/tlog';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { createEvmChain } from '#platform/chain';
import { systemClock } from '#platform/clock';
import { openDatabase } from '#platform/database';
import { createLog } from '#platform/log';
import { startChain } from '../../platform/chain/testing.ts';
import { createNotaryRoom } from './index.ts';
import { listen } from './witness-testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-anchor-kill-'));
const closing: (() => unknown)[] = [() => rmSync(folder, { recursive: true })];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

test('a process killed between sending and storing finds its head, in a block or still waiting for one, and sends it once', {
  timeout: 300_000,
}, async () => {
  const chain = await startChain();
  closing.push(() => chain.stop());
  const { contract } = await chain.deploy(0);
  let onSend: { kill(): void; done(): void } | undefined;
  const proxy = await listen(async (request, response) => {
    const body = (await request.toArray()).map(String).join('');
    const headers = { 'content-type': 'application/json' };
    const { method } = JSON.parse(body) as { method: string };
    const killer = method === 'eth_sendRawTransaction' ? onSend : undefined;
    // Forwarded to the node, never answered: the sender dies knowing nothing of it.
    killer?.kill();
    const answer = await (await fetch(chain.url, { method: 'POST', headers, body })).text();
    if (killer) return killer.done();
    response.writeHead(200, headers).end(answer);
  });
  closing.push(proxy.close);
  const file = join(folder, 'anchors.json');
  const one = { kind: 'evm', name: 'local', chainId: chain.chainId, rpc: proxy.url, contract };
  writeFileSync(file, JSON.stringify({ chains: [{ ...one, key: chain.keyFile(1) }] }));

  const [shard, origin, seed] = ['s1', 'redress.example/log/s1', randomBytes(32)];
  const account = chain.account(1);
  const reader = createEvmChain({
    chainId: chain.chainId,
    rpc: chain.url,
    account,
    contract,
    confirmations: 1,
  });
  const sent = async () => Number(await chain.rpc('eth_getTransactionCount', [account.address, 'latest']));
  const data = join(folder, 'data');
  const script = fileURLToPath(new URL('./anchor.child.ts', import.meta.url));
  const before = await sent();
  for (const [size, mined] of [
    [1, true],
    [2, false],
  ] as const) {
    await chain.rpc('evm_setAutomine', [mined]);
    const child = spawn(process.execPath, [script, data, seed.toString('hex'), file, shard, origin], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const forwarded = new Promise<void>((resolve) => {
      onSend = { kill: () => child.kill('SIGKILL'), done: resolve };
    });
    await new Promise((resolve) => child.once('exit', resolve));
    expect(child.signalCode).toBe('SIGKILL');
    await forwarded;
    onSend = undefined;
    if (!mined) await chain.rpc('anvil_mine', ['0x1']);
    await chain.rpc('evm_setAutomine', [true]);
    const db = await openDatabase({ folder: data });
    const { rows } = await sql`SELECT 1 FROM notary.anchor WHERE size = ${size}`.execute(db.kysely);
    expect(rows).toHaveLength(0);
    const shared = { db, clock: systemClock, log: createLog('silent'), shard, origin, seed, exclusive: true };
    const notary = await createNotaryRoom({ ...shared, anchorsFile: file });
    await notary.start();
    expect(await notary.anchor({ size })).toMatchObject([{ anchored: { size } }]);
    expect(await sent()).toBe(before + size);
    const { note } = await notary.checkpoint();
    const noteHash = Buffer.from(sha256(Buffer.from(note))).toString('hex');
    expect(await reader.read({ ...reader, origin })).toMatchObject({ noteHash });
    await notary.stop();
    await db.close();
  }
});
