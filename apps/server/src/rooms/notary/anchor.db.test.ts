import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkAnchorRecord,
  formatAnchors,
  type HeadToAnchor,
  parseAnchors,
  readAnchor,
} from '@redress/anchor';
import { createCosigner, leafHash, openCheckpoint, sha256 } from '@redress/tlog';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEvmChain } from '#platform/chain';
import { newId, systemClock } from '#platform/clock';
import { type Database, inTransaction } from '#platform/database';
import { createLog } from '#platform/log';
import { startChain, type TestChain } from '../../platform/chain/testing.ts';
import { testDatabase } from '../../platform/database/testing.ts';
import { createNotaryRoom, type NotaryRoom } from './index.ts';
import { findHalt } from './store-halt.ts';

let chain: TestChain;
let contract: string;
let shared: Database;
const folder = mkdtempSync(join(tmpdir(), 'redress-anchor-'));

/** What stands between the server and the node, as a network does. */
let proxy: Server;
let onCall: (method: string) => 'pass' | 'refuse' | 'swallow-answer' = () => 'pass';
const account = 1;

beforeAll(async () => {
  chain = await startChain();
  ({ contract } = await chain.deploy(0));
  shared = await testDatabase();
  proxy = createServer(async (request, response) => {
    const body = (await request.toArray()).map(String).join('');
    const { method } = JSON.parse(body) as { method: string };
    const fate = onCall(method);
    if (fate === 'refuse') return void request.socket.destroy();
    const headers = { 'content-type': 'application/json' };
    const answer = await (await fetch(chain.url, { method: 'POST', headers, body })).text();
    if (fate === 'swallow-answer') return;
    response.writeHead(200, headers).end(answer);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  await chain.stop();
  await shared.close();
  rmSync(folder, { recursive: true });
});

let db: Database;
let notary: NotaryRoom;
let file: string;
let shard = '';
let origin = '';
let logs = 0;
const seed = randomBytes(32);
let clockMs = 0;
/** A log of its own for each test. */
beforeEach(() => {
  shard = `s${++logs}`;
  origin = `redress.example/log/${shard}`;
  onCall = () => 'pass';
  clockMs = 0;
  file = settings();
  db = shared;
});
afterEach(() => notary.stop());

function settings(change: object = {}): string {
  const path = join(folder, `${newId('anchors')}.json`);
  const rpc = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/secret`;
  const one = { kind: 'evm', name: 'local', chainId: chain.chainId, rpc, contract };
  writeFileSync(path, JSON.stringify({ chains: [{ ...one, key: chain.keyFile(account), ...change }] }));
  return path;
}
const open = async (change: object = {}) => {
  notary = await createNotaryRoom({
    db,
    clock: { now: () => systemClock.now() + clockMs },
    log: createLog('silent'),
    shard,
    origin,
    seed,
    exclusive: true,
    anchorsFile: file,
    ...change,
  });
  await notary.start();
  // The look of the start is over: what a test seals from now on is sent when the test says so.
  if ((await notary.checkpoint()).size === 0) await notary.anchor({ size: 0 });
};
const restart = async (change: object = {}) => {
  await notary.stop();
  await open(change);
};
async function seal(count = 1): Promise<number> {
  for (let i = 0; i < count; i++) {
    const fields = { bytes: { sha256: randomBytes(32), sm3: randomBytes(32) } };
    const id = newId('item');
    await inTransaction(db, (trx) => notary.seal(trx, { id, type: 'item', atMs: systemClock.now(), fields }));
  }
  await notary.flush();
  return (await notary.checkpoint()).size;
}
/** Our account from outside, as a thief of the key or the server before its backup was. */
const publisher = (index = account) =>
  createEvmChain({
    chainId: chain.chainId,
    rpc: chain.url,
    account: chain.account(index),
    contract,
    confirmations: 1,
  });
/** Until a block has it. */
async function publish(by: ReturnType<typeof publisher>, head: HeadToAnchor): Promise<void> {
  const { tx } = await by.publish(head, 0);
  while ((await by.confirm(tx)).state !== 'anchored');
}
const onChain = (size?: number) => publisher().read({ ...publisher(), origin }, size);
const sent = async () =>
  Number(await chain.rpc('eth_getTransactionCount', [chain.account(account).address, 'latest']));
const hashOf = (text: string) => Buffer.from(sha256(Buffer.from(text))).toString('hex');

describe('anchoring', () => {
  test('the newest head stands on the chain with its root and the hash of its note, and a bundle carries a record that verifies', async () => {
    await open();
    const first = await seal(3);
    await notary.anchor({ size: first });
    const { note } = await notary.checkpoint();
    const second = await seal(4);
    await notary.anchor({ size: second });
    expect(await onChain(first)).toMatchObject({ size: first, noteHash: hashOf(note) });
    expect(await notary.anchors()).toMatchObject([
      { name: 'local', chain: 'eip155:31337', anchored: { size: second }, publisher: publisher().publisher },
    ]);

    const head = openCheckpoint(note, [notary.vkey]);
    if (!head.ok) throw new Error(head.reason);
    for (const [size, covering] of [
      [first, first],
      [first - 1, first],
      [first + 1, second],
    ] as const) {
      const [record] = await notary.anchorRecords(size);
      if (!record) throw new Error('no record');
      expect(record.size).toBe(covering);
      expect(await readAnchor(record, chain.rpc)).toMatchObject({ ok: true });
      const read = parseAnchors(Buffer.from(formatAnchors([record])));
      expect(read).toMatchObject({ ok: true, value: [{ name: 'local', size: covering, origin }] });
    }
    const [record] = await notary.anchorRecords(first);
    const covered = checkAnchorRecord(record as never, head.value);
    expect(covered).toEqual({ ok: true, value: { entries: first, wholeHead: true } });
    const later = await seal(2);
    const [before] = await notary.anchorRecords(later);
    const newest = openCheckpoint((await notary.checkpoint()).note, [notary.vkey]);
    if (!newest.ok || !before) throw new Error('no head');
    expect(checkAnchorRecord(before, newest.value)).toEqual({
      ok: true,
      value: { entries: second, wholeHead: false },
    });
  });

  test('a head is sent once, whatever restarts; and only when the log grew and the interval is over', async () => {
    await open();
    await notary.anchor({ size: await seal() });
    const before = await sent();
    await restart();
    await notary.anchor({ size: 1 });
    const grown = await seal();
    await restart();
    // The first look of the start stands before this one in the queue.
    await notary.anchor({ size: 1 });
    expect(await sent()).toBe(before + 1);
    expect((await onChain())?.size).toBe(grown);
  });

  test('under a policy only final heads are anchored, by the very note that was final', async () => {
    const witness = createCosigner({ name: 'w.example', seed: randomBytes(32) });
    const policyFile = join(folder, newId('policy'));
    writeFileSync(policyFile, `witness w ${witness.vkey} http://127.0.0.1:9\nquorum w\n`);
    await open();
    const size = await seal(2);
    await restart({ policyFile });
    await expect(notary.anchor({ size }, 0)).rejects.toThrow('not anchored in time');
    expect(await onChain()).toBeUndefined();
    const note = `${(await notary.checkpoint()).note}— w.example cosigned\n`;
    await sql`INSERT INTO notary.final (shard, size, note, at) VALUES (${shard}, ${size}, ${note}, now())`.execute(
      db.kysely,
    );
    await notary.anchor({ size });
    expect((await onChain())?.noteHash).toBe(hashOf(note));
  });

  test('while the chain is away the log goes on; when it is back the newest head is anchored', async () => {
    await open();
    onCall = () => 'refuse';
    const size = await seal(2);
    await expect(notary.anchor({ size }, 0)).rejects.toThrow('the node does not answer (UND_ERR_SOCKET)');
    const [state] = await notary.anchors();
    expect(state?.problem).not.toContain('secret');
    expect(await seal()).toBe(size + 1);
    onCall = () => 'pass';
    expect(await notary.anchor({ size })).toMatchObject([{ anchored: { size: size + 1 } }]);
    expect((await notary.anchors())[0]).not.toHaveProperty('problem');
  });

  test('an answer that is lost after sending costs nothing: the head is found on the chain', async () => {
    await open();
    const size = await seal(2);
    const before = await sent();
    // The connection ends after the node took the transaction.
    onCall = (method) => (method === 'eth_sendRawTransaction' ? 'swallow-answer' : 'pass');
    const late = notary.anchor({ size }, 0).catch((error: Error) => error.message);
    while ((await sent()) === before);
    proxy.closeAllConnections();
    expect(await late).toContain('not anchored');
    onCall = () => 'pass';
    await notary.anchor({ size });
    expect(await sent()).toBe(before + 1);
  });

  test('a head that a reorganisation removed is anchored again', async () => {
    await open();
    const older = await seal();
    await notary.anchor({ size: older });
    const snapshot = await chain.rpc('evm_snapshot', []);
    const size = await seal(2);
    await notary.anchor({ size });
    const [gone] = await notary.anchorRecords(size);
    await chain.rpc('evm_revert', [snapshot]);
    await chain.rpc('anvil_mine', ['0x3']);
    expect((await onChain())?.size).toBe(older);
    await notary.anchor({ size: size + 1 }, 0).catch(() => {});
    await notary.anchor({ size });
    const [again] = await notary.anchorRecords(size);
    expect(again?.blockHash).not.toBe(gone?.blockHash);
    expect(await readAnchor(again as never, chain.rpc)).toMatchObject({ ok: true });
    expect(await readAnchor(gone as never, chain.rpc)).toMatchObject({ ok: false });
    expect((await notary.anchorRecords(older))[0]?.size).toBe(older);
  });

  test('a head lies as deep as the settings ask before it counts', async () => {
    file = settings({ confirmations: 3 });
    await open();
    const size = await seal();
    const before = await sent();
    await expect(notary.anchor({ size }, 0)).rejects.toThrow('not anchored');
    while ((await sent()) === before);
    expect((await notary.anchors())[0]).toMatchObject({ pendingSize: size });
    // Its own block is old by now, and still no second transaction is sent: it only waits for more blocks.
    clockMs = 11 * 60_000;
    await expect(notary.anchor({ size }, 0)).rejects.toThrow('not anchored');
    expect(await sent()).toBe(before + 1);
    expect(await notary.anchorRecords(size)).toEqual([]);
    await chain.rpc('anvil_mine', ['0x2']);
    expect(await notary.anchor({ size })).toMatchObject([{ anchored: { size } }]);
  });

  test('what hangs for ten minutes is sent again in its place for a better price', async () => {
    await open();
    const size = await seal();
    await chain.rpc('evm_setAutomine', [false]);
    await notary.anchor({ size }, 0).catch(() => {});
    const hanging = await sql<{ tx: string }>`SELECT tx FROM notary.anchor WHERE shard = ${shard}`.execute(
      db.kysely,
    );
    clockMs = 11 * 60_000;
    await notary.anchor({ size }, 0).catch(() => {});
    const better = await sql<{
      tx: string;
      attempts: number;
    }>`SELECT tx, attempts FROM notary.anchor WHERE shard = ${shard}`.execute(db.kysely);
    expect(better.rows).toMatchObject([{ attempts: 1 }]);
    expect(better.rows[0]?.tx).not.toBe(hanging.rows[0]?.tx);
    await chain.rpc('anvil_mine', ['0x1']);
    await chain.rpc('evm_setAutomine', [true]);
    expect(await notary.anchor({ size })).toMatchObject([{ anchored: { tx: better.rows[0]?.tx } }]);
  });
});

