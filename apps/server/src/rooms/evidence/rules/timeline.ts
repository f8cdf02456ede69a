import type { Bilingual, Chain, Facts, ItemKind } from '@redress/contract';
import { formatYuan, shanghaiTime } from '@redress/kernel';
import { instantOf, instantTokens } from './instants.ts';
import { pageOf } from './page.ts';
import type { ReadItem } from './types.ts';

type Entry = Chain['timeline'][number];

const sureFrom = 0.7;
const minuteMs = 60_000;

/** What happened when, oldest first: payment, promised moment, failure, and the times that the items themselves show. */
export function timelineOf(items: readonly ReadItem[], facts: Facts): Chain['timeline'] {
  const entries = [...factEntries(facts), ...items.flatMap((i) => itemEntries(i, facts))];
  return entries
    .map((entry, order) => ({ entry, order }))
    .sort((a, b) => Date.parse(a.entry.at) - Date.parse(b.entry.at) || a.order - b.order)
    .map(({ entry }) => entry);
}

function factEntries({
  paidAt,
  amountFen,
  payee,
  promisedWithinMinutes: promised,
  failedAt,
  failureNotice,
}: Facts): Entry[] {
  const out: Entry[] = [];
  if (paidAt) {
    const yuan = amountFen ? formatYuan(amountFen.value) : undefined;
    const what = {
      zh: `付款${yuan ? ` ${yuan} 元` : ''}${payee ? `给${payee.value}` : ''}`,
      en: `Paid${yuan ? ` ¥${yuan}` : ''}${payee ? ` to ${payee.value}` : ''}`,
    };
    out.push(entry(paidAt.value, what, paidAt.item, paidAt.confidence >= sureFrom));
  }
  if (paidAt && promised) {
    const due = instantOf(Date.parse(paidAt.value) + promised.value * minuteMs);
    const what = {
      zh: `承诺的到账时间（付款后 ${promised.value} 分钟）届满`,
      en: `Promised delivery time ends (${promised.value} minutes after payment)`,
    };
    out.push(entry(due, what, promised.item, Math.min(paidAt.confidence, promised.confidence) >= sureFrom));
  }
  if (failedAt) {
    const said = failureNotice?.value;
    const what = {
      zh: said ? `显示“${said}”` : '出现异常',
      en: said ? `Shown: “${said}”` : 'The failure shows',
    };
    out.push(entry(failedAt.value, what, failedAt.item, failedAt.confidence >= sureFrom));
  }
  return out;
}

const kindWords: Record<ItemKind, Bilingual> = {
  listing: { zh: '商品页', en: 'Listing' },
  payment: { zh: '支付凭证', en: 'Payment record' },
  promise: { zh: '聊天记录', en: 'Chat' },
  failure: { zh: '异常记录', en: 'Failure record' },
  terms: { zh: '平台规则', en: 'Terms' },
  reply: { zh: '平台或商家的答复', en: 'Reply' },
  other: { zh: '其他材料', en: 'Other material' },
};

/** First and last time that a conversation or reply shows; for others the time of capture, where the file tells it. */
function itemEntries(item: ReadItem, facts: Facts): Entry[] {
  const { zh, en } = kindWords[item.kind];
  const known = [facts.paidAt?.value, facts.failedAt?.value];
  const shown = [...new Set(instantTokens(pageOf(item).text).map((t) => t.at))].sort();
  const first = shown[0];
  const last = shown.at(-1);
  if ((item.kind === 'promise' || item.kind === 'reply' || item.kind === 'other') && first && last) {
    const out = [entry(first, { zh, en }, item.file, true)];
    if (last !== first && item.kind !== 'other')
      out.push(entry(last, { zh: `${zh}（最后一条）`, en: `${en} (last message)` }, item.file, true));
    return out.filter((e) => !known.includes(e.at));
  }
  const at = item.capturedAt;
  if (!at || at.by === 'received' || known.includes(instantOf(Date.parse(at.at)))) return [];
  return [
    entry(
      instantOf(Date.parse(at.at)),
      { zh: `截取${zh}`, en: `${en} captured` },
      item.file,
      at.by === 'content',
    ),
  ];
}

function entry(at: string, what: Bilingual, item: string | undefined, sure: boolean): Entry {
  return { at, what, ...(item === undefined ? {} : { item }), sure };
}

/** The promised moment and the failure, for people: `付款 … < 承诺 … < 异常 …`. */
export function orderOfTimes(facts: Facts): string | undefined {
  const { paidAt, failedAt, promisedWithinMinutes: promised } = facts;
  if (!paidAt || !failedAt) return undefined;
  const paid = Date.parse(paidAt.value);
  const due = paid + (promised?.value ?? 0) * minuteMs;
  const failed = Date.parse(failedAt.value);
  if (failed < due || failed < paid) return undefined;
  const steps = promised ? [paid, due, failed] : [paid, failed];
  return steps.map(shanghaiTime).join(' < ');
}
