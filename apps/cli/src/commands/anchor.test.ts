import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEvmChain } from '@redress/server/chain';
import { createSigner, formatCheckpoint, leafHash, openCheckpoint, sha256, signNote } from '@redress/tlog';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChain, type TestChain } from '../../../server/src/platform/chain/testing.ts';

const cli = fileURLToPath(new URL('../../bin/redress.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'redress-anchor-cli-'));
const origin = 'log.example/main';
const signer = createSigner({ name: origin, seed: new Uint8Array(32).fill(3) });
let chain: TestChain;
let contract: string;
let publisher: string;

/** The chain lives in this process's event loop too, so the command must not block it. */
async function redress(...args: string[]) {
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  const [stdout, stderr] = await Promise.all(
    [child.stdout, child.stderr].map(async (s) => (await s.toArray()).map(String).join('')),
  );
  const status = child.exitCode ?? (await new Promise((resolve) => child.once('exit', resolve)));
  return { status, stdout: stdout as string, stderr: stderr as string };
}
const checkpoint = (size: number, root = `root ${size}`, name = origin): string => {
  const file = join(folder, `checkpoint-${size}-${root.replaceAll(' ', '')}-${name.replaceAll('/', '')}`);
  const body = formatCheckpoint({ origin: name, size, root: leafHash(Buffer.from(root)) });
  const by = name === origin ? signer : createSigner({ name, seed: new Uint8Array(32).fill(4) });
  writeFileSync(file, signNote(body, [by]));
  return file;
};
const verify = (file: string, ...more: string[]) =>
  redress(
    'anchor',
    'verify',
    '--rpc',
    chain.url,
    '--contract',
    contract,
    '--publisher',
    publisher,
    file,
    ...more,
  );

beforeAll(async () => {
  chain = await startChain();
  const deployed = await redress('anchor', 'deploy', '--rpc', chain.url, '--key', chain.keyFile(0), '--json');
  expect(deployed).toMatchObject({ status: 0, stderr: '' });
  const said = JSON.parse(deployed.stdout) as { contract: string; publisher: string; gasUsed: number };
  ({ contract, publisher } = said);
  expect(said).toMatchObject({ chain: 'eip155:31337', publisher: chain.account(0).address.toLowerCase() });
  expect(said.gasUsed).toBeLessThanOrEqual(205_009);
  const by = createEvmChain({
    chainId: chain.chainId,
    rpc: chain.url,
    account: chain.account(0),
    contract,
    confirmations: 1,
  });
  for (const size of [5, 9]) {
    const text = readFileSync(checkpoint(size), 'utf8');
    const head = openCheckpoint(text, [signer.vkey]);
    if (!head.ok) throw new Error(head.reason);
    const { tx } = await by.publish({ ...head.value, noteHash: sha256(Buffer.from(text)) }, 0);
    while ((await by.confirm(tx)).state !== 'anchored');
  }
});
afterAll(async () => {
  await chain.stop();
  rmSync(folder, { recursive: true });
});

describe('redress anchor verify', () => {
  test('0: the newest anchored head and every older one, with block and time; with the key its signature too', async () => {
    for (const [size, more] of [
      [9, ['--vkey', signer.vkey]],
      [5, []],
    ] as const) {
      const { status, stdout } = await verify(checkpoint(size), '--json', ...more);
      expect(status).toBe(0);
      const answer = JSON.parse(stdout) as Record<string, unknown>;
      expect(answer).toMatchObject({
        ok: true,
        chain: 'eip155:31337',
        origin,
        size,
        latestSize: 9,
        sameNote: true,
      });
      expect(answer.signed).toBe(more.length > 0 ? true : undefined);
      expect(Date.parse(answer.at as string)).toBeGreaterThan(1_700_000_000_000);
    }
    expect((await verify(checkpoint(9))).stdout).toContain("the log's signature was not checked");
  });
  test('1: another root, a size or a log that was never anchored, another publisher, another contract', async () => {
    const cases: [Promise<{ status: unknown; stdout: string }>, string][] = [
      [verify(checkpoint(9, 'lie')), 'another root'],
      [verify(checkpoint(7)), 'no head of size 7'],
      [verify(checkpoint(10)), 'the newest is of size 9'],
      [verify(checkpoint(9, 'root 9', 'other.example')), 'anchored nothing'],
      [verify(checkpoint(9), '--publisher', `0x${'1'.repeat(40)}`), 'anchored nothing'],
      [verify(checkpoint(9), '--contract', `0x${'1'.repeat(40)}`), 'no contract'],
    ];
    for (const [run, said] of cases) {
      const { status, stdout } = await run;
      expect([status, stdout]).toEqual([1, expect.stringContaining(said)]);
    }
  });
  test('2 with one line: no checkpoint, a wrong key, a bad address, a node that is away', async () => {
    const broken = join(folder, 'broken');
    writeFileSync(broken, 'no checkpoint');
    const other = createSigner({ name: origin, seed: new Uint8Array(32).fill(9) });
    const cases: [Promise<{ status: unknown; stderr: string }>, string][] = [
      [verify(broken), 'no usable checkpoint'],
      [verify(join(folder, 'missing')), 'ENOENT'],
      [verify(checkpoint(9), '--vkey', other.vkey), 'no known key'],
      [verify(checkpoint(9), '--contract', '0x12'), '--contract must be'],
      [verify(checkpoint(9), '--rpc', 'file:///x'), '--rpc must be'],
      [verify(checkpoint(9), '--rpc', 'http://127.0.0.1:9/secret'), 'the node does not answer'],
    ];
    for (const [run, said] of cases) {
      const { status, stderr } = await run;
      expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
      expect(stderr.trimEnd()).not.toMatch(/\n|secret/);
    }
  });
});

describe('redress anchor keygen and deploy', () => {
  test('a key is made once, readable by its owner only, and its account without money is refused in one line', async () => {
    const key = join(folder, 'key');
    const made = await redress('anchor', 'keygen', '--out', key);
    expect(made).toMatchObject({ status: 0, stdout: expect.stringMatching(/^0x[0-9a-f]{40}\n$/) });
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(await redress('anchor', 'keygen', '--out', key)).toMatchObject({ status: 2, stdout: '' });
    const poor = await redress('anchor', 'deploy', '--rpc', chain.url, '--key', key);
    expect([poor.status, poor.stderr]).toEqual([2, expect.stringContaining('the contract was not deployed')]);
    expect(poor.stderr).not.toContain(readFileSync(key, 'utf8').trim().slice(2, 20));
  });
});
