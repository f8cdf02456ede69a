import type { Report } from '@redress/contract';
import { formatYuan, shanghaiTime } from '@redress/kernel';
import { printable } from '../language.ts';
import type { Skipped } from './collect-files.ts';

export type Language = 'zh' | 'en';

/** What was found, in some twenty lines for a terminal; the report says everything. */
export function summarize(
  report: Report,
  extra: { skipped: readonly Skipped[]; out: string; letters: readonly string[] },
  language: Language,
): string {
  const say = sayings[language];
  const sections = [
    [say.items(report.items.length, extra.skipped.length), ...factLines(report, language)],
    [say.slots, ...slotLines(report, language)],
    report.chain.gaps.length > 0 ? [say.gaps, ...gapLines(report, language)] : [say.noGaps],
    report.findings.length > 0 ? [say.findings, ...findingLines(report, language)] : [],
    [say.next, ...nextLines(report, language)],
    [say.written(extra.out), ...extra.letters.map((letter) => `  ${letter}`)],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map(printable).join('\n'))
    .join('\n\n')}\n`;
}

function factLines({ facts }: Report, language: Language): string[] {
  const say = sayings[language].facts;
  const lines: (string | undefined)[] = [
    facts.orderNo && `${say.orderNo} ${facts.orderNo.value}`,
    facts.amountFen && `${say.amountFen} ¥${formatYuan(facts.amountFen.value)}`,
    facts.payee && `${say.payee} ${facts.payee.value}`,
    facts.paidAt && `${say.paidAt} ${shanghaiTime(Date.parse(facts.paidAt.value))}`,
  ];
  return lines.filter((line) => line !== undefined).map((line) => `  ${line}`);
}

function slotLines({ chain }: Report, language: Language): string[] {
  return Object.entries(chain.slots).map(([slot, files]) =>
    files.length > 0
      ? `  ✓ ${slotNames[language][slot] ?? slot}: ${files.join(', ')}`
      : `  ✗ ${slotNames[language][slot] ?? slot}`,
  );
}

function gapLines({ chain }: Report, language: Language): string[] {
  return chain.gaps.flatMap((gap) => [
    `  - ${gap.what[language]}`,
    `    ${language === 'zh' ? gap.advice : gap.adviceEn}`,
  ]);
}

function findingLines({ findings }: Report, language: Language): string[] {
  return findings.map((finding) => {
    const where = finding.item ? ` (${finding.item})` : '';
    const quote = finding.quote.replace(/\s+/g, ' ');
    // The first article carries the answer; the report and the letters name them all.
    const basis = finding.basis.slice(0, 1).map(({ law, article }) => `《${law}》${article}`);
    const likely = finding.likely ? sayings[language].likely : '';
    return `  - ${likely}${finding.title[language]}${where}: 「${quote}」 ${basis.join('')}`;
  });
}

function nextLines({ next }: Report, language: Language): string[] {
  return next
    .filter((step) => step.state !== 'closed')
    .map((step, n) => {
      const due = step.due ? ` [${step.due}${step.provisional ? ' 暂定 / provisional' : ''}]` : '';
      const letter = step.letter ? ` → ${step.letter}` : '';
      const later = step.state === 'later' ? sayings[language].later : '';
      return `  ${n + 1}. ${later}${language === 'zh' ? step.action : step.actionEn}${due}${letter}`;
    });
}

const slotNames: Record<Language, Record<string, string>> = {
  zh: {
    listing: '商品页面',
    payment: '付款凭证',
    promise: '承诺',
    failure: '未履行的证据',
    terms: '平台规则',
    reply: '答复',
    other: '其他',
  },
  en: {
    listing: 'listing',
    payment: 'payment',
    promise: 'promise',
    failure: 'failure',
    terms: 'terms',
    reply: 'reply',
    other: 'other',
  },
};

const sayings = {
  zh: {
    items: (kept: number, skipped: number) =>
      `已读取并存证 ${kept} 份证据${skipped > 0 ? `，跳过 ${skipped} 份（见上）` : ''}`,
    facts: { orderNo: '订单号', amountFen: '金额', payee: '收款方', paidAt: '付款时间' },
    slots: '证据要素',
    gaps: '缺口与补救',
    noGaps: '证据链完整，没有缺口',
    findings: '对方可能的拒绝理由与依据',
    next: '下一步',
    later: '（视结果）',
    likely: '看起来像：',
    written: (out: string) => `已写入 ${out}`,
  },
  en: {
    items: (kept: number, skipped: number) =>
      `${kept} items read and sealed${skipped > 0 ? `, ${skipped} skipped (see above)` : ''}`,
    facts: { orderNo: 'Order', amountFen: 'Amount', payee: 'Payee', paidAt: 'Paid' },
    slots: 'Evidence slots',
    gaps: 'Gaps and how to close them',
    noGaps: 'The chain is complete',
    findings: 'How they may refuse, and the law on it',
    next: 'Next steps',
    later: '(if need be) ',
    likely: 'looks like: ',
    written: (out: string) => `Written to ${out}`,
  },
};
