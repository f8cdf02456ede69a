import type { Report } from '@redress/contract';
import { expect, test } from 'vitest';
import { summarize } from './summary.ts';

const report: Report = {
  version: 1,
  disputeType: 'not-delivered',
  facts: {
    amountFen: { value: 9800, item: 'a.txt', confidence: 0.9, source: 'read' },
    paidAt: { value: '2026-11-01T04:12:03Z', item: 'a.txt', confidence: 0.9, source: 'read' },
  },
  items: [],
  chain: {
    slots: { listing: [], payment: ['a\u001b[2J.txt'] },
    links: [],
    gaps: [
      {
        code: 'slot-empty',
        slot: 'listing',
        what: { zh: '缺少商品页', en: 'The listing is missing' },
        advice: '请截图商品页',
        without: '',
        adviceEn: 'Save the listing',
        withoutEn: '',
      },
    ],
    timeline: [],
  },
  findings: [
    {
      kind: 'unfair-term',
      rule: 'x',
      start: 0,
      end: 1,
      quote: '概不\n退换',
      basis: [{ law: '甲法', article: '第一条' }],
      title: { zh: '概不退换', en: 'No refund' },
      reason: { zh: '', en: '' },
      answer: '',
      item: 'terms.html',
    },
  ],
  next: [
    {
      channel: 'platform',
      action: '发函',
      actionEn: 'Send it',
      due: '2026-11-12',
      letter: 'letters/x.pdf',
      basis: [],
      why: { zh: '', en: '' },
      state: 'now',
    },
    { channel: 'court', action: '起诉', actionEn: 'Sue', basis: [], why: { zh: '', en: '' }, state: 'later' },
    {
      channel: 'public',
      action: '公开',
      actionEn: 'Publish',
      basis: [],
      why: { zh: '', en: '' },
      state: 'closed',
    },
  ],
  gates: [],
  log: { origin: 'o', size: 1, vkey: 'k' },
};
const extra = {
  skipped: [{ file: 'b', why: { zh: '空', en: 'empty' } }],
  out: 'out',
  letters: ['letters/x.pdf'],
};

test('a person sees slots, gaps with advice, findings, dated steps and where the letters are; closed steps are left out', () => {
  expect(summarize(report, extra, 'zh')).toMatchInlineSnapshot(`
    "已读取并存证 0 份证据，跳过 1 份（见上）
      金额 ¥98.00
      付款时间 2026-11-01 12:12:03

    证据要素
      ✗ 商品页面
      ✓ 付款凭证: a\\u001b[2J.txt

    缺口与补救
      - 缺少商品页
        请截图商品页

    对方可能的拒绝理由与依据
      - 概不退换 (terms.html): 「概不 退换」 《甲法》第一条

    下一步
      1. 发函 [2026-11-12] → letters/x.pdf
      2. （视结果）起诉

    已写入 out
      letters/x.pdf
    "
  `);
});

test('a stranger’s control characters are shown, never obeyed by the terminal', () => {
  const text = summarize(report, extra, 'en');
  expect(text).toContain('a\\u001b[2J.txt');
  expect(text).not.toContain('\u001b');
});
