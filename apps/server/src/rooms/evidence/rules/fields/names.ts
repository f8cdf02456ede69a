import { type Label, labelled, within } from '../labelled.ts';
import { candidate, type Page } from '../page.ts';
import type { Candidate } from '../types.ts';

const shopLabels: Label[] = [
  { word: /店铺(?:名称|名)|卖家(?:昵称|名称)?|掌柜|商家(?:名称|昵称)|出售者/, strength: 0.93 },
  { word: /店铺|商家|卖家/, strength: 0.75 },
];
const shopName =
  /[\u4e00-\u9fffA-Za-z0-9]{2,20}(?:专营店|旗舰店|专卖店|直营店|小店|点卡店|数卡店|卡铺|工作室|商行|杂货铺|号店)/;
const siteName =
  /[\u4e00-\u9fffA-Za-z0-9]{1,12}?(?:卡盟|商城|发卡网|发卡平台|交易平台|交易网|数卡网|点卡网|卡网|号行|租号网|游戏城|充值中心)/g;
const siteLabels: Label[] = [{ word: /平台名称|网站名称/, strength: 0.95 }];
const companyName =
  /[\u4e00-\u9fff()A-Za-z]{4,30}(?:有限责任公司|股份有限公司|有限公司|工作室|经营部|商行|个体工商户)/g;
/** Words that run into a name where Chinese writes no space. */
const lead = /^.*(?:归|由|向|在|从|与|和|于|的|是|跟|找|买了|购买|购|登录|访问|欢迎来到|来到|关于|使用)(?=.)/;
const name = /[\u4e00-\u9fffA-Za-z0-9][\u4e00-\u9fffA-Za-z0-9()·&_-]{1,28}/;
const genericSite = /^(?:本|该|网络|网上|第三方|电商|电子商务|此|某|各|官方|这个)/;

/** Candidates for the shop's name: a name that ends like a shop's, else the value of a label. */
export function merchantNameIn(page: Page): Candidate<string>[] {
  const trust = page.kind === 'listing' ? 1 : page.kind === 'terms' ? 0.5 : 0.9;
  const out: Candidate<string>[] = [];
  for (const line of page.lines) {
    const m = shopName.exec(line.text);
    if (!m) continue;
    const skip = lead.exec(m[0])?.[0].length ?? 0;
    const start = line.start + m.index + skip;
    const value = m[0].slice(skip);
    out.push(candidate(page, line, { start, end: start + value.length }, value, 0.92 * trust));
  }
  for (const { label, span, opens } of labelled(page, shopLabels)) {
    const m = name.exec(span.text);
    if (!m || m.index > 1 || !opens || !/:/.test(span.line.text)) continue;
    out.push(
      candidate(page, span.line, within(span, m.index, m[0].length), m[0], label.strength * 0.8 * trust),
    );
  }
  return out;
}

/** Candidates for the platform's name, as pages and people call it. */
export function platformNameIn(page: Page): Candidate<string>[] {
  const out: Candidate<string>[] = [];
  for (const { label, span } of labelled(page, siteLabels)) {
    const m = name.exec(span.text);
    if (m) out.push(candidate(page, span.line, within(span, m.index, m[0].length), m[0], label.strength));
  }
  for (const line of page.lines) {
    for (const m of line.text.matchAll(siteName)) {
      const skip = lead.exec(m[0])?.[0].length ?? 0;
      const value = m[0].slice(skip);
      if (genericSite.test(value) || value.length < 3) continue;
      const start = line.start + m.index + skip;
      const alone = line.text.trim() === value;
      out.push(candidate(page, line, { start, end: start + value.length }, value, alone ? 0.92 : 0.85));
    }
  }
  return out;
}

/** Names of companies in a text, each once; used to compare the payee with who runs the shop and the site. */
export function companiesIn(page: Page): string[] {
  const out = new Set<string>();
  for (const line of page.lines)
    for (const m of line.text.matchAll(companyName)) out.add(m[0].replace(lead, '').replace(/^[()]/, ''));
  return [...out];
}
