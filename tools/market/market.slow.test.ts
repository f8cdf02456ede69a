import { type MariaDb, mariadbProgram, startMariaDb } from '@redress/connectors/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Outcome, runMarket } from './run-market.ts';

const given = process.env.REDRESS_TEST_MYSQL;
const canRun = given !== undefined || mariadbProgram() !== undefined;
if (!canRun)
  console.log('skipped: a day in a market; it needs a MariaDB (mariadb-server, or REDRESS_TEST_MYSQL)');

describe.skipIf(!canRun)('a day in a market of two shops, their connectors and a shop without', () => {
  let own: MariaDb | undefined;
  let outcome: Outcome;
  beforeAll(async () => {
    own = given === undefined ? await startMariaDb() : undefined;
    outcome = await runMarket({ mysql: given ?? (own?.url as string), orders: 120, seed: 1, say: () => {} });
  }, 600_000);
  afterAll(async () => own?.stop());
  const ends = (what: string) =>
    new Set(
      outcome.complaints
        .filter((one) => one.what === what)
        .map(({ view }) => `${view?.state}/${view?.outcome}`),
    );

  test('every event is taken, once and unchanged', () => {
    expect(outcome).toMatchObject({ orders: 120, conflicts: 0, refused: 0 });
    expect(outcome.events).toBeGreaterThan(300);
  });

  test('who shows no delivery pays by silence, whatever the shop flags', () => {
    for (const what of [
      '“抢走了商品”，系统显示已发货',
      '人工代充，一直没来',
      '买三张给两张',
      '事后改写发货内容',
    ])
      expect([what, ...ends(what)]).toEqual([what, 'paying/silence']);
  });

  test('a card sold twice is paid because nobody can show its first use', () => {
    expect(outcome.soldTwice).toBe(2);
    expect([...ends('一卡两卖')]).toEqual(['paying/not-shown']);
  });

  test('a callback that was lost is decided for the buyer, and takes no deposit for what the shop never reported as paid', () => {
    expect([...ends('掉单，店里显示未付款')]).toEqual(['unpaid/silence']);
  });

  test('an honest shop keeps its money by the proof that it sent before anybody complained', () => {
    expect([...ends('正常发货，买家说没收到')]).toEqual(['lapsed/undefined']);
  });

  test('a shop without a connector proves by a form, or loses by silence like any other', () => {
    expect([...ends('无接入，不应答')]).toEqual(['unpaid/silence']);
    expect([...ends('无接入，网页填报凭证')]).toEqual(['proved/undefined']);
  });

  test('deposits balance to the fen', () => {
    expect(outcome.balance.problems).toEqual([]);
  });
});