describe('a chain that contradicts the log', () => {
  const foreign = (size: number) => ({
    origin,
    size,
    root: leafHash(randomBytes(8)),
    noteHash: randomBytes(32),
  });

  test('that knows a larger tree halts the log with both heads as evidence', async () => {
    await open();
    const size = await seal(2);
    const ahead = foreign(size + 5);
    await publish(publisher(), ahead);
    await expect(notary.anchor({ size }, 0)).rejects.toThrow('older backup');
    const halt = await findHalt(db, shard);
    expect(halt).toMatchObject({ code: 'anchor-ahead' });
    const evidence = JSON.parse(halt?.evidence ?? '') as { anchored: object; ours: string };
    const root = Buffer.from(ahead.root).toString('base64');
    expect(evidence.anchored).toMatchObject({ size: size + 5, root, chain: 'eip155:31337', contract });
    expect(openCheckpoint(evidence.ours, [notary.vkey])).toMatchObject({ ok: true, value: { size } });
    await notary.anchor({ size }, 0).catch(() => {});
    const { rows } = await sql`SELECT 1 FROM notary.halt WHERE shard = ${shard}`.execute(db.kysely);
    expect(rows).toHaveLength(1);
  });

  test('that holds another root of a size we have halts it as a fork', async () => {
    await open();
    const size = await seal(4);
    await publish(publisher(), foreign(size - 1));
    await expect(notary.anchor({ size }, 0)).rejects.toThrow('another root');
    expect(await findHalt(db, shard)).toMatchObject({ code: 'fork' });
  });

  test('a log restored from an older backup seals nothing at all, while reading goes on', async () => {
    // What was anchored before the disaster, by the key that we still have.
    await publish(publisher(), foreign(3));
    await open();
    const fields = { bytes: { sha256: randomBytes(32), sm3: randomBytes(32) } };
    const id = newId('item');
    await inTransaction(db, (trx) => notary.seal(trx, { id, type: 'item', atMs: systemClock.now(), fields }));
    await expect(notary.whenSealed(id)).rejects.toMatchObject({ code: 'log-halted' });
    expect((await notary.checkpoint()).size).toBe(0);
    expect(await findHalt(db, shard)).toMatchObject({ code: 'anchor-ahead' });
  });

  test("a stranger's heads of our log, and ours of another log, are no contradiction", async () => {
    await open();
    const size = await seal();
    await publish(publisher(9), foreign(99));
    await publish(publisher(), { ...foreign(99), origin: 'other.example' });
    expect(await notary.anchor({ size })).toMatchObject([{ anchored: { size } }]);
    expect(await findHalt(db, shard)).toBeUndefined();
  });
});

