import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AnchorRecord, type HeadToAnchor, httpRpc, originHash, readAnchor } from '@redress/anchor';
import { leafHash, sha256 } from '@redress/tlog';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEvmChain, deployAnchor, makeAccount, readAccount } from './index.ts';
import { anchorEach, startChain, type TestChain } from './testing.ts';

let chain: TestChain;
let contract: string;
let deployGas: number;
beforeAll(async () => {
  // Time 0, so that nothing can lean on the clock of the chain.
  chain = await startChain({ args: ['--timestamp', '0'] });
  ({ contract, gasUsed: deployGas } = await chain.deploy());
});
afterAll(() => chain.stop());

const publisher = (index: number, change: object = {}) =>
  createEvmChain({
    chainId: chain.chainId,
    rpc: chain.url,
    account: chain.account(index),
    contract,
    confirmations: 1,
    ...change,
  });
let lines = 0;
/** A line of its own for each test. */
const newOrigin = () => `log.example/${++lines}`;
const head = (origin: string, size: number, root = `root of ${size}`): HeadToAnchor => ({
  origin,
  size,
  root: leafHash(Buffer.from(root)),
  noteHash: sha256(Buffer.from(`note ${size}`)),
});
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** Until a block has it, which the node makes soon and by itself. */
async function anchor(by: ReturnType<typeof publisher>, what: HeadToAnchor) {
  const { tx } = await by.publish(what, 0);
  for (;;) {
    const now = await by.confirm(tx);
    if (now.state !== 'pending' || now.inBlock) return { tx, ...now };
  }
}
const gasOf = async (tx: string) =>
  Number(((await chain.rpc('eth_getTransactionReceipt', [tx])) as { gasUsed: string }).gasUsed);

describe('Anchor.sol on a real chain', () => {
  test('a growing log is anchored head by head, and anyone reads the newest and every older one', async () => {
    const [by, origin] = [publisher(0), newOrigin()];
    const sizes = [0, 1, 2, 70_000, 2 ** 53 - 1];
    for (const size of sizes) expect((await anchor(by, head(origin, size))).state).toBe('anchored');
    const line = { contract, publisher: by.publisher, origin };
    for (const size of sizes) {
      const read = await publisher(3).read(line, size);
      expect(read).toMatchObject({ size, noteHash: hex(head(origin, size).noteHash) });
      expect(hex(read?.root as Uint8Array)).toBe(hex(head(origin, size).root));
    }
    expect((await by.read(line))?.size).toBe(2 ** 53 - 1);
    expect(await by.read(line, 3)).toBeUndefined();
    expect(await by.read({ ...line, origin: 'unknown.example' })).toBeUndefined();
  });

  test('one size never has two roots, not even size 0 in the first second, and both roots stand in the refusal', async () => {
    const [by, origin] = [publisher(0), newOrigin()];
    for (const size of [0, 5]) {
      await anchor(by, head(origin, size));
      const lie = head(origin, size, 'lie');
      const refusal = await by.publish(lie, 0).catch((error: Error) => error.message);
      const roots = `0x${hex(head(origin, size).root)}, 0x${hex(lie.root)}`;
      expect(refusal).toBe(`the contract refuses: OtherRoot(${size}, ${roots})`);
    }
    expect(hex((await by.read({ ...by, origin }))?.root as Uint8Array)).toBe(hex(head(origin, 5).root));
  });

  test('a size never shrinks, and a root of zeros is no root', async () => {
    const [by, origin] = [publisher(0), newOrigin()];
    await anchor(by, head(origin, 9));
    await expect(by.publish(head(origin, 8), 0)).rejects.toThrow('SizeShrank');
    await expect(by.publish(head(origin, 0), 0)).rejects.toThrow('SizeShrank');
    await expect(by.publish({ ...head(origin, 10), root: new Uint8Array(32) }, 0)).rejects.toThrow('NoRoot');
    expect((await by.read({ ...by, origin }))?.size).toBe(9);
  });

  test('the same head again changes nothing and says nothing', async () => {
    const [by, origin] = [publisher(0), newOrigin()];
    const first = await anchor(by, head(origin, 4));
    const again = await anchor(by, head(origin, 4));
    expect(again.state).toBe('void');
    expect((await by.read({ ...by, origin }))?.tx).toBe(first.tx);
  });

  test('two publishers of one log do not disturb each other', async () => {
    const [ours, stranger, origin] = [publisher(0), publisher(5), newOrigin()];
    expect((await anchor(stranger, head(origin, 900, 'forged'))).state).toBe('anchored');
    expect((await anchor(ours, head(origin, 7))).state).toBe('anchored');
    expect((await ours.read({ ...ours, origin }))?.size).toBe(7);
    expect((await ours.read({ ...ours, publisher: stranger.publisher, origin }))?.size).toBe(900);
  });

  test('deploying costs at most 205,009 gas, the first head 70,163, a later one 35,927', async () => {
    const [by, origin] = [publisher(0), newOrigin()];
    const first = await gasOf((await anchor(by, head(origin, 1))).tx);
    const later = await gasOf((await anchor(by, head(origin, 70_000))).tx);
    console.log(`gas: deploy ${deployGas}, first head ${first}, later head ${later}`);
    expect(deployGas).toBeLessThanOrEqual(205_009);
    expect(first).toBeLessThanOrEqual(70_163);
    expect(later).toBeLessThanOrEqual(35_927);
  });
});

