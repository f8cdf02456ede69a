import { createPool, type PoolConnection, type PoolOptions } from 'mysql2/promise';
import type { Query, Row } from './shop.ts';

export interface ShopDatabase {
  query: Query;
  /** Reads that all see one moment: an order and its cards never from two. */
  snapshot<T>(work: (query: Query) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  host: string;
  port: number;
  socket?: string;
  user: string;
  password: string;
  database: string;
  ssl?: boolean;
}

/**
 * Every value comes as text: no float between a price and its fen, no driver's idea of a time zone between a time and us. The
 * session keeps the server's own zone, as the shop's does, so that a TIMESTAMP reads as the shop wrote it.
 */
export function openShopDatabase(options: DatabaseOptions): ShopDatabase {
  const settings: PoolOptions = {
    ...(options.socket ? { socketPath: options.socket } : { host: options.host, port: options.port }),
    user: options.user,
    password: options.password,
    database: options.database,
    ...(options.ssl && { ssl: {} }),
    connectionLimit: 2,
    connectTimeout: 10_000,
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: false,
    jsonStrings: true,
    charset: 'utf8mb4_general_ci',
    multipleStatements: false,
  };
  const pool = createPool(settings);
  return {
    query: async (sql, values) => rowsOf(await pool.query(sql, values as unknown[])),
    snapshot: (work) => inSnapshot(pool.getConnection(), work),
    close: () => pool.end(),
  };
}

async function inSnapshot<T>(
  opening: Promise<PoolConnection>,
  work: (query: Query) => Promise<T>,
): Promise<T> {
  const connection = await opening;
  try {
    await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
    const result = await work(async (sql, values) =>
      rowsOf(await connection.query(sql, values as unknown[])),
    );
    await connection.query('COMMIT');
    connection.release();
    return result;
  } catch (error) {
    connection.destroy();
    throw error;
  }
}

const rowsOf = ([rows]: [unknown, unknown]): Row[] => (Array.isArray(rows) ? (rows as Row[]) : []);
