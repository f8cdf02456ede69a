import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tradeEnvelope, tradeEventData } from '@redress/contract';
import { type Connector, type ConnectorOptions, createConnector } from '../connector.ts';
import type { Courier } from '../send.ts';
import type { DatabaseOptions } from '../shops/mysql.ts';
import type { TestShop } from './shop.ts';

/** Where suites on a real MariaDB or MySQL find one, e.g. `mysql://root@127.0.0.1:3306`; without it they are skipped. */
export const testMysql: string | undefined = process.env.REDRESS_TEST_MYSQL;
if (!testMysql)
  console.log('skipped: suites on a real MariaDB; set REDRESS_TEST_MYSQL or run "npm run test:mysql"');

export function databaseOf(shop: TestShop, url = testMysql as string): DatabaseOptions {
  const { hostname, port, username, password } = new URL(url);
  return {
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: shop.database,
  };
}

export interface Sent {
  id: string;
  type: string;
  order_ref: string;
  occurred_at: string;
  seq: number;
  prev?: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
  data: any;
}

/** Everything that any test makes a connector tell has the shape of the contract. */
function demandShape(event: Sent): void {
  tradeEnvelope.parse(event);
  tradeEventData[event.type as keyof typeof tradeEventData].parse(event.data);
}

export interface Bench {
  connector: Connector;
  clock: { nowMs: number };
  /** What the server took, in order. */
  sent: Sent[];
  bodies: string[];
  of(ref: string): Sent[];
  typesOf(ref: string): string[];
  lookAndSend(): Promise<void>;
  /** As after a kill: the same folder, a new process; with other settings where some were changed. */
  reopen(changes?: Partial<ConnectorOptions>): Promise<void>;
  close(): Promise<void>;
}

/** A connector beside `shop` whose events arrive in `sent`. */
export async function benchOf(
  shop: TestShop,
  nowMs: number,
  overrides: Partial<ConnectorOptions> = {},
): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'redress-connector-'));
  const clock = { nowMs };
  const bodies: string[] = [];
  const courier: Courier = async (events) => {
    for (const { body } of events) demandShape(JSON.parse(body));
    bodies.push(...events.map(({ body }) => body));
    return { results: events.map(() => ({ status: 202 })) };
  };
  const options: ConnectorOptions = {
    shop: shop.kind,
    database: databaseOf(shop),
    prefix: shop.prefix,
    zone: 'Asia/Shanghai',
    stateFolder: folder,
    shopKey: '07'.repeat(32),
    courier,
    now: () => clock.nowMs,
    everyMs: 5000,
    fromMs: 0,
    ...overrides,
  };
  const bench: Bench = {
    connector: createConnector(options),
    clock,
    bodies,
    get sent() {
      return bodies.map((body) => JSON.parse(body));
    },
    of: (ref) => bench.sent.filter(({ order_ref }) => order_ref === ref),
    typesOf: (ref) => bench.of(ref).map(({ type }) => type),
    async lookAndSend() {
      await bench.connector.look();
      await bench.connector.send();
    },
    async reopen(changes = {}) {
      await bench.connector.close();
      bench.connector = createConnector(Object.assign(options, changes));
    },
    async close() {
      await bench.connector.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return bench;
}