describe('a chain that we publish on', () => {
  test('a transaction is pending until it lies deep enough, and gone when a reorganisation removes it', async () => {
    const [by, origin] = [publisher(0, { confirmations: 3 }), newOrigin()];
    const before = await chain.rpc('evm_snapshot', []);
    const { tx, ...young } = await anchor(by, head(origin, 4));
    expect(young).toEqual({ state: 'pending', inBlock: true });
    await chain.rpc('anvil_mine', ['0x2']);
    const deep = await by.confirm(tx);
    if (deep.state !== 'anchored') throw new Error(deep.state);
    expect(await by.holds(deep.head.block, deep.head.blockHash)).toBe(true);
    await chain.rpc('evm_revert', [before]);
    await chain.rpc('anvil_mine', ['0x5']);
    expect(await by.confirm(tx)).toEqual({ state: 'gone' });
    expect(await by.holds(deep.head.block, deep.head.blockHash)).toBe(false);
    expect(await by.read({ ...by, origin })).toBeUndefined();
  });

  test('what hangs because it pays too little is replaced by the next attempt', async () => {
    const [by, origin] = [publisher(0), newOrigin()];
    await chain.rpc('evm_setAutomine', [false]);
    const first = await by.publish(head(origin, 4), 0);
    expect(await by.confirm(first.tx)).toEqual({ state: 'pending', inBlock: false });
    const second = await by.publish(head(origin, 4), 1);
    await chain.rpc('evm_setAutomine', [true]);
    await chain.rpc('anvil_mine', ['0x1']);
    expect((await by.confirm(second.tx)).state).toBe('anchored');
    expect(await by.confirm(first.tx)).toEqual({ state: 'gone' });
  });

  test('a chain without base fee takes transactions of the old kind at price 0, as consortium chains do', async () => {
    const free = await startChain({
      args: ['--hardfork', 'berlin', '--gas-price', '0', '--balance', '0', '--chain-id', '20200'],
    });
    try {
      const options = { chainId: 20_200, rpc: free.url, account: free.account(0), gasPrice: 0n };
      const placed = await deployAnchor(options);
      const by = createEvmChain({ ...options, contract: placed.contract, confirmations: 1 });
      expect(await by.problem()).toBeUndefined();
      expect((await anchor(by, head('log.example/free', 3))).state).toBe('anchored');
    } finally {
      await free.stop();
    }
  });

  test('a wrong chain, an empty address and a foreign contract are named; a node away is an error in one line without its address', async () => {
    expect(await publisher(0).problem()).toBeUndefined();
    expect(await publisher(0, { chainId: 1 }).problem()).toContain('chain eip155:31337, not eip155:1');
    expect(await publisher(0, { contract: `0x${'9'.repeat(40)}` }).problem()).toContain('no contract');
    await chain.rpc('anvil_setCode', [`0x${'8'.repeat(40)}`, '0x600160005260206000f3']);
    expect(await publisher(0, { contract: `0x${'8'.repeat(40)}` }).problem()).toContain('not Anchor.sol');
    const away = publisher(0, { rpc: 'http://127.0.0.1:9/secret-key' });
    for (const call of [() => away.problem(), () => away.publish(head('x.example', 1), 0)]) {
      const message = await call().catch((error: Error) => error.message);
      expect(message).toMatch(/^[^\n]+$/);
      expect(message).not.toContain('secret-key');
    }
  });

  test('the helper of the bench sends one transaction per record', async () => {
    const { milliseconds, gas } = await anchorEach(chain, contract, 20, 8);
    expect(gas).toBeGreaterThan(20 * 60_000);
    expect(milliseconds).toBeGreaterThan(0);
  });
});

