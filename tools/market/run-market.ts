import { createHash } from 'node:crypto';
import { createCourier } from '@redress/connectors';
import type { Life } from '@redress/connectors/testing';
import { type Complaint, complain, follow, isFedUp } from './buyers.ts';
import { payAtOnce, proveByForm } from './merchants.ts';
import { type Balance, balanceOf } from './report.ts';
import {
  type ConnectedShop,
  createMarketClock,
  joinMerchant,
  type MarketClock,
  type Merchant,
  openConnectedShop,
  openServer,
  type Server,
} from './stage.ts';

const minute = 60_000;
const hour = 60 * minute;
const tickMs = 20 * minute;

export interface Outcome {
  orders: number;
  events: number;
  conflicts: number;
  refused: number;
  soldTwice: number;
  complaints: Complaint[];
  balance: Balance;
  /** Where the time went. */
  seconds: Record<string, number>;
}

/** Two shops with their software, a third without any connector, one server; a day of trade and a day of clocks after it. */
export async function runMarket(options: {
  mysql: string;
  orders: number;
  seed: number;
  say(line: string): void;
}): Promise<Outcome> {
  const clock = createMarketClock(Date.parse('2026-11-26T00:00:00+08:00'));
  const server = await openServer(clock);
  const half = Math.floor(options.orders / 2);
  const common = { mysql: options.mysql, depositFen: 2_000_000 };
  const honest = await openConnectedShop(server, clock, {
    ...common,
    kind: 'dujiaoka',
    name: '晴天卡铺（守信）',
    orders: half,
    seed: options.seed,
    troubles: { sold: 3, 'paid-after-expiry': 2, 'by-hand': 1 },
  });
  const silent = await openConnectedShop(server, clock, {
    ...common,
    kind: 'acg-faka',
    name: '极速发卡（不应答）',
    orders: options.orders - half,
    seed: options.seed + 1,
    troubles: {
      'lost-callback': 2,
      'last-card-taken': 3,
      'card-sold-twice': 4,
      'too-few-cards': 2,
      'hand-goods-never-come': 2,
      'delivery-overwritten': 2,
    },
  });
  const plain = await joinMerchant(server, { name: '手工小店（无接入）', depositFen: 500_000 });
  try {
    return await live({ server, clock, honest, silent, plain, ...options });
  } finally {
    await honest.close();
    await silent.close();
    await server.app.close();
  }
}

interface Market {
  server: Server;
  clock: MarketClock;
  honest: ConnectedShop;
  silent: ConnectedShop;
  plain: Merchant;
  say(line: string): void;
}

async function live(market: Market): Promise<Outcome> {
  const { server, clock, honest, silent, plain, say } = market;
  const shops = [honest, silent];
  const complaints: Complaint[] = [];
  const viewed = new Set<Life>();
  const spent: Record<string, number> = {};
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const since = performance.now();
    const result = await work();
    spent[what] = (spent[what] ?? 0) + (performance.now() - since) / 1000;
    return result;
  };
  for (let at = 0; at < 24 * hour; at += tickMs) {
    clock.advance(tickMs);
    for (const { day, connector } of shops) {
      await timed('shops', () => day.until(clock.now()));
      await timed('looking', () => connector.look());
      const { failure } = await timed('sending', () => connector.send());
      if (failure) throw new Error(`the server did not take events: ${failure}`);
    }
    await timed('sending', () => openPages(market, viewed));
    await timed('server', () => server.app.outbox.drain());
    await timed('claims', async () => {
      await newComplaints(market, complaints);
      await server.app.rooms.claims.tick();
    });
    if (at % (4 * hour) === 0)
      say(
        `${new Date(clock.now() + 8 * hour).toISOString().slice(11, 16)}  ${sums(shops)}, claims ${complaints.length}`,
      );
  }
  complaints.push(...(await withoutConnector(server, clock, plain)));
  const dayDone = performance.now();
  // The clocks of the last claims, and of buyers who say nothing more.
  for (let days = 0; days < 9 && complaints.some(isOpen); days++) {
    clock.advance(25 * hour);
    await server.app.rooms.claims.tick();
    await server.app.outbox.drain();
    for (const complaint of complaints) await follow(server, complaint);
    await server.app.outbox.drain();
  }
  for (const complaint of complaints) await follow(server, complaint);
  const merchants = [honest.merchant, silent.merchant, plain];
  const counts = shops.map(({ connector }) => connector.state.counts());
  const total = (of: 'accepted' | 'conflict' | 'refused' | 'orders') =>
    counts.reduce((sum, one) => sum + one[of], 0);
  return {
    orders: total('orders'),
    events: total('accepted'),
    conflicts: total('conflict'),
    refused: total('refused'),
    soldTwice: shops.reduce((sum, { connector }) => sum + connector.state.soldTwice().length, 0),
    complaints,
    balance: await balanceOf(server, merchants, complaints),
    seconds: { ...spent, after: (performance.now() - dayDone) / 1000 },
  };
}

