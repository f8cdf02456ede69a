import { createConnection } from 'mysql2/promise';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { columnsOf, grantStatements } from './shops/grants.ts';
import { openShopDatabase } from './shops/mysql.ts';
import { benchOf, databaseOf, testMysql } from './testing/mysql.ts';
import { createTestShop, type TestShop } from './testing/shop.ts';

const noon = Date.parse('2026-11-02T12:00:00+08:00');

describe.skipIf(!testMysql).each(['dujiaoka', 'acg-faka'] as const)(
  'an account with the rights we ask for, %s',
  (kind) => {
    let shop: TestShop;
    let user: string;
    const admin = async (sql: string) => {
      const connection = await createConnection(testMysql as string);
      await connection.query(sql);
      await connection.end();
    };
    const account = () => ({ ...databaseOf(shop), user, password: 'p' });
    beforeEach(async () => {
      shop = await createTestShop(testMysql as string, kind);
      user = `reader_${shop.database.slice(-8)}`;
      const { database, prefix } = shop;
      const statements = grantStatements({
        shop: kind,
        database,
        prefix,
        user,
        host: '127.0.0.1',
        password: 'p',
      });
      for (const statement of statements) await admin(statement);
      // Where the server sees the name of the address instead.
      for (const statement of grantStatements({
        shop: kind,
        database,
        prefix,
        user,
        host: 'localhost',
        password: 'p',
      }))
        await admin(statement);
    });
    afterEach(async () => {
      for (const host of ['127.0.0.1', 'localhost']) await admin(`DROP USER IF EXISTS '${user}'@'${host}'`);
      await shop?.drop();
    });

    test('is enough for everything that the connector does', async () => {
      const listing = await shop.listing('月卡', 300);
      await shop.stock(listing, ['AAAA-1', 'AAAA-2\nsecond line']);
      const order = await shop.order(listing, 2, noon);
      await shop.pay(order, 'T1', noon);
      const bench = await benchOf(shop, noon + 60_000, { database: account() });
      await bench.lookAndSend();
      expect(bench.typesOf(order.ref)).toContain('delivery.proof');
      await bench.close();
    });

    test('reads no address, password or key, and writes nothing anywhere', async () => {
      const database = openShopDatabase(account());
      const [orders, keys] = kind === 'dujiaoka' ? ['orders', 'pays'] : ['acg_order', 'acg_pay'];
      const hidden =
        kind === 'dujiaoka' ? ['email', 'buy_ip', 'search_pwd'] : ['contact', 'create_ip', 'password'];
      for (const column of hidden)
        await expect(database.query(`SELECT ${column} FROM ${orders}`)).rejects.toThrow(/denied/);
      await expect(database.query(`SELECT * FROM ${keys}`)).rejects.toThrow(/denied/);
      for (const table of Object.keys(columnsOf(kind)).map((name) => shop.prefix + name)) {
        await expect(database.query(`DELETE FROM ${table}`)).rejects.toThrow(/denied/);
        await expect(database.query(`UPDATE ${table} SET id = id`)).rejects.toThrow(/denied/);
        await expect(database.query(`INSERT INTO ${table} () VALUES ()`)).rejects.toThrow(/denied/);
      }
      await expect(database.query('CREATE TABLE x (a INT)')).rejects.toThrow(/denied/);
      await database.close();
    });
  },
);
