import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report as reportShape } from '@redress/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const main = join(import.meta.dirname, '../main.ts');
const example = join(import.meta.dirname, '../../../../examples/undelivered-card');

let root: string;
let input: string;
let out: string;
let plain: Awaited<ReturnType<typeof redress>>;
/** What a whole run takes on this machine, so that kills come in the middle of one. */
let usualMs: number;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'redress-case-'));
  input = await folder('input', {
    '聊天.txt': '客服：付款后5分钟到账\n我：还没到账，订单号：20261101123456789',
    'b/支付.txt':
      '支付成功\n收款方：杭州某某网络科技有限公司\n订单号：20261101123456789\n支付金额 ¥98.00\n支付时间 2026-11-01 12:12:03',
    'terms.html': '<html><body><h1>平台规则</h1><p>虚拟商品一经售出概不退换。</p></body></html>',
  });
  out = join(root, 'out');
  const started = performance.now();
  plain = await redress(['case', input, '--out', out, '--json']);
  usualMs = performance.now() - started;
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function folder(name: string, files: Record<string, string | Uint8Array>): Promise<string> {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(join(root, name, file, '..'), { recursive: true });
    await writeFile(join(root, name, file), content);
  }
  return join(root, name);
}

function redress(
  args: string[],
  killAfterMs?: number,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '' },
  });
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  return new Promise((resolve) =>
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, stdout, stderr });
    }),
  );
}

const readReport = async (out: string) => JSON.parse(await readFile(join(out, 'report.json'), 'utf8'));

