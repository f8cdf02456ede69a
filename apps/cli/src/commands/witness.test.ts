import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import {
  consistencyProof,
  createSigner,
  formatAddCheckpoint,
  formatCheckpoint,
  judgeCheckpoint,
  leafHash,
  openCheckpoint,
  parsePolicy,
  rootOf,
  signNote,
} from '@redress/tlog';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { redress } from './run-cli.ts';

const cli = fileURLToPath(new URL('../../bin/redress.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'redress-witness-'));
const keyFile = join(folder, 'key');
const policyFile = join(folder, 'policy');
const stateFolder = join(folder, 'state');
const args = ['--policy', policyFile, '--key', keyFile, '--state', stateFolder, '--listen', '127.0.0.1:0'];

const leaves = Array.from({ length: 300 }, (_, i) => leafHash(Buffer.from(`entry ${i}`)));
const lies = leaves.map((leaf, i) => (i < 2 ? leaf : leafHash(Buffer.from(`lie ${i}`))));
/** A log of its own for each test, so that none sees another's heads. */
const signers = Array.from({ length: 20 }, (_, i) =>
  createSigner({ name: `log${i}.example`, seed: new Uint8Array(32).fill(i + 1) }),
);
let log = signers[0] as (typeof signers)[number];
let used = 0;
beforeEach(() => {
  log = signers[used++] as typeof log;
});

const headOf = (size: number, of = leaves): string =>
  signNote(formatCheckpoint({ origin: log.name, size, root: rootOf(of.slice(0, size)) }), [log]);
const requestOf = async (oldSize: number, size: number, of = leaves): Promise<string> => {
  const read = (level: number, index: number) =>
    rootOf(of.slice(index * 2 ** level, (index + 1) * 2 ** level));
  const proof = oldSize < size ? await consistencyProof(oldSize, size, read) : [];
  return formatAddCheckpoint({ oldSize, proof, checkpoint: headOf(size, of) });
};

interface Running {
  child: ChildProcess;
  url: string;
  started: string;
}
const running = new Set<ChildProcess>();

/** The real command in a process of its own, as an operator starts it. */
async function start(): Promise<Running> {
  const child = spawn(process.execPath, [cli, 'witness', ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  running.add(child);
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  let started = '';
  for await (const line of lines) {
    started += `${line}\n`;
    const url = /^(http:\S+)/.exec(line)?.[1];
    if (url) return { child, url, started };
  }
  throw new Error(`the witness did not start: ${started}`);
}
async function end({ child }: Running, signal: NodeJS.Signals): Promise<number | null> {
  const exit = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.kill(signal);
  running.delete(child);
  return exit;
}
const post = async (url: string, body: string | Uint8Array) => {
  const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
};
const monitor = async (url: string) => {
  const response = await fetch(`${url}/${createHash('sha256').update(log.name).digest('hex')}/checkpoint`);
  return { status: response.status, text: await response.text() };
};
const sizeOf = (note: string): number => Number(note.split('\n')[1]);

let vkey: string;
let witness: Running;
beforeAll(async () => {
  vkey = redress(['witness', 'keygen', '--name', 'witness.example/w1', '--out', keyFile]).stdout.trim();
  const logs = signers.map((signer) => `log ${signer.vkey}\n`).join('');
  writeFileSync(policyFile, `${logs}witness W ${vkey}\nquorum W\n`);
  witness = await start();
});
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('keygen', () => {
  test('only the owner can read the secret key, and an existing one is never overwritten', () => {
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    const before = readFileSync(keyFile, 'utf8');
    const again = redress(['witness', 'keygen', '--name', 'other.example', '--out', keyFile]);
    expect(again).toMatchObject({ status: 2, stdout: '' });
    expect(readFileSync(keyFile, 'utf8')).toBe(before);
  });
});

describe('add-checkpoint over HTTP', () => {
  test('200: the cosignature meets the policy, and the monitor gets it with the signature of the log', async () => {
    expect((await monitor(witness.url)).status).toBe(404);
    const answer = await post(witness.url, await requestOf(0, 5));
    expect(answer).toMatchObject({ status: 200, type: 'text/plain; charset=utf-8' });
    const policy = parsePolicy(readFileSync(policyFile, 'utf8'));
    if (!policy.ok) throw new Error(policy.reason);
    const judged = judgeCheckpoint(policy.value, headOf(5) + answer.text);
    expect(judged).toMatchObject({ ok: true, value: { quorumMet: true, size: 5 } });
    const age = Date.now() / 1000 - (judged.ok ? (judged.value.cosigned[0]?.atSeconds ?? 0) : 0);
    expect(age).toBeGreaterThanOrEqual(0);
    expect(age).toBeLessThan(60);
    expect((await monitor(witness.url)).text).toBe(headOf(5) + answer.text);
    expect((await post(witness.url, await requestOf(5, 300))).status).toBe(200);
  });
  test('every refusal has the status of c2sp.org/tlog-witness and changes nothing', async () => {
    expect((await post(witness.url, await requestOf(0, 5))).status).toBe(200);
    const kept = (await monitor(witness.url)).text;
    expect(await post(witness.url, await requestOf(0, 9))).toEqual({
      status: 409,
      type: 'text/x.tlog.size',
      text: '5\n',
    });
    expect((await post(witness.url, await requestOf(5, 3))).status).toBe(400);
    expect((await post(witness.url, 'old 5\n')).status).toBe(400);
    expect((await post(witness.url, (await requestOf(5, 9)).replace(log.name, 'x.example'))).status).toBe(
      404,
    );
    expect((await post(witness.url, (await requestOf(5, 9)).replace('\n9\n', '\n10\n'))).status).toBe(403);
    expect((await post(witness.url, await requestOf(5, 9, lies))).status).toBe(422);
    expect((await post(witness.url, await requestOf(5, 5, lies))).status).toBe(422);
    expect((await post(witness.url, Buffer.alloc(200_000))).status).toBe(413);
    expect((await fetch(`${witness.url}/add-checkpoint`)).status).toBe(405);
    expect((await fetch(`${witness.url}/checkpoint`)).status).toBe(404);
    expect((await monitor(witness.url)).text).toBe(kept);
  });
  test('of requests at once from one head exactly one moves it; the others learn the new size', async () => {
    await post(witness.url, await requestOf(0, 5));
    const bodies = await Promise.all(Array.from({ length: 12 }, (_, i) => requestOf(5, 6 + i)));
    const answers = await Promise.all(bodies.map((body) => post(witness.url, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(11).fill(409)]);
    const now = sizeOf((await monitor(witness.url)).text);
    const said = answers.filter(({ status }) => status === 409).map(({ text }) => text);
    expect(new Set(said)).toEqual(new Set([`${now}\n`]));
  });
  test('equal requests at once are all answered for one and the same head', async () => {
    const first = await requestOf(0, 7);
    const again = await requestOf(7, 7);
    await post(witness.url, first);
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(witness.url, again)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const note = headOf(7) + answers.map(({ text }) => text).join('');
    expect(openCheckpoint(note, [log.vkey, vkey])).toMatchObject({ ok: true, value: { size: 7 } });
  });
});

describe('a witness that dies', () => {
  test('killed at any moment it has kept every head that it answered for, and never goes back', async () => {
    let known = 0;
    for (const killAfterMs of [0, 3, 9]) {
      const sending = (async () => {
        for (;;) {
          const answer = await post(witness.url, await requestOf(known, known + 1)).catch(() => undefined);
          if (!answer) return;
          // The head after the last answer may have been kept without an answer; then the witness tells its size.
          if (answer.status === 409) known = Number(answer.text);
          else expect(answer.status).toBe(200);
          if (answer.status === 200) known++;
        }
      })();
      await new Promise((resolve) => setTimeout(resolve, 150 + killAfterMs));
      await end(witness, 'SIGKILL');
      await sending;
      witness = await start();
      const kept = sizeOf((await monitor(witness.url)).text);
      expect([known, known + 1]).toContain(kept);
      expect((await post(witness.url, await requestOf(0, known))).text).toBe(`${kept}\n`);
      expect((await post(witness.url, await requestOf(kept, kept + 1, lies))).status).toBe(422);
    }
    expect(known).toBeGreaterThan(3);
  });
  test('SIGTERM ends it with exit code 0, and the next start knows its heads', async () => {
    await post(witness.url, await requestOf(0, 5));
    expect(await end(witness, 'SIGTERM')).toBe(0);
    witness = await start();
    expect(witness.started).toContain(vkey);
    expect(sizeOf((await monitor(witness.url)).text)).toBe(5);
  });
  test('a second witness on the same state is refused: two would roll each other back', () => {
    const second = redress(['witness', ...args]);
    expect(second).toMatchObject({ status: 2, stdout: '' });
    expect(second.stderr).toMatch(/in use/);
  });
});

describe('unusable settings are one line and exit code 2', () => {
  const broken = join(folder, 'broken');
  test.each([
    ['a policy line that is wrong', 'log nothing\nquorum none\n', '--policy', /line 1: not a verifier key/],
    ['a policy without a log', 'quorum none\n', '--policy', /names no log/],
    [
      "a log's key",
      'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz\n',
      '--key',
      /log, not/,
    ],
  ])('%s', (_, text, option, reason) => {
    writeFileSync(broken, text);
    const run = redress(['witness', ...args.with(args.indexOf(option) + 1, broken)]);
    expect([run.status, run.stdout, run.stderr.split('\n').length]).toEqual([2, '', 2]);
    expect(run.stderr).toMatch(reason);
    expect(run.stderr).not.toContain('AYEKFALVFGyNhPJEMzD1QIDr');
  });
  test.each(['[::1]', '127.0.0.1:65536'])('--listen %s', (listen) => {
    const run = redress(['witness', ...args.with(-1, listen)]);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(/HOST:PORT/);
  });
});
