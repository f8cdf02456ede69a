import { candidate, type Page } from '../page.ts';
import type { Candidate } from '../types.ts';

const url =
  /(?<![@A-Za-z0-9.-])(?:https?:\/\/)?(?:[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?\.){1,4}(?:com|cn|net|org|top|shop|store|xyz|vip|cc|club|site|online|co|me|io|app|example)(?![a-z0-9-])(?!\.[a-z])(?::\d{2,5})?(?:\/[^\s,。;:"'<>()）】」]*)?/gi;
const contacts: { words: RegExp; strength: number }[] = [
  {
    words: /(?:客服|服务|投诉|联系)?(?:QQ|扣扣|企鹅号?)\s?(?:号|群)?\s?:?\s?\d{5,11}(?!\d)/i,
    strength: 0.95,
  },
  { words: /(?:微信号?|VX|V信|WeChat)\s?:?\s?[A-Za-z][A-Za-z0-9_-]{5,19}/i, strength: 0.93 },
  {
    words:
      /(?:客服|服务|投诉|联系|官方)?(?:电话|热线|手机号?)\s?:?\s?(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4}|95\d{3,6})(?!\d)/,
    strength: 0.95,
  },
  { words: /[A-Za-z0-9._-]{2,40}@[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,20}){1,3}/, strength: 0.85 },
  { words: /(?:TG|Telegram|电报|飞机)\s?:?\s?@[A-Za-z0-9_]{4,32}/i, strength: 0.93 },
];

/** The seller shows addresses on its listing and rules; a wallet's bill shows the wallet's own. */
const trust: Record<Page['kind'], number> = {
  listing: 1,
  terms: 0.95,
  failure: 0.9,
  promise: 0.85,
  reply: 0.85,
  other: 0.6,
  payment: 0,
};

/** Candidates for the address of the site, as shown. */
export function siteUrlIn(page: Page): Candidate<string>[] {
  if (trust[page.kind] === 0) return [];
  return page.lines.flatMap((line) =>
    [...line.text.matchAll(url)].map((m) => {
      const start = line.start + m.index;
      return candidate(page, line, { start, end: start + m[0].length }, m[0], 0.9 * trust[page.kind]);
    }),
  );
}

/** Candidates for how the seller or platform can be reached, as shown (QQ, WeChat, telephone, mail). */
export function contactIn(page: Page): Candidate<string>[] {
  if (trust[page.kind] === 0) return [];
  return page.lines.flatMap((line) =>
    contacts.flatMap(({ words, strength }) => {
      const m = words.exec(line.text);
      if (!m) return [];
      const start = line.start + m.index;
      return [candidate(page, line, { start, end: start + m[0].length }, m[0], strength * trust[page.kind])];
    }),
  );
}
