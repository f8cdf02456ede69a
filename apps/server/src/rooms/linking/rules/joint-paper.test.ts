import type { JointReport } from '@redress/contract';
import { expect, test } from 'vitest';
import { toJointCases } from './joint-paper.ts';
import { composeJointReport } from './joint-report.ts';
import { maskPayee, maskValue } from './mask-value.ts';

test.each([
  ['payee-account', '6222021234566721', '尾号6721'],
  ['card-code', 'ABCD1234EFGH5678', '尾号5678'],
  ['phone', '13912345678', '139****5678'],
  ['email', 'seller@shop.example', 's****@shop.example'],
  ['wechat', 'shanka_shop_1', 'sh****p_1'],
  ['qq', '12345', '1****'],
  ['site', 'kami8.top', 'kami8.top'],
  ['payee-name', '王小明', '王＊＊'],
] as const)('%s %s is printed as %s', (kind, value, shown) => {
  expect(maskValue(kind, value)).toBe(shown);
});

test.each([
  ['杭州速充网络科技有限公司', '杭州速充网络科技有限公司'],
  ['王小明', '王＊＊'],
  ['＊小明(6222 0212 3456 6721)', '小＊＊（尾号6721）'],
  ['微信转账-张三 13912345678', '微＊＊（尾号5678）'],
  ['李四五金店6222021234566721', '李＊＊（尾号6721）'],
])('of a payee %s the paper shows %s', (name, shown) => {
  expect(maskPayee(name)).toBe(shown);
});

test('the paper takes names, contacts and values of nobody but who consented or holds the report', () => {
  const one = (n: number, more: object = {}) => ({
    alias: `案件${n}`,
    mine: false,
    disputeType: 'fraud' as const,
    amountFen: 160_000,
    payee: '王小明',
    kinds: ['wechat' as const, 'site' as const],
    seals: [n],
    representative: false,
    ...more,
  });
  const contents = composeJointReport({
    flag: 'alert',
    reasons: [{ zh: '5位不同的买家', en: '5 buyers' }],
    linkedCases: 9,
    cases: [one(1, { name: '张三', contact: '13900000000', representative: true }), one(2), one(3)],
    log: { origin: 'o', vkey: 'v' },
  });
  const report: JointReport = {
    version: 1,
    reportId: 'report_1',
    preparedAt: '2026-11-26T00:00:00Z',
    ...contents,
  };
  const paper = toJointCases(report, [{ kind: 'wechat', value: 'shanka_shop_1', cases: 3 }]);
  expect(paper.cases.map(({ person }) => person)).toEqual([
    { name: '张三', phone: '13900000000' },
    undefined,
    undefined,
  ]);
  expect(paper.representatives).toEqual(['案件1']);
  expect(paper).toMatchObject({ reportNo: 'report_1', others: 6, signs: ['5位不同的买家'] });
  expect(paper.payees).toEqual([{ shown: '王＊＊', cases: 3, amountFen: 480_000 }]);
  expect(paper.shared).toEqual([
    { what: '微信号', shown: 'sh****p_1', cases: 3 },
    { what: '网站', shown: '由其他当事人的材料显示', cases: 3 },
  ]);
  expect(JSON.stringify(paper)).not.toMatch(/王小明|shanka_shop_1/);
});
