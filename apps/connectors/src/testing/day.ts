import { cardCode, createChance } from './chance.ts';
import type { Placed, TestShop } from './shop.ts';

/** How an order goes. All but the first three are what buyers complain of. */
export const fates = [
  'sold',
  'abandoned',
  'by-hand',
  'lost-callback',
  'paid-after-expiry',
  'last-card-taken',
  'card-sold-twice',
  'too-few-cards',
  'hand-goods-never-come',
  'delivery-overwritten',
] as const;
export type Fate = (typeof fates)[number];

export interface Life {
  fate: Fate;
  placedAtMs: number;
  /** When the buyer paid, whatever the shop knows of it. */
  paidAtMs?: number;
  /** On the buyer's bill. */
  tradeNo?: string;
  order?: Placed;
}

export interface Day {
  lives: Life[];
  /** Lives on until that instant. */
  until(ms: number): Promise<void>;
}

interface Step {
  atMs: number;
  act(): Promise<unknown>;
}

const minute = 60_000;
const hour = 60 * minute;

/** A day of `orders` orders in a shop: the same seed is the same day. `troubles` says how often each of the rarer fates happens. */
export async function createDay(
  shop: TestShop,
  options: { orders: number; seed: number; fromMs: number; troubles: Partial<Record<Fate, number>> },
): Promise<Day> {
  const chance = createChance(options.seed);
  const troubles = Object.entries(options.troubles).flatMap(([fate, count]) =>
    Array.from({ length: count ?? 0 }, () => fate as Fate),
  );
  const listings = await stockUp(shop, options.orders, troubles);
  const steps: Step[] = [];
  const lives: Life[] = [];
  for (let n = 0; n < options.orders; n++) {
    const fate = troubles[n] ?? (chance.below(25) === 0 ? 'abandoned' : 'sold');
    // Troubles happen by day, so that their claims are due within the next; the rest around the clock.
    const span = n < troubles.length ? 8 * hour : 23 * hour;
    const life: Life = { fate, placedAtMs: options.fromMs + chance.below(span) };
    lives.push(life);
    steps.push(...stepsOf(shop, life, listings, { n, seed: options.seed, wait: chance.below(90_000) }));
  }
  steps.sort((a, b) => a.atMs - b.atMs);
  let next = 0;
  return {
    lives,
    async until(ms) {
      for (; next < steps.length && (steps[next] as Step).atMs <= ms; next++)
        await (steps[next] as Step).act();
    },
  };
}

interface Listings {
  cards: number;
  lastCard: number;
  twice: number;
  byHand: number;
}

async function stockUp(shop: TestShop, orders: number, troubles: readonly Fate[]): Promise<Listings> {
  const count = (fate: Fate) => troubles.filter((one) => one === fate).length;
  const listings = {
    cards: await shop.listing('视频会员月卡', 1550),
    lastCard: await shop.listing('游戏点卡 100 元', 9800),
    twice: await shop.listing('音乐会员季卡', 2990),
    byHand: await shop.listing('游戏代充（人工）', 6480, {
      byHand: true,
      waitingText: '客服上线后为您充值，请稍候',
    }),
  };
  const codes = Array.from({ length: orders * 2 + 10 }, (_, n) => cardCode('VIP', n));
  for (let at = 0; at < codes.length; at += 2000)
    await shop.stock(listings.cards, codes.slice(at, at + 2000));
  // Each code stands in the stock twice: whoever imports a list twice sells every card twice.
  const twice = Array.from({ length: count('card-sold-twice') }, (_, n) =>
    cardCode('MUS', Math.floor(n / 2)),
  );
  if (twice.length > 0) await shop.stock(listings.twice, twice);
  return listings;
}

function stepsOf(
  shop: TestShop,
  life: Life,
  listings: Listings,
  { n, seed, wait }: { n: number; seed: number; wait: number },
): Step[] {
  const { fate, placedAtMs } = life;
  const byHand = fate === 'by-hand' || fate === 'hand-goods-never-come';
  const listing =
    fate === 'last-card-taken'
      ? listings.lastCard
      : fate === 'card-sold-twice'
        ? listings.twice
        : byHand
          ? listings.byHand
          : listings.cards;
  const paidAtMs = placedAtMs + 15_000 + wait;
  const tradeNo = `4200${String(seed).padStart(8, '0')}20261107${String(n).padStart(8, '0')}`;
  const order = () => life.order as Placed;
  const steps: Step[] = [
    {
      atMs: placedAtMs,
      async act() {
        life.order = await shop.order(
          listing,
          fate === 'too-few-cards' ? 3 : 1,
          placedAtMs,
          byHand ? '角色: 清风' : undefined,
        );
      },
    },
  ];
  const step = (atMs: number, act: () => Promise<unknown>) => steps.push({ atMs, act });
  if (fate === 'abandoned')
    return [
      ...steps,
      { atMs: placedAtMs + 5 * minute, act: () => shop.expire(order(), placedAtMs + 5 * minute) },
    ];
  life.paidAtMs = paidAtMs;
  life.tradeNo = tradeNo;
  const pay = (atMs: number) => step(atMs, () => shop.pay(order(), tradeNo, atMs));
  if (fate === 'lost-callback' || fate === 'paid-after-expiry')
    step(placedAtMs + 5 * minute, () => shop.expire(order(), placedAtMs + 5 * minute));
  if (fate === 'paid-after-expiry') pay(placedAtMs + 40 * minute);
  else if (fate !== 'lost-callback') pay(paidAtMs);
  if (fate === 'by-hand')
    step(paidAtMs + 30 * minute, () => shop.write(order(), '充值完成 凭证 TR-8841', paidAtMs + 30 * minute));
  if (fate === 'too-few-cards')
    step(paidAtMs + 1, async () => {
      const lines = (await shop.textOf(order())).split('\n');
      await shop.write(order(), lines.slice(0, 2).join('\n'), paidAtMs + 1);
    });
  if (fate === 'delivery-overwritten')
    step(paidAtMs + hour, () => shop.write(order(), '已为您更换，请联系客服领取新卡', paidAtMs + hour));
  return steps;
}
