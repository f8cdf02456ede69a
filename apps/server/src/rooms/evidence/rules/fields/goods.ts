import { type Label, labelled, within } from '../labelled.ts';
import { candidate, type Page } from '../page.ts';
import type { Candidate } from '../types.ts';

const labels: Label[] = [
  { word: /商品(?:说明|名称|标题|信息)|购买商品|宝贝(?:名称|标题)|产品名称/, strength: 0.92 },
  { word: /^商品(?=\s|:)/, strength: 0.8 },
];
const words =
  /点卡|卡密|会员|充值|账号|帐号|代练|Q币|[月季年周]卡|激活码|兑换码|CDK|钻石|礼包|皮肤|游戏币|金币|点券|序列号|礼品卡/i;
/** A title is one phrase: no sentence marks, no figures of a form, not a button. */
const title = /^[^,。;:!?¥]{5,60}$/;
const notTitle =
  /查看|立即|请|已售|客服|发货|付款|支付|规则|未到账|异常|失败|专营店|旗舰店|信息|暂无|面值\s?\d+\s?元\s|订单|数量/;

/** `名称 - 站名`, as a browser's tab says it; and `站名-类目`, as a platform fills in for every order. */
const tabTitle = /\S\s[-_|–—]\s?\S{2,14}$/;
const category = /^[^-]{2,10}(?:网|商城|平台|卡盟)-\S{2,8}$/;

/** Candidates for what was bought: a labelled name, else the title line of a listing or order. */
export function goodsIn(page: Page): Candidate<string>[] {
  if (page.kind === 'terms' || page.kind === 'reply') return [];
  const out: Candidate<string>[] = [];
  for (const { label, span } of labelled(page, labels)) {
    if (span.text.length < 2 || span.text.length > 100 || /[。!?]/.test(span.text)) continue;
    const strength = category.test(span.text) ? 0.6 : label.strength;
    out.push(candidate(page, span.line, within(span, 0, span.text.length), span.text, strength));
  }
  if (page.kind === 'promise' || page.kind === 'other') return out;
  for (const line of page.lines) {
    const text = line.text.trim();
    if (!words.test(text) || !title.test(text) || notTitle.test(text)) continue;
    const start = line.start + line.text.indexOf(text);
    const full = page.kind === 'listing' ? 0.85 : page.kind === 'failure' ? 0.75 : 0.6;
    const strength = tabTitle.test(text) ? full - 0.15 : full;
    out.push(candidate(page, line, { start, end: start + text.length }, text, strength));
  }
  return out;
}
