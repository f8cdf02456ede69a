import { readFileSync } from 'node:fs';
import { type EventChecks, publicKeyOf, type RecordCheck, verifyOrderRecord } from '@redress/bundle';
import { type OrderRecord, orderRecord } from '@redress/contract';
import { Refusal } from '@redress/kernel';
import { language, printable } from '../language.ts';
import { readVkey } from '../vkey-option.ts';

export interface RecordOptions {
  key?: string;
  vkey?: string;
  json?: boolean;
}

export interface RecordAnswer {
  /** All of it was signed by the shop and stands in the log. */
  ok: boolean;
  orderRef: string;
  /** `record`: as the server says, so ask the shop or the log's witnesses whether they are the ones. */
  publicKeys: 'given' | 'record';
  vkey: 'given' | 'record';
  events: EventChecks[];
  /** In the copy of a buyer: lines that were left out of it. */
  withheld?: number;
}

/** Checks a `redress.order-record/1` with nothing else but the keys. Refusals: `not-readable`, `bad-key`, `bad-vkey`. */
export function verifyRecord(file: string, options: RecordOptions): RecordAnswer {
  const record = read(file);
  const { key, vkey } = options;
  const given = {
    ...(key === undefined ? {} : { publicKey: checkKey(key) }),
    ...(vkey === undefined ? {} : { vkey: readVkey(vkey) }),
  };
  const events = verifyOrderRecord(record, given);
  return {
    ok: events.length > 0 && events.every(({ signed, sealed }) => signed === 'ok' && sealed === 'ok'),
    orderRef: record.orderRef,
    publicKeys: key === undefined ? 'record' : 'given',
    vkey: vkey === undefined ? 'record' : 'given',
    events,
    ...(record.withheld ? { withheld: record.withheld.length } : {}),
  };
}

function read(file: string): OrderRecord {
  try {
    const parsed = orderRecord.safeParse(JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8')));
    for (const { publicKey } of parsed.data?.keys ?? []) publicKeyOf(publicKey);
    if (parsed.success) return parsed.data;
  } catch {
    // Said below.
  }
  throw new Refusal('not-readable', {
    zh: `${printable(file)} 不是订单记录（redress.order-record/1）。`,
    en: `${printable(file)} is no order record (redress.order-record/1).`,
  });
}

function checkKey(text: string): string {
  try {
    publicKeyOf(text);
    return text;
  } catch {
    throw new Refusal('bad-key', {
      zh: '--key 应为店铺公钥：whpk_ 开头，后接 Base64 编码的 32 字节。',
      en: '--key is the public key of the shop: whpk_ and 32 bytes in Base64.',
    });
  }
}

const words = {
  zh: {
    signed: { ok: '店铺签名无误', absent: '没有店铺签名' },
    sealed: { ok: '已在日志中', absent: '没有日志证明' },
    wrong: '不符：',
    yes: '全部由店铺签名，且均在日志中。这说明店铺这样说过，不说明它说的是事实。',
    no: '并非全部由店铺签名并记入日志，见上。',
    withheld: (n: number) => `买家的副本：另有 ${n} 条涉及别人或者内容不明，没有给出。`,
    keys: '店铺公钥取自记录本身：请向店铺核对，或用 --key 指定。',
    vkey: '日志公钥取自记录本身：请从可信途径取得后用 --vkey 指定。',
  },
  en: {
    signed: { ok: 'signed by the shop', absent: 'not signed by the shop' },
    sealed: { ok: 'in the log', absent: 'no proof of the log' },
    wrong: 'wrong: ',
    yes: 'All of it was signed by the shop and stands in the log: it said so, which does not make it true.',
    no: 'Not all of it was signed by the shop and stands in the log, see above.',
    withheld: (n: number) =>
      `The copy of a buyer: ${n} more, which concern others or are of an unknown kind, were left out.`,
    keys: 'The public keys of the shop come from the record itself: compare them, or give one by --key.',
    vkey: 'The key of the log comes from the record itself: get it from where you trust, and give it by --vkey.',
  },
};

/** The answer for people, a line an event. */
export function recordText({ ok, events, publicKeys, vkey, withheld }: RecordAnswer): string {
  const t = words[language];
  const say = (check: RecordCheck, of: { ok: string; absent: string }) =>
    typeof check === 'string' ? of[check] : t.wrong + check.wrong;
  const lines = events.map(
    ({ eventId, type, signed, sealed }) =>
      `${printable(eventId)} ${printable(type)}: ${say(signed, t.signed)}; ${say(sealed, t.sealed)}`,
  );
  return [
    ...lines,
    ok ? t.yes : t.no,
    ...(withheld ? [t.withheld(withheld)] : []),
    ...(publicKeys === 'record' ? [t.keys] : []),
    ...(vkey === 'record' ? [t.vkey] : []),
    '',
  ].join('\n');
}
