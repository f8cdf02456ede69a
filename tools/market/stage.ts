import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Connector,
  createConnector,
  createCourier,
  createSigner,
  type Signer,
} from '@redress/connectors';
import { createDay, createTestShop, type Day, type Fate, type TestShop } from '@redress/connectors/testing';
import { type TestApp, type TestOrganisation, testApp } from '../../apps/server/src/testing.ts';

/** A clock that all of the market goes by. */
export interface MarketClock {
  now(): number;
  advance(ms: number): void;
}

export function createMarketClock(startMs: number): MarketClock {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    advance(ms) {
      nowMs += ms;
    },
  };
}

export interface Server {
  app: TestApp;
  url: string;
}

/** The real server, listening; embedded, or on the PostgreSQL of REDRESS_TEST_PG. */
export async function openServer(clock: MarketClock): Promise<Server> {
  const app = await testApp({ clock });
  const url = await app.http.listen({ host: '127.0.0.1', port: 0 });
  return { app, url };
}

/** A merchant that sells in its own shop. */
export interface Merchant {
  name: string;
  org: TestOrganisation;
  sourceId: string;
  depositFen: number;
}

export async function joinMerchant(
  { app }: Server,
  given: { name: string; depositFen: number; publicKey?: string; software?: string },
): Promise<Merchant & { secret: string }> {
  const { name, depositFen, publicKey, software } = given;
  const org = await app.organisation({ name });
  const { sourceId, secret } = await app.rooms.trade.createSource({
    platformId: org.orgId,
    name,
    ...(software && { software }),
    ...(publicKey && { publicKey }),
  });
  const { deposits } = app.rooms;
  const merchantId = org.orgId;
  await deposits.setDeposit({ merchantId, keeperId: merchantId, floorFen: 0, by: 'market' });
  const { topUpId } = await deposits.askTopUp({ merchantId, amountFen: depositFen, by: 'market' });
  await deposits.confirmTopUp({
    topUpId,
    keeperId: merchantId,
    receivedFen: depositFen,
    bankReference: `bank-${topUpId}`,
    by: 'market',
    isAlone: true,
  });
  return { name, org, sourceId, depositFen, secret };
}

/** A shop with its own software and database, and the connector beside it. */
export interface ConnectedShop {
  merchant: Merchant;
  shop: TestShop;
  day: Day;
  connector: Connector;
  /** What the in-shop plugin tells beside: a page that a buyer opened. */
  signer: Signer;
  close(): Promise<void>;
}

export async function openConnectedShop(
  server: Server,
  clock: MarketClock,
  given: {
    kind: 'dujiaoka' | 'acg-faka';
    name: string;
    depositFen: number;
    mysql: string;
    orders: number;
    seed: number;
    troubles: Partial<Record<Fate, number>>;
  },
): Promise<ConnectedShop> {
  const { kind, mysql } = given;
  const folder = mkdtempSync(join(tmpdir(), 'redress-market-'));
  const seedText = `whsk_${randomBytes(32).toString('base64')}`;
  const { publicKey } = createSigner(`whsec_${randomBytes(32).toString('base64')}`, seedText);
  const { secret, ...merchant } = await joinMerchant(server, { ...given, publicKey, software: kind });
  const signer = createSigner(secret, seedText);
  const shop = await createTestShop(mysql, kind);
  const { hostname, port, username, password } = new URL(mysql);
  const connector = createConnector({
    shop: kind,
    database: {
      host: hostname,
      port: Number(port || 3306),
      user: username,
      password,
      database: shop.database,
    },
    prefix: shop.prefix,
    zone: 'Asia/Shanghai',
    stateFolder: folder,
    shopKey: randomBytes(32).toString('hex'),
    courier: createCourier({ server: server.url, source: merchant.sourceId, signer, now: clock.now }),
    now: clock.now,
    everyMs: 5000,
    fromMs: 0,
  });
  const day = await createDay(shop, { ...given, fromMs: clock.now() });
  return {
    merchant,
    shop,
    day,
    connector,
    signer,
    async close() {
      await connector.close();
      await shop.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
