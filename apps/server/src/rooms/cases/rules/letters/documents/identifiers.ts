import { shanghaiTime } from '@redress/kernel';
import type { LetterItem } from '../types.ts';
import type { Desk } from './desk.ts';

/** An account, address or number as an item shows it, with when it was there and the item's seal: annex B. */
export interface IdentifierRow {
  kind: string;
  value: string;
  seen: string;
  evidence: string;
  seal: string;
}

/** Kinds in the order of the table; the value is the first group. Only what stands on a page, nothing is looked up (LAW §1.21). */
const kinds: readonly (readonly [kind: string, pattern: RegExp])[] = [
  [
    '网址、域名',
    /(?<![@\w.-])((?:https?:\/\/)?(?:[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?\.){1,4}(?:com|cn|net|org|top|shop|store|xyz|vip|cc|club|site|online|co|me|io|app|example)(?![a-z0-9-])(?::\d{2,5})?(?:\/[^\s，。；：“”（）,;"'<>()]*)?)/gi,
  ],
  [
    'ICP备案号',
    /([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]ICP[备证]\d{6,10}号?(?:-\d{1,4})?)/g,
  ],
  ['IP地址', /(?<![\d.])((?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d))(?![\d.])/g],
  ['IP属地（页面显示）', /IP\s?属地\s?[:：]?\s?([\p{Script=Han}]{2,8})/gu],
  ['QQ号、群号', /(?:QQ|扣扣|企鹅)\s?(?:号|群)?\s?[:：]?\s?(\d{5,11})(?!\d)/gi],
  ['微信号', /(?:微信号?|VX|V信|WeChat)\s?[:：]?\s?([A-Za-z][A-Za-z0-9_-]{5,19})/gi],
  ['电报账号', /(?:TG|Telegram|电报|飞机)\s?[:：]?\s?(@[A-Za-z0-9_]{4,32})/gi],
  ['手机号码', /(?<!\d)(1[3-9]\d{9})(?!\d)/g],
  ['电子邮箱', /([A-Za-z0-9._-]{2,40}@[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,20}){1,3})/g],
  ['用户编号', /(?:UID|用户ID|用户编号|店铺ID|商家ID)\s?[:：]?\s?([A-Za-z0-9_-]{4,32})/gi],
  ['商户号', /(?:商户号|商户编号|收款账号|收款账户|收款卡号)\s?[:：]?\s?([A-Za-z0-9*]{4,40})/g],
];

/** More rows than this tell a reader nothing new. */
const mostRows = 60;

/** Every identifier that the items show, each once, with all items that show it; the buyer's own are left out. */
export function identifierRows({ input, numbers }: Desk): IdentifierRow[] {
  const found = new Map<string, { kind: string; value: string; items: LetterItem[] }>();
  const { buyer } = input.parties;
  const own = new Set([buyer?.phone?.trim(), buyer?.email?.trim()]);
  for (const item of input.items)
    for (const [kind, pattern] of kinds)
      for (const [, raw = ''] of item.text.matchAll(pattern)) {
        const value = raw.replace(/[/.]$/, '');
        if (own.has(value)) continue;
        const key = `${kind}/${value.toLowerCase()}`;
        const entry = found.get(key) ?? { kind, value, items: [] };
        if (!entry.items.includes(item)) entry.items.push(item);
        found.set(key, entry);
      }
  const order = kinds.map(([kind]) => kind);
  return [...found.values()]
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .slice(0, mostRows)
    .map(({ kind, value, items }) => rowOf(kind, value, items, numbers));
}

function rowOf(
  kind: string,
  value: string,
  items: readonly LetterItem[],
  numbers: Desk['numbers'],
): IdentifierRow {
  const sorted = [...items].sort((a, b) => (numbers.get(a.file) ?? 0) - (numbers.get(b.file) ?? 0));
  const first = [...items].sort(
    (a, b) => Date.parse(a.capturedAt) - Date.parse(b.capturedAt),
  )[0] as LetterItem;
  const at = shanghaiTime(Date.parse(first.capturedAt));
  const sealed = sorted.find((item) => item.seal)?.seal;
  return {
    kind,
    value,
    seen: first.capturedBy === 'received' ? `收到材料：${at}` : at,
    evidence: `证据${[...new Set(sorted.map((item) => numbers.get(item.file)))].join('、')}`,
    seal: sealed ? `序号${sealed.index}\n${shanghaiTime(Date.parse(sealed.sealedAt))}` : '尚未存证',
  };
}
