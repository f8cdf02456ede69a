import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, compose, configFromEnv } from '@redress/server/compose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

const person = { name: '陈晓', email: 'keeper@example.test', password: 'a good long password' };
const payee = { kind: 'bank', name: '王小明', account: '6222020200112233445', bankName: '中国工商银行' };
let folder: string;
let data: string;
let app: App;
let server: string;
let org: string;
const inject = (method: 'POST' | 'PUT', url: string, cookie: string, payload: object = {}) =>
  app.http.inject({ method, url, payload, headers: { cookie } });

/** A keeper whose own deposit pays out: a withdrawal is a payout like any other. */
async function keeper(): Promise<void> {
  const made = await inject('POST', '/api/people', '', person);
  const cookie = made.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  const opened = await inject('POST', '/api/organisations', cookie, { name: '联盟', kinds: ['merchant'] });
  org = opened.json().orgId;
  await app.db.kysely.transaction().execute(async (trx) => {
    await app.rooms.members.setKinds(trx as never, org, ['platform', 'merchant']);
    await app.rooms.members.setState(trx as never, org, 'verified');
  });
  const at = `/api/organisations/${org}`;
  await inject('PUT', `${at}/deposits/${org}`, cookie, { floorFen: 0 });
  const { topUpId } = (await inject('POST', `${at}/deposit/top-ups`, cookie, { amountFen: 50_000 })).json();
  const received = { receivedFen: 50_000, bankReference: 'IN-1' };
  expect((await inject('POST', `${at}/top-ups/${topUpId}/confirmation`, cookie, received)).statusCode).toBe(
    204,
  );
  expect(
    (await inject('POST', `${at}/deposit/withdrawals`, cookie, { amountFen: 9800, payee })).statusCode,
  ).toBe(201);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'redress-payout-'));
  data = join(folder, 'data');
  app = await compose(configFromEnv({ REDRESS_DATA: data, REDRESS_LOG_LEVEL: 'silent' }));
  await app.start();
  server = await app.http.listen({ host: '127.0.0.1', port: 0 });
  await keeper();
}, 120_000);
afterAll(async () => {
  for (const name of ['REDRESS_EMAIL', 'REDRESS_PASSWORD', 'REDRESS_DATA']) delete process.env[name];
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  process.env.REDRESS_EMAIL = person.email;
  process.env.REDRESS_PASSWORD = person.password;
});

const common = () => ['--server', server, '--org', org];
const out = (name: string) => join(folder, name);
const isOneLine = (text: string) => expect(text).toMatch(/^redress: [^\n]+\n$/);

describe('redress payout', () => {
  it('refuses in one line without a sign-in, with a wrong one, without a server, and where the file would be lost', async () => {
    process.env.REDRESS_PASSWORD = 'another long password';
    const wrong = await runCli(['payout', 'file', ...common(), '--out', out('a.csv')]);
    process.env.REDRESS_PASSWORD = '';
    const missing = await runCli(['payout', 'file', ...common(), '--out', out('a.csv')]);
    process.env.REDRESS_PASSWORD = person.password;
    const nowhere = ['--server', 'http://127.0.0.1:9', '--org', org];
    const away = await runCli(['payout', 'file', ...nowhere, '--out', out('a.csv')]);
    const there = await runCli(['payout', 'file', ...common(), '--out', folder]);
    const unread = await runCli(['payout', 'import', ...common(), out('none.csv')]);
    for (const ran of [wrong, missing, away, there, unread]) {
      expect([ran.status, ran.stdout]).toEqual([2, '']);
      isOneLine(ran.stderr);
    }
    expect(missing.stderr).toContain('REDRESS_PASSWORD');
    expect(existsSync(out('a.csv')), 'no empty file stays').toBe(false);
  });

  it('makes the payment file, gives the same once more, says that nothing is left, and takes over what the bank says', async () => {
    const made = await runCli(['payout', 'file', ...common(), '--out', out('pay.csv'), '--json']);
    expect([made.status, made.stderr]).toEqual([0, '']);
    const batch = JSON.parse(made.stdout);
    expect(batch).toMatchObject({ lines: 1, totalFen: 9800, state: 'made' });
    const file = readFileSync(out('pay.csv'), 'utf8');
    expect(file).toContain(`${batch.number}L0001,王小明,6222020200112233445`);
    expect(statSync(out('pay.csv')).mode & 0o077, 'for nobody else to read').toBe(0);
    const again = await runCli([
      'payout',
      'file',
      ...common(),
      '--out',
      out('b.csv'),
      '--batch',
      batch.batchId,
    ]);
    expect([again.status, readFileSync(out('b.csv'), 'utf8')]).toEqual([0, file]);
    const none = await runCli(['payout', 'file', ...common(), '--out', out('c.csv')]);
    expect([none.status, none.stdout]).toEqual([1, expect.stringContaining('nothing waits')]);

    writeFileSync(out('result.csv'), `编号,状态\r\n${batch.number}L0001,交易成功\r\nB999999L0001,成功\r\n`);
    const taken = await runCli(['payout', 'import', ...common(), out('result.csv')]);
    expect([taken.status, taken.stderr]).toEqual([1, '']);
    expect(taken.stdout).toContain('paid 1');
    expect(taken.stdout).toContain('unknown-number');
    writeFileSync(out('good.csv'), `编号,状态\r\n${batch.number}L0001,交易成功\r\n`);
    const twice = await runCli(['payout', 'import', ...common(), out('good.csv'), '--json']);
    expect([twice.status, JSON.parse(twice.stdout)]).toEqual([
      0,
      expect.objectContaining({ unchanged: 1, paid: 0 }),
    ]);
    writeFileSync(out('bad.csv'), '');
    const bad = await runCli(['payout', 'import', ...common(), out('bad.csv')]);
    expect(bad.status).toBe(2);
    isOneLine(bad.stderr);
  });
});

describe('redress ledger verify', () => {
  it('says that a ledger is right, that it is wrong where a row was changed behind its back, and that there is none', async () => {
    // The settings of a server know no sign-in.
    for (const name of ['REDRESS_EMAIL', 'REDRESS_PASSWORD']) delete process.env[name];
    process.env.REDRESS_DATA = data;
    const busy = await runCli(['ledger', 'verify']);
    expect([busy.status, busy.stdout]).toEqual([2, '']);
    isOneLine(busy.stderr);
    await app.stop();
    const right = await runCli(['ledger', 'verify', '--json']);
    expect([right.status, right.stderr]).toEqual([0, '']);
    expect(JSON.parse(right.stdout)).toMatchObject({ ok: true, deposits: 1, differences: [] });

    app = await compose(configFromEnv({ REDRESS_DATA: data, REDRESS_LOG_LEVEL: 'silent' }));
    // Whoever has the keys of the database can switch its guards off; the sums still tell.
    for (const sql of [
      'ALTER TABLE deposits.deposit DISABLE TRIGGER deposit_guard',
      'UPDATE deposits.deposit SET available_fen = available_fen + 1, bank_fen = bank_fen - 1',
    ])
      await app.db.kysely.executeQuery({ sql, parameters: [], query: { kind: 'RawNode' } } as never);
    await app.stop();
    const wrong = await runCli(['ledger', 'verify']);
    expect([wrong.status, wrong.stderr]).toEqual([1, '']);
    expect(wrong.stdout).toContain('available, against the legs: 40201 ≠ 40200 fen');

    process.env.REDRESS_DATA = join(folder, 'nothing');
    const none = await runCli(['ledger', 'verify']);
    expect(none.status).toBe(2);
    isOneLine(none.stderr);
  });
});