/** Somebody has yet to act, or a clock to run out. */
const isOpen = ({ view }: Complaint): boolean =>
  !view || ['open', 'burden', 'proved', 'refused', 'refunded'].includes(view.state);

const sums = (shops: readonly ConnectedShop[]) =>
  shops
    .map(({ merchant, connector }) => `${merchant.name} ${connector.state.counts().accepted} events`)
    .join(', ');

/** The honest shop has the plugin too: it tells that a buyer opened the page with her card, from where she ordered. */
async function openPages({ server, clock, honest }: Market, viewed: Set<Life>): Promise<void> {
  const { merchant, signer, day } = honest;
  const isThere = ({ order, paidAtMs }: Life) => order && paidAtMs && paidAtMs + 45 * minute < clock.now();
  const fresh = day.lives.filter((life) => isThere(life) && !viewed.has(life));
  const courier = createCourier({ server: server.url, source: merchant.sourceId, signer, now: clock.now });
  for (let at = 0; at < fresh.length; at += 100) {
    const some = fresh.slice(at, at + 100);
    const reply = await courier(some.map(({ order }) => viewOf(order?.ref as string, clock.now())));
    if ('failure' in reply || reply.results.some(({ status }) => status !== 202))
      throw new Error(`pages that were opened were not taken: ${JSON.stringify(reply)}`);
    for (const life of some) viewed.add(life);
  }
}

function viewOf(orderRef: string, nowMs: number): { id: string; body: string } {
  const id = `evt_${createHash('sha256').update(`delivery.viewed|${orderRef}`).digest('hex').slice(0, 32)}`;
  const body = JSON.stringify({
    spec: 'redress.event/1',
    id,
    type: 'delivery.viewed',
    order_ref: orderRef,
    occurred_at: new Date(nowMs).toISOString(),
    data: { buyer_ip_same: true, via: 'order-page' },
  });
  return { id, body };
}

const words: Record<string, string> = {
  sold: '正常发货，买家说没收到',
  'paid-after-expiry': '掉单后补发',
  'by-hand': '人工代充，已完成',
  'lost-callback': '掉单，店里显示未付款',
  'last-card-taken': '“抢走了商品”，系统显示已发货',
  'card-sold-twice': '一卡两卖',
  'too-few-cards': '买三张给两张',
  'hand-goods-never-come': '人工代充，一直没来',
  'delivery-overwritten': '事后改写发货内容',
};

/** Of each trouble every buyer complains; of orders that went well a few, wrongly. */
async function newComplaints(
  { server, clock, honest, silent }: Market,
  complaints: Complaint[],
): Promise<void> {
  const asked = new Set(complaints.map(({ life }) => life));
  const open = async (shop: ConnectedShop, lives: readonly Life[]) => {
    for (const life of lives.filter((one) => !asked.has(one) && isFedUp(one, clock.now()))) {
      const order = life.order as NonNullable<Life['order']>;
      const what = words[life.fate] ?? life.fate;
      complaints.push(
        await complain(server, shop.merchant, {
          what,
          orderRef: order.ref,
          life,
          amountFen: order.amountFen,
        }),
      );
    }
  };
  const before = complaints.length;
  await open(honest, honest.day.lives.slice(0, 6));
  // Claims are held against what the connector has proved by a job: the merchant looks when that is done.
  await server.app.outbox.drain();
  // What it can prove it has proved already; what it cannot, it pays without being asked twice.
  for (const complaint of complaints.slice(before)) await payAtOnce(server, complaint);
  await open(silent, silent.day.lives.slice(0, 15));
}

/** A shop that reports nothing: the buyer's side works all the same, and the merchant may prove by a form on our pages. */
async function withoutConnector(server: Server, clock: MarketClock, plain: Merchant): Promise<Complaint[]> {
  const claim = (what: string, orderRef: string) =>
    complain(server, plain, { what, orderRef, amountFen: 8800 });
  const silence = await claim('无接入，不应答', 'HAND-0001');
  const proved = await claim('无接入，网页填报凭证', 'HAND-0002');
  await proveByForm(server, plain, 'HAND-0002', clock.now());
  return [silence, proved];
}
