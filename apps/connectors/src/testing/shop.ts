import { randomBytes } from 'node:crypto';
import { type Connection, createConnection, type ResultSetHeader } from 'mysql2/promise';
import type { ShopKind } from '../shops/shop.ts';
import { acgFakaShop } from './acg-faka-shop.ts';
import { dujiaokaShop } from './dujiaoka-shop.ts';
import { acgFakaTables, dujiaokaTables } from './tables.ts';

export interface Placed {
  id: number;
  ref: string;
  listing: number;
  qty: number;
  amountFen: number;
}

/** What a shop does with its own tables, statement by statement, its faults included. Times are instants. */
export interface TestShop {
  kind: ShopKind;
  /** The database of this shop alone. */
  database: string;
  prefix: string;
  listing(name: string, priceFen: number, how?: { byHand?: boolean; waitingText?: string }): Promise<number>;
  stock(listing: number, secrets: readonly string[], how?: { looped?: boolean }): Promise<number[]>;
  order(listing: number, qty: number, atMs: number, filledIn?: string): Promise<Placed>;
  /** The gateway's notice is accepted: what the shop does then. `taken` are rows that another buyer takes in the same moment. */
  pay(
    order: Placed,
    tradeNo: string,
    atMs: number,
    taken?: readonly number[],
  ): Promise<'delivered' | 'out-of-stock' | 'by-hand'>;
  /** Nobody paid in time. acg-faka has no such thing. */
  expire(order: Placed, atMs: number): Promise<void>;
  /** A person writes the delivered text, for the first time or over the old one. */
  write(order: Placed, text: string, atMs: number): Promise<void>;
  setStatus(order: Placed, status: number, atMs: number): Promise<void>;
  remove(order: Placed, atMs: number): Promise<void>;
  textOf(order: Placed): Promise<string>;
  run(sql: string, values?: readonly unknown[]): Promise<ResultSetHeader>;
  rows(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  drop(): Promise<void>;
}

export interface ShopTools {
  run: TestShop['run'];
  rows: TestShop['rows'];
  zone: string;
}

/** An empty shop in a database of its own on the server at `url`. */
export async function createTestShop(url: string, kind: ShopKind, zone = 'Asia/Shanghai'): Promise<TestShop> {
  const database = `redress_${kind.replace('-', '_')}_${randomBytes(4).toString('hex')}`;
  const connection: Connection = await createConnection({ uri: url, dateStrings: true });
  await connection.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
  await connection.changeUser({ database });
  for (const table of kind === 'dujiaoka' ? dujiaokaTables : acgFakaTables) await connection.query(table);
  const run: TestShop['run'] = async (sql, values) => {
    const [result] = await connection.query(sql, values as unknown[]);
    return result as ResultSetHeader;
  };
  const rows: TestShop['rows'] = async (sql, values) => {
    const [found] = await connection.query(sql, values as unknown[]);
    return found as Record<string, unknown>[];
  };
  const tools = { run, rows, zone };
  const behaviour = kind === 'dujiaoka' ? dujiaokaShop(tools) : acgFakaShop(tools);
  return {
    ...behaviour,
    kind,
    database,
    prefix: kind === 'dujiaoka' ? '' : 'acg_',
    run,
    rows,
    async drop() {
      await connection.query(`DROP DATABASE ${database}`);
      await connection.end();
    },
  };
}
