import { instantTokens } from '../instants.ts';
import { type Label, labelled, within } from '../labelled.ts';
import { candidate, type Page } from '../page.ts';
import type { Candidate } from '../types.ts';
import { failureNoticeIn } from './failure.ts';

const paidLabels: Label[] = [
  { word: /(?:支付|付款)(?:完成|成功)?(?:时间|日期)/, strength: 0.98 },
  { word: /(?:交易|扣款|转账|扣费|成交)(?:时间|日期)/, strength: 0.95 },
  { word: /(?:充值|消费)时间/, strength: 0.75 },
  { word: /创建时间/, strength: 0.65 },
  { word: /(?:支付|付款)(?:成功|完成)/, strength: 0.7 },
];
const failedLabels: Label[] = [
  { word: /(?:异常|失败|失效|报错)时间/, strength: 0.98 },
  { word: /(?:找回|改密|换绑|冻结|核销|被?使用|兑换|激活)(?:时间|日期)/, strength: 0.9 },
  { word: /(?:通知|提醒|检测|查询|反馈|处理|更新)时间/, strength: 0.75 },
];
const otherTimes = /(?:下单|创建|付款|支付|交易|成交|发货|生效|更新|签署|注册)[^\s]{0,4}\s*:?\s*$/;

/** Candidates for the time of payment: RFC 3339 UTC, read as Asia/Shanghai wall-clock time. */
export function paidAtIn(page: Page): Candidate<string>[] {
  if (page.kind === 'terms') return [];
  const trust = page.kind === 'payment' ? 1 : 0.85;
  const labels = page.kind === 'payment' ? paidLabels : paidLabels.slice(0, 2);
  const out = labelledTimes(page, labels, trust);
  return out.length > 0 || page.kind !== 'payment' ? out : onlyTime(page, 0.65);
}

/** Candidates for the time at which the failure showed itself. */
export function failedAtIn(page: Page): Candidate<string>[] {
  if (page.kind !== 'failure' && page.kind !== 'other') return [];
  const trust = page.kind === 'failure' ? 1 : 0.7;
  const out = labelledTimes(page, failedLabels, trust);
  if (out.length > 0) return out;
  const [notice] = failureNoticeIn(page);
  if (!notice) return [];
  const near = timeBefore(page, notice.place.line, notice.confidence * 0.85);
  return near.length > 0 ? near : onlyTime(page, 0.6 * trust);
}

function labelledTimes(page: Page, labels: readonly Label[], trust: number): Candidate<string>[] {
  const out: Candidate<string>[] = [];
  for (const { label, span } of labelled(page, labels)) {
    const t = instantTokens(span.text)[0];
    if (!t || t.index > 3) continue;
    out.push(candidate(page, span.line, within(span, t.index, t.length), t.at, label.strength * trust));
  }
  return out;
}

/** The time in the notice's own line or at most three lines above it, as chats and messages show it. */
function timeBefore(page: Page, index: number, strength: number): Candidate<string>[] {
  for (let i = index; i >= Math.max(0, index - 3); i--) {
    const line = page.lines[i];
    const t = line && instantTokens(line.text)[0];
    if (!line || !t || otherTimes.test(line.text.slice(0, t.index))) continue;
    const start = line.start + t.index;
    return [candidate(page, line, { start, end: start + t.length }, t.at, strength)];
  }
  return [];
}

/** The one time that a page shows and does not call anything else; nothing when there are several. */
function onlyTime(page: Page, strength: number): Candidate<string>[] {
  const all = page.lines.flatMap((line) =>
    instantTokens(line.text)
      .filter((t) => page.kind === 'payment' || !otherTimes.test(line.text.slice(0, t.index)))
      .map((t) => ({ line, t })),
  );
  if (new Set(all.map(({ t }) => t.at)).size !== 1) return [];
  const { line, t } = all[0] as (typeof all)[number];
  const start = line.start + t.index;
  return [candidate(page, line, { start, end: start + t.length }, t.at, strength)];
}