describe('exit 0', () => {
  test('--json prints the report and nothing else; bundle and letters are there and the bundle verifies', async () => {
    const { code, stdout, stderr } = plain;
    expect([code, stderr]).toEqual([0, '']);
    const report = JSON.parse(stdout);
    expect(await readReport(out)).toEqual(report);
    const { skipped, letters: written, ...rest } = report;
    expect(reportShape.strict().parse(rest)).toEqual(rest);
    expect(skipped).toEqual([]);
    expect(report).toMatchObject({
      facts: { orderNo: { value: '20261101123456789' }, amountFen: { value: 9800 } },
    });
    expect(report.items.map(({ file }: { file: string }) => file)).toEqual([
      '支付.txt',
      'terms.html',
      '聊天.txt',
    ]);
    expect(report.findings).toMatchObject([{ rule: 'no-refund-for-virtual-goods', item: 'terms.html' }]);
    const letters = ['catalogue', 'merchant-complaint', 'payment-dispute', 'platform-complaint'];
    expect((await readdir(join(out, 'letters'))).sort()).toEqual(
      letters.flatMap((name) => [`${name}.docx`, `${name}.pdf`]),
    );
    for (const { letter } of report.next) if (letter) await readFile(join(out, letter));
    const verified = await redress(['verify', join(out, 'bundle.zip'), '--vkey', report.log.vkey, '--json']);
    expect([verified.code, JSON.parse(verified.stdout).ok]).toEqual([0, true]);
  });

  test('the buyer’s own facts and kinds win; a second run replaces the first result as a whole', async () => {
    const facts = join(root, 'facts.json');
    await writeFile(
      facts,
      JSON.stringify({
        facts: { amountFen: 12_300 },
        kinds: { 'b/支付.txt': 'other' },
        disputeType: 'fraud',
      }),
    );
    const first = JSON.parse(plain.stdout);
    const { code, stdout } = await redress(['case', input, '--out', out, '--facts', facts]);
    const second = await readReport(out);
    expect(code).toBe(0);
    expect(stdout).toContain('letters/platform-complaint.pdf');
    expect(second).toMatchObject({
      disputeType: 'fraud',
      facts: { amountFen: { value: 12_300, source: 'buyer' } },
    });
    expect(second.items[0]).toMatchObject({ file: '支付.txt', kind: 'other' });
    expect(second.log.origin).not.toBe(first.log.origin);
    expect((await readdir(root)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('unusable and hidden files are named on stderr and in the report, the rest is done', async () => {
    const mixed = await folder('mixed', {
      'a.txt': '订单号：20261101123456789',
      'empty.png': '',
      '.DS_Store': 'x',
      'run.exe': Buffer.from('\x7fELF\x02\x01\x01'),
    });
    const out = join(root, 'mixed-out');
    const { code, stderr } = await redress(['case', mixed, '--out', out]);
    expect(code).toBe(0);
    const { skipped, items } = await readReport(out);
    expect(items).toHaveLength(1);
    expect(skipped.map(({ file }: { file: string }) => file)).toEqual(['.DS_Store', 'empty.png', 'run.exe']);
    expect(stderr.trim().split('\n')).toHaveLength(3);
    expect(stderr).toContain('empty.png: The file is empty');
  });

  test('the example fills every slot; without its voucher the payment is the one and only gap', async () => {
    const facts = `${example}.facts.json`;
    const whole = join(root, 'whole');
    expect((await redress(['case', example, '--out', whole, '--facts', facts])).code).toBe(0);
    const complete = await readReport(whole);
    expect(complete.chain.gaps).toEqual([]);
    expect(Object.values(complete.chain.slots).every((files) => (files as string[]).length > 0)).toBe(true);
    const copy = join(root, 'copy');
    await cp(example, copy, { recursive: true });
    await rm(join(copy, 'voucher.png'));
    const out = join(root, 'partial');
    expect((await redress(['case', copy, '--out', out, '--facts', facts])).code).toBe(0);
    const { gaps } = (await readReport(out)).chain;
    expect(gaps.map(({ code, slot }: { code: string; slot: string }) => [code, slot])).toEqual([
      ['slot-empty', 'payment'],
    ]);
  }, 180_000);
});

describe('exit 2 with one line and no output', () => {
  const cases: [string, () => Promise<string[]>, RegExp][] = [
    ['a folder that does not exist', async () => [join(root, 'nothing')], /cannot read folder/],
    [
      'a folder with nothing in it',
      async () => [await mkdir(join(root, 'void'), { recursive: true }).then(() => join(root, 'void'))],
      /no usable evidence/,
    ],
    [
      'a folder with nothing usable',
      async () => [await folder('junk', { 'empty.png': '' })],
      /no usable evidence/,
    ],
    [
      'facts of a wrong unit',
      async () => [input, '--facts', await written('bad.json', '{"facts":{"amountFen":"98"}}')],
      /bad\.json \/facts\/amountFen:/,
    ],
    [
      'facts that are no JSON',
      async () => [input, '--facts', await written('no.json', '{')],
      /no\.json: is not JSON/,
    ],
  ];
  test.each(cases)('%s', async (_what, args, line) => {
    const out = join(root, 'refused');
    const { code, stdout, stderr } = await redress(['case', ...(await args()), '--out', out]);
    const lines = stderr.trim().split('\n');
    expect([code, stdout]).toEqual([2, '']);
    expect(lines.at(-1)).toMatch(line);
    await expect(readdir(out)).rejects.toThrow('ENOENT');
    expect((await readdir(root)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
  test('no --out', async () => {
    const { code, stderr } = await redress(['case', input]);
    expect([code, stderr.trim().split('\n').length]).toEqual([2, 1]);
  });
});

async function written(name: string, text: string): Promise<string> {
  await writeFile(join(root, name), text);
  return join(root, name);
}

test('killed at any moment, it never leaves a result that looks whole and is not; the next run clears up', async () => {
  const place = join(root, 'killing');
  const target = join(place, 'out');
  await mkdir(place);
  for (const part of [0.6, 0.85, 1]) {
    await redress(['case', input, '--out', target, '--json'], usualMs * (part + Math.random() * 0.15));
    const names = await readdir(target).catch(() => undefined);
    if (!names) continue;
    expect(names.sort()).toEqual(['bundle.zip', 'letters', 'report.json']);
    reportShape.parse(await readReport(target));
    expect((await redress(['verify', join(target, 'bundle.zip')])).code).toBe(0);
  }
  expect((await redress(['case', input, '--out', target, '--json'])).code).toBe(0);
  expect(await readdir(place)).toEqual(['out']);
}, 240_000);

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s in the middle is one line and exit code %i; nothing stays behind', async (signal, code) => {
  const place = join(root, signal);
  await mkdir(place);
  const child = spawn(process.execPath, [main, 'case', input, '--out', join(place, 'out')], {
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '' },
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const ended = new Promise((resolve) => child.on('close', resolve));
  while ((await readdir(place)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => setTimeout(resolve, usualMs * 0.2));
  child.kill(signal);
  expect(await ended).toBe(code);
  expect(stderr).toBe('redress: interrupted, nothing was written\n');
  expect(await readdir(place)).toEqual([]);
});

test('runs of one folder give the same facts, chain and findings', async () => {
  const again = await redress(['case', input, '--out', join(root, 'again'), '--json']);
  const pick = ({ facts, chain, findings, disputeType }: Record<string, unknown>) => ({
    facts,
    chain,
    findings,
    disputeType,
  });
  expect(pick(JSON.parse(again.stdout))).toEqual(pick(JSON.parse(plain.stdout)));
});