describe('settings', () => {
  test('a settings file or key that cannot be used stops the start, naming file and field', async () => {
    await open();
    for (const [bad, said] of [
      [join(folder, 'missing.json'), /missing\.json: it cannot be read \(ENOENT\)/],
      [settings({ key: 'nowhere' }), /chains\[0\]\.key: key file .*nowhere: it cannot be read/],
      [settings({ contract: '0x12' }), /chains\[0\]\.contract must be an address/],
    ] as const)
      await expect(createNotaryRoom({ ...baseDeps(), anchorsFile: bad })).rejects.toMatchObject({
        code: 'bad-config',
        message: expect.stringMatching(said),
      });
  });
  test('a contract that is not ours and a node of another chain are said, and nothing is sent', async () => {
    for (const [change, said] of [
      [{ contract: `0x${'7'.repeat(40)}` }, 'no contract'],
      [{ chainId: 5 }, 'chain eip155:31337, not eip155:5'],
    ] as const) {
      file = settings(change);
      await open();
      const size = await seal();
      const before = await sent();
      await expect(notary.anchor({ size }, 0)).rejects.toThrow(said);
      expect(await sent()).toBe(before);
      if (!('chainId' in change)) await notary.stop();
    }
  });
  const baseDeps = () => ({
    db,
    clock: systemClock,
    log: createLog('silent'),
    shard,
    origin,
    seed,
    exclusive: true,
  });
});
