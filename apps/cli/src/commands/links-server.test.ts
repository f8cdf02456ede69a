import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@redress/contract';
import { type App, compose, configFromEnv } from '@redress/server/compose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

const key = 'an-operator-key-of-32-characters';
let app: App;
let server: string;
let folder: string;
let codes: string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'redress-links-'));
  const env = { REDRESS_DATA: folder, REDRESS_LOG_LEVEL: 'silent', REDRESS_OPERATOR_KEY: key };
  app = await compose({ ...configFromEnv(env), database: { memory: true } });
  await app.start();
  server = await app.http.listen({ host: '127.0.0.1', port: 0 });
  const cases = [await victim(1), await victim(2), await victim(3)];
  codes = cases.map(({ receiptCode }) => receiptCode);
  for (const one of cases) await linked(one);
}, 60_000);
afterAll(async () => {
  delete process.env.REDRESS_OPERATOR_KEY;
  delete process.env.REDRESS_RECEIPT_CODE;
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Victim {
  caseId: string;
  receiptCode: string;
  token: string;
}

/** A case with a voucher and a chat that names the one account. */
async function victim(n: number): Promise<Victim> {
  const open = createClient({ baseUrl: server, fetch });
  const { caseId, receiptCode, token } = await open('openCase', { body: {} });
  const call = createClient({ baseUrl: server, fetch, token });
  const buyer = { name: `买家${n}`, phone: `1390000000${n}` };
  await call('changeCase', { params: { caseId }, body: { parties: { buyer } } });
  const text = `微信支付 支付成功\n金额：¥60${n}.00\n收款方：武汉某某点卡有限公司\n商户订单号：2026110${n}00000${n}11\n支付时间：2026-11-0${n} 12:04:03\n店主微信：cli_shop_01`;
  const form = new FormData();
  form.set('file', new Blob([text]), 'voucher.txt');
  const headers = { authorization: `Bearer ${token}` };
  const sent = await fetch(`${server}/api/cases/${caseId}/items`, { method: 'POST', headers, body: form });
  expect(sent.status).toBe(201);
  return { caseId, receiptCode, token };
}

async function linked({ caseId, token }: Victim): Promise<void> {
  const call = createClient({ baseUrl: server, fetch, token });
  for (;;) {
    await app.rooms.notary.flush();
    await app.outbox.drain();
    if ((await call('getLinks', { params: { caseId } })).state === 'linked') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const as = (n: number, ...args: string[]) => {
  process.env.REDRESS_RECEIPT_CODE = codes[n] as string;
  return runCli(['links', ...args, '--server', server]);
};

describe('redress links on a server', () => {
  it('tells the count and the kind, joins, writes the report once, and leaves', async () => {
    const { status, stdout } = await as(0, 'status');
    expect([status, stdout]).toEqual([0, expect.stringContaining('同一微信号')]);
    expect(stdout).toContain('少数几 / a few');
    expect(stdout).not.toMatch(/cli_shop_01|买家\d/);
    for (const n of [0, 1]) expect((await as(n, 'join', '--json')).status).toBe(0);
    const out = join(folder, 'joint.docx');
    expect(await as(0, 'report', '--out', out)).toMatchObject({ status: 0, stdout: `${out}\n` });
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
    expect((await as(0, 'report', '--out', out)).status).toBe(2);
    const report = JSON.parse((await as(0, 'report', '--json')).stdout);
    expect(report.totals).toMatchObject({ cases: 2, amountFen: 120_300, others: 'few' });
    expect(JSON.stringify(report)).not.toMatch(/买家\d/);
    expect((await as(0, 'leave')).stdout).toContain('未加入');
  });

  it.each([
    ['a report to whoever has not joined', 2, ['report', '--json'], '加入'],
    ['a representative without a name', 2, ['join', '--representative'], '代表人'],
    ['a report nowhere', 1, ['report'], '--out'],
    ['a report in another format', 1, ['report', '--out', 'a.txt'], '.pdf'],
  ] as const)('refuses %s with one line and exit code 2', async (_, n, args, word) => {
    const { status, stderr } = await as(n, ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(word);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('asks for the receipt code and the operator’s key in the environment', async () => {
    delete process.env.REDRESS_RECEIPT_CODE;
    const none = await runCli(['links', 'status', '--server', server]);
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('REDRESS_RECEIPT_CODE')]);
    delete process.env.REDRESS_OPERATOR_KEY;
    const noKey = await runCli(['links', 'clusters', '--server', server]);
    expect([noKey.status, noKey.stderr]).toEqual([2, expect.stringContaining('REDRESS_OPERATOR_KEY')]);
  });

  it('lists clusters for the operator, without any case or name; none of a flag is a no', async () => {
    process.env.REDRESS_OPERATOR_KEY = key;
    const listed = await runCli(['links', 'clusters', '--server', server, '--json']);
    expect(listed.status).toBe(0);
    expect(JSON.parse(listed.stdout).clusters).toMatchObject([{ flag: 'watch', cases: 3, buyers: 3 }]);
    expect(listed.stdout).not.toMatch(/case_|买家\d|cli_shop/);
    expect((await runCli(['links', 'clusters', '--server', server, '--flag', 'alert'])).status).toBe(1);
    process.env.REDRESS_OPERATOR_KEY = 'wrong-key-wrong-key-wrong-key-00';
    expect((await runCli(['links', 'clusters', '--server', server])).status).toBe(2);
  });
});
