import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gradeDelivery } from './grade.ts';
import { readDeliveryLines } from './read-lines.ts';
import type { Assessment, DeliveryInput } from './types.ts';

/** The 14 failures of real shop software (issues cited in each file), told as that software would tell them. Synthetic. */
interface Case {
  synthetic: true;
  failure: number;
  software: string;
  title: { zh: string; en: string };
  cites: string[];
  expected: {
    level: number;
    counts: boolean;
    late: boolean;
    against: string[];
    missing: string[];
    dispute: string[];
  };
}

const folder = new URL('../fixtures/failures/', import.meta.url);
const cases = globSync('*.jsonl', { cwd: folder.pathname })
  .sort()
  .map((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    const { case: about } = JSON.parse(text.split('\n')[0] as string) as { case: Case };
    const input = readDeliveryLines(text);
    return { file, about, input, found: gradeDelivery(input) };
  });

const yesNo = (is: boolean): string => (is ? '是' : '否');

function rowsOf({ events }: DeliveryInput): string {
  return events.map(({ type, occurredAtMs }) => `${timeOf(occurredAtMs)} \`${type}\``).join('<br>');
}
const timeOf = (atMs: number): string =>
  new Date(atMs + 8 * 3_600_000).toISOString().slice(5, 19).replace('T', ' ');

function sideOf({ for: pro, against, missing }: Assessment): string {
  const weights = { decides: '决定', weakens: '减弱', shown: '仅供了解' };
  return [
    ...pro.map(({ text }) => `＋ ${text.zh}`),
    ...against.map(({ text, weight }) => `－ ${text.zh}（${weights[weight]}）`),
    ...missing.map(({ text }) => `缺 ${text.zh}`),
  ].join('<br>');
}

const table = [
  '# 十四种失败的判定',
  '',
  '由 `packages/delivery` 计算，勿手改。案例为合成数据，依据各店铺软件公开问题编写。“计入”指达到所适用的发货标准；标准是平台和商家加入时作出的承诺。',
  '',
  '| # | 失败 | 软件报送的事件（北京时间） | 等级 | 计入 | 迟延 | 依据与缺口 | 提示的争议类型 |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
  ...cases.map(({ about, input, found }) =>
    [
      '',
      about.failure,
      `${about.title.zh}（${about.software}）`,
      rowsOf(input),
      `L${found.level}`,
      yesNo(found.counts),
      yesNo(found.late),
      sideOf(found) || '—',
      found.dispute.map(({ type }) => `\`${type}\``).join(' ') || '—',
      '',
    ]
      .join(' | ')
      .trim(),
  ),
  '',
].join('\n');

describe('the fourteen failures of real shop software', () => {
  it('are all here and marked synthetic', () => {
    expect(cases.map(({ about }) => about.failure)).toEqual(Array.from({ length: 14 }, (_, i) => i + 1));
    expect(cases.every(({ about }) => about.synthetic)).toBe(true);
  });

  it.each(cases)('$file is graded as the law asks', ({ about, found }) => {
    expect({
      level: found.level,
      counts: found.counts,
      late: found.late,
      against: found.against.map(({ code }) => code).sort(),
      missing: found.missing.map(({ element }) => element),
      dispute: found.dispute.map(({ type }) => type),
    }).toEqual({ ...about.expected, against: [...about.expected.against].sort() });
  });

  it('leave no payout open where the delivery counts, and open one wherever it does not in time', () => {
    for (const { found } of cases) expect(found.payoutMayStart).toBe(!found.counts);
  });

  it('stand in a table that a lawyer can read', async () => {
    await expect(table).toMatchFileSnapshot('../fixtures/failures.md');
  });
});
