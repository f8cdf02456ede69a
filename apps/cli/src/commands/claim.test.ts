import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, compose, configFromEnv } from '@redress/server/compose';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
