import type { Facts, Gap } from '@redress/contract';
import { formatYuan, shanghaiTime } from '@redress/kernel';
import { candidatesOf } from './extract-facts.ts';
import { gap } from './gaps.ts';
import { pageOf } from './page.ts';
import type { ReadItem } from './types.ts';

const minuteMs = 60_000;
/** Readings less sure than this are too weak to say that two papers contradict each other. */
const sureEnough = 0.55;

/** What the facts and items say against each other. */
export function contradictionsOf(items: readonly ReadItem[], facts: Facts): Gap[] {
  return [orderNumbers(items), amounts(items, facts), times(facts), tooEarly(facts)].flat();
}

/** Two papers that both name an order number and name different ones (a wallet's own merchant number is a link, not this). */
function orderNumbers(items: readonly ReadItem[]): Gap[] {
  const named = new Map<string, string[]>();
  for (const item of items) {
    if (item.kind === 'payment' || item.kind === 'terms') continue;
    for (const c of candidatesOf('orderNo', item)) {
      if (c.confidence < sureEnough) continue;
      const files = named.get(String(c.value).toLowerCase()) ?? [];
      if (!files.includes(item.file)) named.set(String(c.value).toLowerCase(), [...files, item.file]);
    }
  }
  if (named.size < 2) return [];
  const files = [...new Set([...named.values()].flat())];
  return [
    gap(
      'contradiction',
      { items: files },
      {
        zh: `材料中出现了不同的订单号：${[...named.keys()].join('、')}。`,
        en: `The items name different order numbers: ${[...named.keys()].join(', ')}.`,
      },
      {
        zh: '核对哪一个是本次订单，只保留有关这一单的材料；识别错误的，在事实栏里改正。',
        en: 'Check which one is this order and keep only what concerns it; correct the fact if it was misread.',
      },
      {
        zh: '确实涉及多笔订单的，每笔分别列明单号、金额和时间，并分别主张。',
        en: 'If there really are several orders, list number, amount and time of each and claim for each.',
      },
    ),
  ];
}

function amounts(items: readonly ReadItem[], facts: Facts): Gap[] {
  const { amountFen: paid, listedAmountFen: listed } = facts;
  if (!paid || !listed || paid.value === listed.value || isMultiple(items, paid.value, listed.value))
    return [];
  const files = [listed.item, paid.item].filter((f) => f !== undefined);
  return [
    gap(
      'contradiction',
      files.length > 0 ? { items: files } : {},
      {
        zh: `商品页价格 ${formatYuan(listed.value)} 元与实付 ${formatYuan(paid.value)} 元不一致。`,
        en: `The listing asks ¥${formatYuan(listed.value)}, but ¥${formatYuan(paid.value)} was paid.`,
      },
      {
        zh: '补充结算页或订单明细，说明差额是优惠、手续费还是数量造成的；识别错误的，在事实栏里改正。',
        en: 'Add the checkout page or order details that explain the difference (discount, fee, quantity); correct the fact if it was misread.',
      },
      {
        zh: '主张按实际支付的金额提出，并用一句话说明差额。',
        en: 'Claim the amount actually paid and explain the difference in one sentence.',
      },
    ),
  ];
}

/** 数量 2 at 98.00 makes 196.00: no contradiction when an item shows that quantity. */
function isMultiple(items: readonly ReadItem[], paidFen: number, listedFen: number): boolean {
  const n = listedFen > 0 ? paidFen / listedFen : 0;
  if (!Number.isInteger(n) || n < 2) return false;
  const quantity = new RegExp(`(?:数量\\s?:?\\s?[x×*]?\\s?|[x×*]\\s?)${n}(?!\\d)`);
  return items.some((i) => quantity.test(pageOf(i).text));
}

function times(facts: Facts): Gap[] {
  const { paidAt, failedAt } = facts;
  if (!paidAt || !failedAt || Date.parse(failedAt.value) >= Date.parse(paidAt.value)) return [];
  const files = [...new Set([paidAt.item, failedAt.item].filter((f) => f !== undefined))];
  return [
    gap(
      'contradiction',
      files.length > 0 ? { items: files } : {},
      {
        zh: `异常时间（${shanghaiTime(Date.parse(failedAt.value))}）早于付款时间（${shanghaiTime(Date.parse(paidAt.value))}）。`,
        en: `The failure (${shanghaiTime(Date.parse(failedAt.value))}) is earlier than the payment (${shanghaiTime(Date.parse(paidAt.value))}, China time).`,
      },
      {
        zh: '核对两个时间是否属于同一订单、是否识别正确；必要时重新截取订单页和账单详情。',
        en: 'Check that both times belong to this order and were read rightly; save the order page and the bill again if needed.',
      },
      {
        zh: '在说明中如实写明两处时间及其来源，不要自行修改材料。',
        en: 'State both times and where they come from; never alter an item.',
      },
    ),
  ];
}

/** Nothing is late before its time: a failure seen before the promised moment proves little yet. */
function tooEarly(facts: Facts): Gap[] {
  const { paidAt, failedAt, promisedWithinMinutes: promised } = facts;
  if (!paidAt || !failedAt || !promised) return [];
  const failed = Date.parse(failedAt.value);
  const due = Date.parse(paidAt.value) + promised.value * minuteMs;
  if (failed < Date.parse(paidAt.value) || failed > due) return [];
  return [
    gap(
      'contradiction',
      { slot: 'failure', ...(failedAt.item === undefined ? {} : { items: [failedAt.item] }) },
      {
        zh: `异常记录的时间（${shanghaiTime(failed)}）还没有超过承诺的到账时间（${shanghaiTime(due)}）。`,
        en: `The failure was recorded (${shanghaiTime(failed)}) before the promised time had passed (${shanghaiTime(due)}, China time).`,
      },
      {
        zh: '现在再打开订单页和充值账号，截一次仍未到账的状态，时间要晚于承诺的到账时间。',
        en: 'Open the order page and the account once more and record the status now, after the promised time.',
      },
      {
        zh: '用之后的催促聊天记录说明到承诺时间后仍未到账。',
        en: 'Show by later messages that nothing had come after the promised time either.',
      },
    ),
  ];
}
