import { describe, expect, it } from 'vitest';
import { basisOf, levelOf } from '../basis.ts';
import { statute } from '../statutes.ts';
import { checkStatement, mayBePublished, personalBasis, wordingRules } from './check-statement.ts';

const rulesOf = (text: string) => checkStatement(text).map(({ rule, level }) => `${rule}:${level}`);

describe('a publication is blocked', () => {
  it.each([
    ['不退款就曝光你们', 'money-for-silence'],
    ['三天之内退款，否则我发到网上', 'money-for-silence'],
    ['请尽快赔偿。不然我就全网扩散！', 'money-for-silence'],
    ['赔钱就删帖', 'money-for-silence'],
    ['退款后我会立即删除本文', 'money-for-silence'],
    ['给500块我就撤稿', 'money-for-silence'],
    ['再不退钱我就去举报你', 'money-for-silence'],
    ['想让我删掉就先退钱', 'money-for-silence'],
    ['逾期不还钱，将在微博公布你的信息', 'money-for-silence'],
    ['这是个骗子平台', 'crime-as-fact'],
    ['骗　子，还我血汗', 'crime-as-fact'],
    ['大家看看这个騙*子', 'crime-as-fact'],
    ['pian子商家', 'crime-as-fact'],
    ['piàn zi 一个', 'crime-as-fact'],
    ['他是诈骗犯', 'crime-as-fact'],
    ['诈。骗。犯', 'crime-as-fact'],
    ['炸骗平台', 'crime-as-fact'],
    ['这家片子平台', 'crime-as-fact'],
    ['他们骗了我98元', 'crime-as-fact'],
    ['这就是诈骗', 'crime-as-fact'],
    ['你们这群人渣', 'insult'],
    ['傻🐷逼客服', 'insult'],
    ['垃圾平台', 'insult'],
    ['听说他们骗', 'third-party-story'],
    ['其他买家也都没收到', 'third-party-story'],
    ['群里好多人说被坑', 'third-party-story'],
    ['老板的手机是13800138000', 'personal-phone'],
    ['收款人：张伟', 'personal-name'],
  ])('for “%s”', (text, rule) => {
    expect(rulesOf(text)).toContain(`${rule}:block`);
    expect(mayBePublished(checkStatement(text))).toBe(false);
  });
});

describe('a writer is warned', () => {
  it.each([
    ['对方涉嫌诈骗', 'unproved-accusation'],
    ['商家故意不发货', 'unproved-accusation'],
    ['老板已经跑路', 'unproved-accusation'],
    ['黑心商家', 'belittling'],
    ['求大家转发', 'call-to-crowd'],
    ['客服说：退款就得删除差评', 'money-for-silence'],
    ['法院判决认定该店主行骗', 'crime-as-fact'],
    ['订单号20261101123456789', 'personal-order-number'],
  ])('of “%s”', (text, rule) => {
    expect(rulesOf(text)).toContain(`${rule}:warn`);
    expect(mayBePublished(checkStatement(text))).toBe(true);
  });
});

describe('plain facts pass', () => {
  it.each([
    '2026年11月1日12时12分，本人向杭州某某网络科技有限公司支付人民币98.00元，购买“100元点卡”。',
    '页面承诺付款后5分钟内到账。截至2026年11月20日，本人未收到该商品，也未收到退款。',
    '2026年11月5日，本人以书面方式要求平台退还98元，请求于7个工作日内答复。',
    '平台于2026年11月8日答复：“虚拟商品一经售出概不退换”。',
    '如未解决，本人将依法向市场监督管理部门投诉或者向人民法院起诉。',
    '是否构成诈骗，由公安机关依法认定。',
    '本人并非指对方是骗子，只说明上述事实。',
    '依据《中华人民共和国反电信网络诈骗法》的规定，本人已向公安机关报案。',
    '对方至今没有退款。本人已向12315举报，编号见证据6。',
    '欢迎对方就上述内容作出答复，答复将原文刊载于本页。',
    '把垃圾短信删除后，我查看了USB接口和这部片子。',
  ])('“%s”', (text) => {
    expect(checkStatement(text)).toEqual([]);
  });
});

describe('each finding', () => {
  it('has its place in the text as given, and what may be said instead', () => {
    const text = '【声明】\n这家骗·子平台不退款！';
    const [finding] = checkStatement(text, {
      facts: { paidDay: '2026年11月1日', amount: '98.00元', goods: '“点卡”', harm: '未收到商品' },
    });
    expect(text.slice(finding?.start, finding?.end)).toBe('骗·子');
    expect(finding?.quote).toBe('骗·子');
    expect(finding?.instead).toMatch(
      /^2026年11月1日本人支付98\.00元购买“点卡”。截至〔今天的日期〕，本人未收到商品。/,
    );
    expect(checkStatement(finding?.instead as string)).toEqual([]);
  });

  it('rests on articles read in full and quotes them literally', () => {
    const citations = [...wordingRules.flatMap(({ basis }) => basis), ...personalBasis];
    expect(citations.length).toBeGreaterThan(15);
    for (const { id, quote } of citations) {
      expect(levelOf(id), id).toMatch(/^A\+?$/);
      expect(statute(id)?.text, id).toContain(quote);
    }
    const [silence] = checkStatement('赔钱就删帖');
    expect(silence?.basis[0]).toEqual({
      ...basisOf('DEFAMJI-6'),
      quote: '以在信息网络上发布、删除等方式处理网络信息为由，威胁、要挟他人，索取公私财物',
    });
  });

  it('is offered words that pass themselves', () => {
    for (const { instead, rule } of wordingRules)
      if (instead) expect(checkStatement(instead.replace(/\{\w+\}/g, '某')), rule).toEqual([]);
  });
});