describe('readAnchor, as verifiers ask a chain', () => {
  async function recordOf(size: number): Promise<AnchorRecord> {
    const [by, origin] = [publisher(0), newOrigin()];
    const done = await anchor(by, head(origin, size));
    if (done.state !== 'anchored') throw new Error(done.state);
    const { at, ...place } = done.head;
    return {
      ...place,
      chain: by.chain,
      name: 'local',
      contract,
      publisher: by.publisher,
      origin,
      at: at.toISOString(),
      consistency: [],
    };
  }

  test('a true record is confirmed with the block time, also after newer heads', async () => {
    const record = await recordOf(4);
    const reading = await readAnchor(record, chain.rpc);
    expect(reading).toMatchObject({ ok: true, at: record.at, block: record.block, latestSize: 4 });
    await anchor(publisher(0), head(record.origin, 8));
    const later = await readAnchor(record, chain.rpc);
    expect(later).toMatchObject({ ok: true, latestSize: 8, confirmations: 2 });
  });

  test('a record that was changed in any place is refused', async () => {
    const record = await recordOf(4);
    const other = await recordOf(4);
    const changes: Partial<AnchorRecord>[] = [
      { chain: 'eip155:1' },
      { chain: 'cosmos:hub' },
      { contract: other.publisher },
      { publisher: chain.account(2).address },
      { origin: other.origin },
      { size: 5 },
      { size: 3 },
      { root: leafHash(Buffer.from('lie')) },
      { noteHash: '0'.repeat(64) },
      { tx: other.tx },
      { tx: `0x${'7'.repeat(64)}` },
      { block: other.block },
      { blockHash: other.blockHash },
      { at: '2020-01-01T00:00:00.000Z' },
    ];
    expect(originHash(record.origin)).toHaveLength(32);
    for (const change of changes) {
      const reading = await readAnchor({ ...record, ...change }, chain.rpc);
      expect([change, reading.ok, 'unreachable' in reading]).toEqual([change, false, false]);
    }
    expect((await readAnchor(record, chain.rpc)).ok).toBe(true);
  });

  test('an anchor that a reorganisation removed is refused', async () => {
    const before = await chain.rpc('evm_snapshot', []);
    const record = await recordOf(4);
    await chain.rpc('evm_revert', [before]);
    expect(await readAnchor(record, chain.rpc)).toMatchObject({ ok: false });
  });

  test('a node that is away or talks nonsense never throws; only the first says that nothing was learnt', async () => {
    const record = await recordOf(4);
    const away = await readAnchor(record, httpRpc('http://127.0.0.1:9', fetch));
    expect(away).toMatchObject({ ok: false, unreachable: true });
    for (const nonsense of [null, '', '0x', 'x', 7, {}, [], { logs: 7, status: '0x1' }])
      expect((await readAnchor(record, async () => nonsense)).ok).toBe(false);
  });
});

test('a password in the address of a node goes into a header, also one with a sign that needs no escape', async () => {
  const seen: unknown[] = [];
  for (const url of ['http://us%3Aer:p%zz@node.example/rpc', 'http://node.example/rpc'])
    await httpRpc(url, async (address, { headers }) => {
      seen.push(address, headers.authorization);
      return { ok: true, status: 200, text: async () => '{"result": "0x1"}' };
    })('eth_chainId', []);
  const basic = `Basic ${Buffer.from('us:er:p%zz').toString('base64')}`;
  expect(seen).toEqual(['http://node.example/rpc', basic, 'http://node.example/rpc', undefined]);
});

describe('the key of an account', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-key-'));
  test('a new key can be read by its owner only, is never overwritten and gives the same address again', () => {
    const file = join(folder, 'key');
    const address = makeAccount(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readAccount(file).address.toLowerCase()).toBe(address);
    const kept = readFileSync(file, 'utf8');
    expect(() => makeAccount(file)).toThrow('not overwritten');
    expect(readFileSync(file, 'utf8')).toBe(kept);
  });
  test('a key that others may read, or that is none, is refused without repeating it', () => {
    const file = join(folder, 'open');
    writeFileSync(file, '12'.repeat(32), { mode: 0o600 });
    expect(readAccount(file).address).toMatch(/^0x/);
    chmodSync(file, 0o644);
    expect(() => readAccount(file)).toThrow('chmod 600');
    for (const bad of ['', '12'.repeat(31), '0'.repeat(64), 'f'.repeat(64), 'secret words']) {
      const other = join(folder, `bad${bad.length}${bad[0]}`);
      writeFileSync(other, bad, { mode: 0o600 });
      expect(() => readAccount(other)).toThrow(/keygen$/);
    }
    expect(() => readAccount(join(folder, 'missing'))).toThrow('ENOENT');
  });
});
