import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { formatPem } from '@redress/timestamp';
import * as forge from '@redress/timestamp/testing/forge';
import { Command } from 'commander';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { exitCodeOf, oneLine } from '../exit.ts';
import { redress } from './run-cli.ts';
import { register } from './timestamp.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-timestamp-'));
const at = (name: string) => join(folder, name);
const data = fileURLToPath(new URL('../../../../packages/timestamp/testdata/', import.meta.url));
const given = { note: join(data, 'note'), token: join(data, 'ecdsa.tsr'), roots: join(data, 'root.pem') };

const root = forge.root();
const signer = forge.authority(root);
writeFileSync(at('roots.pem'), formatPem(root.der));
writeFileSync(at('note'), 'hello\n');
const servers: ReturnType<typeof createServer>[] = [];
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
});

async function serve(handler: RequestListener): Promise<string> {
  const server = createServer(handler).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((listening) => server.once('listening', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
const authority = (change: Partial<forge.TokenOptions> = {}) =>
  serve(async (request, response) => {
    const asked = forge.readQuery(await buffer(request));
    response.setHeader('content-type', 'application/timestamp-reply');
    response.end(forge.forgeAnswer({ ...asked, signer, ...change }));
  });
/** The command inside this process, which takes a second less than a process of its own. */
async function run(args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const program = new Command('redress').exitOverride().configureOutput({ writeErr: () => {} });
  const outcome = { exitCode: 0 };
  register(program, outcome);
  let stdout = '';
  const writing = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += text;
    return true;
  });
  try {
    await program.parseAsync(['timestamp', ...args], { from: 'user' });
    return { status: outcome.exitCode, stdout, stderr: '' };
  } catch (error) {
    return { status: exitCodeOf(error), stdout, stderr: `redress: ${oneLine(error)}\n` };
  } finally {
    writing.mockRestore();
  }
}
const ask = (args: string[]) => run(['request', at('note'), ...args]);

describe('redress timestamp verify', () => {
  const args = ['verify', given.note, '--token', given.token, '--roots', given.roots];
  test('a good one is exit 0 and says when, who, and what was not checked', async () => {
    const { status, stdout } = redress(['timestamp', ...args, '--json']);
    expect([status, JSON.parse(stdout)]).toMatchObject([
      0,
      {
        ok: true,
        checked: true,
        stamp: { tsa: 'CN=Test authority 2,O=示例授时,C=CN', nonce: '8123456789abcdef' },
      },
    ]);
    expect((await run(args)).stdout).toMatch(
      /^ok\n {2}time: 20\d\d-.*Z ± 1.5 s\n.*authority: CN=Test.*revocation: not checked\n$/s,
    );
    expect(redress(['timestamp', ...args], { lang: 'zh_CN.UTF-8' }).stdout).toMatch(
      /^通过\n {2}时间: .*授时机构: .*吊销：未检查\n$/s,
    );
  });
  test('over another file or under another root it is exit 1 with the reason in the language of the locale', async () => {
    const other = ['verify', at('note'), ...args.slice(2)];
    expect(await run(other)).toMatchObject({
      status: 1,
      stdout: 'not ok\n  the timestamp is over other data\n',
    });
    expect(redress(['timestamp', ...other], { lang: 'zh_CN.UTF-8' }).stdout).toBe(
      '不通过\n  时间戳对应的是另一份数据\n',
    );
    for (const roots of [at('roots.pem'), 'system']) {
      const { status, stdout } = await run([...args.slice(0, -1), roots, '--json']);
      expect([status, JSON.parse(stdout)]).toMatchObject([1, { ok: false, reason: { code: 'untrusted' } }]);
    }
  });
  test('what is missing or no certificate is exit 2 with one line on stderr', async () => {
    const wrong = [
      [...args.slice(0, -1), given.note],
      [...args.slice(0, -1), at('missing')],
      ['verify', at('missing'), ...args.slice(2)],
      ['verify', given.note, '--token', at('missing'), '--roots', given.roots],
      args.slice(0, -2),
      [],
    ];
    for (const one of wrong) {
      const { status, stdout, stderr } = await run(one);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^redress: [^\n]+\n$/);
    }
  });
});

describe('redress timestamp request', () => {
  test('keeps an answer that verifies, exactly as it came, and never writes over a file', async () => {
    const url = await authority();
    const args = ['--url', url, '--roots', at('roots.pem'), '-o', at('good.tsr')];
    expect(await ask(args)).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/^ok\n.*CN=Authority/s),
    });
    const verify = ['verify', at('note'), '--token', at('good.tsr'), '--roots', at('roots.pem')];
    expect((await run(verify)).status).toBe(0);
    const before = readFileSync(at('good.tsr'));
    expect(await ask(args)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('EEXIST'),
    });
    expect(readFileSync(at('good.tsr'))).toEqual(before);
  });
  test('without roots it says that nobody verified it', async () => {
    const { status, stdout } = await ask(['--url', await authority(), '-o', at('plain.tsr')]);
    expect([status, stdout.split('\n')[0]]).toEqual([0, 'kept, not verified: no --roots given']);
    expect(existsSync(at('plain.tsr'))).toBe(true);
  });
  test('keeps nothing that answers something else or leads to another root: exit 1', async () => {
    const out = ['-o', at('bad.tsr')];
    const replayed = ['--url', await authority({ nonce: 5n }), ...out];
    for (const args of [
      replayed,
      [...replayed, '--roots', at('roots.pem')],
      ['--url', await authority(), '--roots', given.roots, ...out],
    ])
      expect(await ask(args)).toMatchObject({ status: 1, stdout: expect.stringMatching(/^not ok\n/) });
    expect(existsSync(at('bad.tsr'))).toBe(false);
  });
  test('who cannot be reached or gives no timestamp is exit 2 with one line', async () => {
    const page = await serve((_, response) => response.setHeader('content-type', 'text/html').end('<p>'));
    const out = ['-o', at('none.tsr')];
    for (const url of [page, 'ftp://x', 'nonsense', 'http://127.0.0.1:1/']) {
      const { status, stdout, stderr } = await ask(['--url', url, ...out]);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^redress: [^\n]+\n$/);
    }
    expect((await ask(['--url', page, ...out])).stderr).toMatch(/gave no timestamp \(HTTP 200, text\/html\)/);
  });
});
