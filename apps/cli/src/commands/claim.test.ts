import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, compose, configFromEnv } from '@redress/server/compose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../../server/src/platform/database/index.ts';
import { runCli } from './run-cli.ts';

let app: App;
let server: string;
let folder: string;
let org: string;
let sourceId: string;

async function post(path: string, body: object, cookie = '') {
  const answer = await app.http.inject({
    method: 'POST',
    url: `/api${path}`,
    payload: body,
    headers: { cookie },
  });
  expect(answer.statusCode, answer.body).toBe(201);
  const jar = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  return { body: answer.json(), jar };
}

/** A merchant with a shop, and a program of it that holds a key. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'redress-claim-'));
  const env = { REDRESS_DATA: folder, REDRESS_LOG_LEVEL: 'silent' };
  app = await compose({ ...configFromEnv(env), database: { memory: true } });
  await app.start();
  server = await app.http.listen({ host: '127.0.0.1', port: 0 });
  const person = { name: '陈晓', email: 'shop@example.test', password: 'a good long password' };
  const { jar } = await post('/people', person);
  org = (await post('/organisations', { name: '闪卡商城', kinds: ['merchant'] }, jar)).body.orgId;
  const scopes = ['claims.read', 'claims.answer'];
  process.env.REDRESS_API_KEY = (
    await post(`/organisations/${org}/keys`, { name: 'desk', scopes }, jar)
  ).body.key;
  ({ sourceId } = await app.rooms.trade.createSource({ platformId: org, name: '闪卡商城' }));
}, 120_000);
afterAll(async () => {
  delete process.env.REDRESS_API_KEY;
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: string[]) => runCli(['claim', ...args, '--server', server, '--org', org]);
const claimOf = async (orderRef: string): Promise<string> => {
  const sentence = '付款一小时了，没有收到卡密。';
  return (await post('/claims', { sourceId, orderRef, sentence, amountFen: 9800 })).body.claimId;
};

test('a program of a merchant lists what is due, reads it, refuses with a paper and pays', async () => {
  expect(await run('list')).toMatchObject({ status: 1, stdout: '没有 / none\n' });
  const refused = await claimOf('NOT-OURS-1');
  const paid = await claimOf('OURS-2');
  const due = await run('list', '--due', '--json');
  expect([due.status, due.stderr]).toEqual([0, '']);
  const ids = JSON.parse(due.stdout).claims.map((row: { claimId: string }) => row.claimId);
  expect(ids.toSorted()).toEqual([refused, paid].toSorted());
  expect((await run('list')).stdout).toContain(`${paid}  open`);
  const shown = await run('show', refused);
  for (const said of ['NOT-OURS-1', '98.00', '付款一小时了', 'may: pay, refund, refuse', 'not-our-order'])
    expect(shown.stdout).toContain(said);

  const paper = join(folder, 'search.txt');
  writeFileSync(paper, '查询结果：没有这笔订单。');
  const no = await run(
    'answer',
    refused,
    '--refuse',
    'not-our-order',
    '--file',
    paper,
    '--note',
    '查无此单',
    '--json',
  );
  expect([no.status, no.stderr]).toEqual([0, '']);
  expect(JSON.parse(no.stdout)).toMatchObject({
    ...{ state: 'refused', refusal: { reason: 'not-our-order' }, note: '查无此单' },
    files: [expect.objectContaining({ name: 'search.txt' })],
  });
  const yes = await run('answer', paid, '--pay', '--json');
  expect(JSON.parse(yes.stdout)).toMatchObject({ outcome: 'accepted', decidedFen: 9800 });
  expect((await run('list', '--due')).status).toBe(1);
});

test('what is wrong is one line and exit code 2', async () => {
  const id = await claimOf('OURS-3');
  const wrong = [
    await run('answer', id),
    await run('answer', id, '--pay', '--show'),
    await run('answer', id, '--pay', '--note', '对不起'),
    await run('answer', id, '--refund', '5000001'),
    await run('answer', id, '--refuse', 'no-mood'),
    await run('answer', id, '--refuse', 'not-our-order', '--file', join(folder, 'none.txt')),
    await run('show', 'clm_unknown'),
  ];
  const key = process.env.REDRESS_API_KEY;
  process.env.REDRESS_API_KEY = `rk_${'a'.repeat(64)}`;
  wrong.push(await run('list'));
  delete process.env.REDRESS_API_KEY;
  wrong.push(await run('list'));
  process.env.REDRESS_API_KEY = key;
  for (const { status, stdout, stderr } of wrong) {
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^redress: [^\n]+\n$/);
  }
  expect((await run('show', id)).stdout).toContain('  open  ');
});

test('a buyer claims by a link, reads her claim, speaks, gives the number on her bill and reads the record', async () => {
  const tradeNo = '4200002600202611278765432109';
  const orderRef = 'BUYER-1';
  const report = (type: 'order.created' | 'payment.confirmed', data: object) =>
    inTransaction(app.db, (trx) =>
      app.rooms.trade.recordEvent(trx, {
        ...{ sourceId, type, orderRef, data, by: 'connector', key: `${type}:${orderRef}` },
        occurredAtMs: Date.now() - 1000,
      }),
    );
  await report('order.created', { title: '点卡', category: 'automatic-card', qty: 1, amount_minor: 9800 });
  await report('payment.confirmed', { gateway: 'epay', amount_minor: 9800, trade_no: tradeNo });
  const link = `${server}/claim#s=${sourceId}`;
  const sentence = '付款一小时了，没有收到卡密。';
  const opened = await runCli(['claim', 'open', link, '--order', orderRef, '--sentence', sentence, '--json']);
  expect([opened.status, opened.stderr]).toEqual([0, '']);
  const { claimId, receiptCode } = JSON.parse(opened.stdout);
  const again = await runCli(['claim', 'open', link, '--order', orderRef, '--sentence', sentence]);
  expect(again.status).toBe(2);
  const mine = (...args: string[]) => runCli(['claim', ...args, '--server', server]);
  expect((await mine('mine')).stderr).toContain('REDRESS_RECEIPT_CODE');
  process.env.REDRESS_RECEIPT_CODE = receiptCode;
  try {
    const shown = (await mine('mine')).stdout;
    for (const said of [`${claimId}  open`, orderRef, 'may say: does-not-work, content, withdraw'])
      expect(shown).toContain(said);
    expect(await mine('record')).toMatchObject({ status: 2, stdout: '' });
    expect((await mine('number')).stderr).toContain('REDRESS_PAYMENT_NUMBER');
    process.env.REDRESS_PAYMENT_NUMBER = tradeNo;
    expect(JSON.parse((await mine('number', '--json')).stdout)).toMatchObject({
      orderRecord: 'shown',
      amountFen: 9800,
    });
    expect((await mine('record')).stdout).toContain(tradeNo);
    expect((await mine('say', 'does-not-work')).stdout).toContain(`${claimId}  burden`);
    expect(await mine('say', 'nonsense')).toMatchObject({ status: 2, stdout: '' });
    expect((await mine('say', 'does-not-work')).status, 'once only').toBe(2);
    expect((await mine('say', 'withdraw')).stdout).toContain(`${claimId}  withdrawn`);
  } finally {
    delete process.env.REDRESS_RECEIPT_CODE;
    delete process.env.REDRESS_PAYMENT_NUMBER;
  }
  expect(
    (await runCli(['claim', 'open', 'https://shop.example/', '--order', 'A', '--sentence', 'x'])).status,
  ).toBe(2);
});

test('a sum that is none opens no claim', async () => {
  const link = `${server}/claim#s=${sourceId}`;
  const dear = ['claim', 'open', link, '--order', 'A', '--sentence', 'x', '--amount', 'many'];
  expect(await runCli(dear)).toMatchObject({ status: 2, stdout: '' });
});
