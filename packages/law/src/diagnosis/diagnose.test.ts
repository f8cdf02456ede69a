import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statute, statuteIds } from '../statutes.ts';
import { diagnoseText } from './diagnose.ts';
import { evaluateDiagnosis, type LabelledText } from './evaluate.ts';
import { diagnosisRules } from './rules.ts';

const read = (name: string): (LabelledText & { rules: string[] })[] =>
  readFileSync(new URL(`../../fixtures/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const labelled = read('diagnosis');
const dev = read('diagnosis-dev');
const rulesIn = (text: string): string[] => [...new Set(diagnoseText(text).map(({ rule }) => rule))].sort();

describe('findings', () => {
  it('say that 虚拟商品一经售出概不退换 is void by 消保法 26 and where it stands', () => {
    const text = '温馨提示：😀\n１．虚拟 商品一经售出，\n概不退换！请谅解';
    const [finding, ...others] = diagnoseText(text);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      kind: 'unfair-term',
      rule: 'no-refund-for-virtual-goods',
      verdict: 'void',
      quote: '虚拟 商品一经售出，\n概不退换',
    });
    expect(finding?.basis[0]).toEqual({ law: '中华人民共和国消费者权益保护法', article: '第二十六条' });
    expect(text.slice(finding?.start, finding?.end)).toBe(finding?.quote);
  });

  it.each([
    ['diagnosis', 390, 0.95, 0.95],
    ['diagnosis-dev', 330, 0.95, 0.95],
    ['diagnosis-field', 30, 0.95, 0.95],
    ['diagnosis-unseen', 460, 0.92, 0.8],
    ['diagnosis-second', 120, 0.88, 0.9],
  ] as const)('in %s are right and complete as far as is claimed', (name, least, precision, recall) => {
    const { texts, overall } = evaluateDiagnosis(read(name));
    expect(texts).toBeGreaterThanOrEqual(least);
    expect(overall.precision).toBeGreaterThanOrEqual(precision);
    expect(overall.recall).toBeGreaterThanOrEqual(recall);
  });

  it('of texts that nobody had seen are 95 of 100 times of the right kind, and miss fewer than 15 of 100', () => {
    const scores = Object.values(evaluateDiagnosis(read('diagnosis-unseen')).kinds);
    const sum = (key: 'right' | 'wrong' | 'missed') => scores.reduce((total, score) => total + score[key], 0);
    expect(sum('right') / (sum('right') + sum('wrong'))).toBeGreaterThanOrEqual(0.95);
    expect(sum('right') / (sum('right') + sum('missed'))).toBeGreaterThanOrEqual(0.85);
  });

  it('cover every rule by a labelled sentence', () => {
    const shown = new Set([...labelled, ...dev].flatMap(({ rules }) => rules));
    expect(diagnosisRules.map(({ rule }) => rule).filter((rule) => !shown.has(rule))).toEqual([]);
  });

  it('are nearly none in the statutes themselves, which forbid such clauses', () => {
    const found = statuteIds().flatMap((id) =>
      diagnoseText(statute(id)?.text ?? '').map(({ likely }) => ({ id, likely })),
    );
    // Only the court's own list of void clauses, which repeats them word by word.
    expect(found.filter(({ id, likely }) => !likely && id !== 'NETCONS-1')).toEqual([]);
    expect(found.filter(({ likely }) => likely).length).toBeLessThan(statuteIds().length / 20);
  });
});

describe('verdicts', () => {
  it('are void only where a law says so: T01, T02, T03, T04, T12, T15', () => {
    const allowed = [
      'no-refund-for-virtual-goods',
      'complaint-window',
      'final-interpretation',
      'no-liability',
      'platform-decides-finally',
      'order-cancellable-after-payment',
    ];
    const voiding = diagnosisRules.filter(({ patterns }) =>
      patterns.some(({ verdict }) => verdict === 'void'),
    );
    expect(voiding.map(({ rule }) => rule).sort()).toEqual(allowed.sort());
  });

  it('exist for clauses and for nothing else', () => {
    for (const { kind, patterns, rule } of diagnosisRules)
      for (const { verdict } of patterns) expect(verdict !== undefined, rule).toBe(kind === 'unfair-term');
  });

  it('are softer where the clause offers a remedy for faulty codes', () => {
    const [finding] = diagnoseText('虚拟商品一经售出概不退换，卡密无效可补发');
    expect(finding?.verdict).toBe('may-be-void');
  });
});

describe('evasions', () => {
  const positives = labelled.filter(({ rules }) => rules.length > 0);
  const fillers = [' ', '\u3000', '\u200b', '*', '·', '-', '~', '_', '|', '\t', '★', '。'];

  it('by fillers between characters lose no finding', () => {
    fc.assert(
      fc.property(fc.constantFrom(...positives), fc.constantFrom(...fillers), ({ text, rules }, filler) => {
        const found = rulesIn([...text].join(filler));
        for (const rule of rules) expect(found).toContain(rule);
      }),
      { numRuns: 300 },
    );
  });

  it('by full-width letters and digits lose no finding', () => {
    const wide = (text: string): string =>
      text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    for (const { text, rules } of positives)
      expect(rulesIn(wide(text))).toEqual(expect.arrayContaining(rules));
  });

  it.each([
    ['薇信直接转给我', '微信直接转给我'],
    ['加V芯，直接转帐', '加微信，直接转账'],
    ['➕薇❤ 私聊转账便宜', '加微信私聊转账便宜'],
    ['wx：abc123 直接转我', '微信直接转我'],
    ['支付煲直接打给我', '支付宝直接打给我'],
    ['概卟退歀', '概不退款'],
    ['售出🚫退🚫换', '售出不退不换'],
    ['概丶不丶退丶款', '概不退款'],
    ['把yzm发给我', '把验证码发给我'],
    ['先交解冫东金才能退款', '先交解冻金才能退款'],
    ['𝐰𝐱转账给我', '微信转账给我'],
    ['𝗤𝗤上直接转我', 'qq上直接转我'],
    ['余额不能提xian', '余额不能提现'],
    ['投訴已結案請勿重複提交', '投诉已结案请勿重复提交'],
    ['轉賬給我個人賬戶', '转账给我个人账户'],
  ])('in common use are undone: %s', (evasive, plain) => {
    const rules = rulesIn(plain);
    expect(rules.length).toBeGreaterThan(0);
    expect(rulesIn(evasive)).toEqual(rules);
    for (const { start, end, quote } of diagnoseText(`前言。${evasive}`))
      expect(`前言。${evasive}`.slice(start, end)).toBe(quote);
  });

  it('of words that only look alike are left alone', () => {
    for (const text of ['他很有威信', 'the tk value of x', '加vip会员', '1+1等于2', '❌密码错误'])
      expect(diagnoseText(text)).toEqual([]);
  });

  it('may begin with a number and an empty line, as pasted lists do', () => {
    expect(diagnoseText('0.\n\n请耐心等待').map(({ quote }) => quote)).toEqual(['请耐心等待']);
  });

  it('never move a quote off its place', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...positives),
        fc.string(),
        fc.constantFrom(...fillers),
        ({ text }, noise, filler) => {
          const given = `${noise}\n\n${[...text].join(filler)}`;
          for (const { start, end, quote } of diagnoseText(given))
            expect(given.slice(start, end)).toBe(quote);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('strangers’ text', () => {
  it('of random characters yields nothing and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(diagnoseText(text)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['投诉1天逾期', '不退', '虚拟商品概', '您的操作', '加微信', '责任由平台', '1', '退款充值先交'])(
    'of a megabyte of %j is read in one go',
    (unit) => {
      const text = unit.repeat(Math.ceil((1024 * 1024) / (3 * unit.length)));
      const started = performance.now();
      diagnoseText(text);
      // Measured at a tenth to a fifth of this; a search that looks back would take minutes.
      expect(performance.now() - started).toBeLessThan(15_000);
    },
  );

  it.each([
    '投诉1天逾期',
    '退',
    '不退',
    '网络延迟',
    '争议平台所在地',
    '视为发货',
    '\n',
    '\r',
    '\u2028',
    '\r。',
    '。',
    '🈚',
  ])('made of %j alone takes no longer than its length deserves', (unit) => {
    const started = performance.now();
    diagnoseText(unit.repeat(100_000 / unit.length));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

it.each([
  ['因掉单造成的损失由用户自行承担。', ['network-lag-no-liability']],
  ['因系统掉单、延迟到账造成的损失，由用户自行承担。', ['network-lag-no-liability']],
  ['因网络原因造成的损失由买家自负。', ['network-lag-no-liability']],
  // Her own network, her own slip, and what the law says anyway are no unfair term.
  ['因用户自身网络故障造成的损失由用户自行承担。', []],
  ['因用户填错账号造成的损失由用户自行承担。', []],
  ['商品有质量问题的，依照法律规定办理退换。', []],
])('who bears what a lost callback or lag costs: %s', (text, rules) => {
  expect(diagnoseText(text).map(({ rule }) => rule)).toEqual(rules);
});
