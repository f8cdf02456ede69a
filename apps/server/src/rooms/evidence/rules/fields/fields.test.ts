import type { FactName, ItemKind } from '@redress/contract';
import { describe, expect, test } from 'vitest';
import { extractFacts } from '../extract-facts.ts';

/** The fact read from one item of this kind. */
function read(name: FactName, kind: ItemKind, text: string): string | number | undefined {
  return extractFacts([{ file: 'x', kind, text, lines: [] }])[name]?.value;
}

describe('order number', () => {
  test.each([
    ['订单编号 20261101123456789', '20261101123456789'],
    ['订单号：20261101123456789复制', '20261101123456789'],
    ['订单号:2026110112345678９', '20261101123456789'],
    ['订单号\n20261101123456789', '20261101123456789'],
    ['订单号 2O261101l23456789', '20261101123456789'],
    ['商户单号 WX_20261101123456', 'WX_20261101123456'],
    ['订单编号 2026110 1123 456789', '20261101123456789'],
    ['Order No. AB-20261101-77', 'AB-20261101-77'],
    ['商户单号 可在支持的商户扫码退款\nWX_20261101123456', 'WX_20261101123456'],
    ['订单编号 202611011234567\n89\n下单时间 2026-11-01', '20261101123456789'],
    ['订单编号 202611011234567\n2026-11-01 12:11', '202611011234567'],
    ['您的订单20261101123456789已受理', '20261101123456789'],
  ])('%j is read as %s', (text, value) => {
    expect(read('orderNo', 'failure', text)).toBe(value);
  });
  test.each([
    '交易单号 4200002026110112',
    '快递单号 SF1234567890',
    '工单号 88886666',
    '订单异常',
    '订单时间 2026-11-01',
  ])('%j names no order', (text) => {
    expect(read('orderNo', 'failure', text)).toBeUndefined();
  });
  test("on a wallet's bill with 订单号 and 商家订单号 the latter is the order's", () => {
    const bill = '账单详情\n订单号 2026110122001400001\n商家订单号 T20261101123456';
    expect(read('orderNo', 'payment', bill)).toBe('T20261101123456');
    expect(read('tradeNo', 'payment', bill)).toBe('2026110122001400001');
  });
  test('a terms page names no order of this buyer', () => {
    expect(read('orderNo', 'terms', '示例订单号：20261101123456789')).toBeUndefined();
  });
});

describe('amount', () => {
  test.each([
    ['实付款 ¥98.00', 9800],
    ['实付款￥98', 9800],
    ['支付金额：Y98.00', 9800],
    ['付款金额 ９８．００元', 9800],
    ['合计：1,298.50元', 129850],
    ['-98.00', 9800],
    ['付款金额\n¥9 8.00', undefined],
    ['面值 100元', undefined],
    ['实付款 ¥98.OO', 9800],
    ['扣款成功 -1,280.00', 128000],
  ])('%j on payment evidence is %s fen', (text, fen) => {
    expect(read('amountFen', 'payment', text)).toBe(fen);
  });
  test('the payment record wins over what is written in a chat', () => {
    const facts = extractFacts([
      { file: 'chat', kind: 'promise', text: '我：付款100元了', lines: [] },
      { file: 'bill', kind: 'payment', text: '付款金额 98.00元', lines: [] },
    ]);
    expect(facts.amountFen).toMatchObject({ value: 9800, item: 'bill', source: 'read' });
    expect(facts.amountFen?.confidence).toBeLessThan(0.97);
  });
  test.each([
    ['¥98.00 面值¥100.00 已售3210件', 9800],
    ['售价：98元', 9800],
    ['原价¥120 现价¥98', 9800],
    ['面值100元', undefined],
  ])('a listing with %j asks %s fen', (text, fen) => {
    expect(read('listedAmountFen', 'listing', text)).toBe(fen);
  });
});

describe('time', () => {
  test.each([
    ['支付时间 2026-11-01 12:12:03', '2026-11-01T04:12:03Z'],
    ['支付时间：2026-11-0320:12:07', '2026-11-03T12:12:07Z'],
    ['付款时间 2026年11月1日 12:12', '2026-11-01T04:12:00Z'],
    ['付款时间\n2026/11/1 07:05:09', '2026-10-31T23:05:09Z'],
    ['支付时间２０２６－１１－０１　１２：１２：０３', '2026-11-01T04:12:03Z'],
    ['支付时间 2026年11月1日 下午3:20', '2026-11-01T07:20:00Z'],
    ['支付时间 2026-02-30 12:00:00', undefined],
    ['支付时间 2026-11-01 25:00:00', undefined],
    ['支付时间 11月1日 12:12', undefined],
  ])('%j is %s', (text, instant) => {
    expect(read('paidAt', 'payment', text)).toBe(instant);
  });
  test('the time of order is not the time of payment', () => {
    expect(read('paidAt', 'failure', '下单时间 2026-11-01 12:11:40')).toBeUndefined();
  });
  test('a failure takes its time from the message in which it stands', () => {
    expect(read('failedAt', 'failure', '2026-11-01 12:27 系统：充值失败')).toBe('2026-11-01T04:27:00Z');
    expect(read('failedAt', 'failure', '下单时间 2026-11-01 12:11:40\n充值失败')).toBeUndefined();
  });
});

describe('promise', () => {
  test.each([
    ['付款后5分钟到账', 5],
    ['自动发货5分钟到账', 5],
    ['1-5分钟内自动发货', 5],
    ['1~3 小时内到账', 180],
    ['半小时内充好', 30],
    ['半个小时内到账', 30],
    ['24小时内发货', 1440],
    ['预计十五分钟左右到账', 15],
    ['两小时内发货', 120],
    ['到账时间 付款后10分钟内', 10],
    ['秒到账', 1],
    ['30秒到账', 1],
    ['自动发货', undefined],
    ['24小时自动发货', undefined],
    ['7×24小时客服', undefined],
    ['已经付款快20分钟了还没到账', undefined],
    ['超过24小时未到账', undefined],
    ['5分钟到账吗？', undefined],
    ['投诉需24小时内提交', undefined],
  ])('%j promises %s minutes', (text, minutes) => {
    expect(read('promisedWithinMinutes', 'promise', text)).toBe(minutes);
  });
  test('the promise is quoted as it stands, without the rest of the line', () => {
    expect(read('promiseText', 'promise', '客服：亲，付款后５分钟到账，自动发货的哦')).toBe(
      '付款后５分钟到账',
    );
    expect(read('promiseText', 'listing', '卖家承诺：永久包赔，绝不找回')).toBe('永久包赔');
  });
});

describe('failure notice', () => {
  test.each([
    ['订单异常', '订单异常'],
    ['卡密未到账，系统正在核实', '卡密未到账'],
    ['该激活码已被使用，请核对', '激活码已被使用'],
    ['您的账号于昨日被申诉找回', '账号于昨日被申诉找回'],
    ['订单状态：待处理', '订单状态：待处理'],
    ['对方开启了好友验证', '开启了好友验证'],
    ['如未到账请联系客服', undefined],
    ['如非本人操作请联系我行', undefined],
    ['充值成功，已到账', undefined],
  ])('%j says %s', (text, words) => {
    expect(read('failureNotice', 'failure', text)).toBe(words);
  });
  test('a rule that speaks of failures is not one', () => {
    expect(read('failureNotice', 'terms', '未到账的，平台概不负责')).toBeUndefined();
  });
});

describe('names and contacts', () => {
  test.each<[FactName, ItemKind, string, string | undefined]>([
    ['payee', 'payment', '收款方　杭州某某网络科技有限公司', '杭州某某网络科技有限公司'],
    ['payee', 'payment', '商户全称\n杭州某某（集团）有限公司', '杭州某某（集团）有限公司'],
    ['payee', 'payment', '收款方\n付款方式', undefined],
    ['payChannel', 'payment', '付款方式 余额', '余额'],
    ['tradeNo', 'payment', '交易单号 4200002026110112120387654321', '4200002026110112120387654321'],
    ['merchantName', 'listing', '极速点卡专营店 进店', '极速点卡专营店'],
    ['platformName', 'terms', '本规则最终解释权归速充卡盟所有', '速充卡盟'],
    ['platformName', 'promise', '我在速充卡盟买的', '速充卡盟'],
    ['siteUrl', 'listing', '速充卡盟 suchong-card.example', 'suchong-card.example'],
    [
      'siteUrl',
      'terms',
      '网址：https://suchong-card.example/help，欢迎',
      'https://suchong-card.example/help',
    ],
    ['siteUrl', 'terms', '邮箱 service@suchong-card.example', undefined],
    ['contact', 'listing', '客服QQ：1000000001', '客服QQ：1000000001'],
    ['contact', 'listing', '客服微信：neibu_chong88', '微信：neibu_chong88'],
    ['contact', 'terms', '客服电话：0571-00000000', '客服电话：0571-00000000'],
    ['goods', 'payment', '商品说明 星河战纪点卡 100元面值', '星河战纪点卡 100元面值'],
  ])('%s on %s: %j is %s', (name, kind, text, value) => {
    expect(read(name, kind, text)).toBe(value);
  });
});

describe('a sentence that the edge of a bubble breaks', () => {
  const text = '拍下付款后15分\n钟内到账\n卡密还没\n收到';
  const at = (start: number, end: number, y: number, x = 100) => {
    const box: [number, number, number, number] = [x, y, 400, 40];
    return { start, end, box, confidence: 0.9 };
  };
  test('is read whole, quoted without the break, and its place covers both lines', () => {
    const lines = [at(0, 8, 100), at(9, 13, 150), at(14, 18, 300), at(19, 21, 350)];
    const facts = extractFacts([{ file: 'chat.png', kind: 'promise', text, lines }]);
    expect(facts.promisedWithinMinutes).toMatchObject({ value: 15, place: { line: 0, start: 5, end: 13 } });
    expect(facts.promiseText).toMatchObject({
      value: '拍下付款后15分钟内到账',
      place: { start: 0, end: 13 },
    });
    expect(facts.failureNotice).toMatchObject({ value: '卡密还没收到', place: { start: 14, end: 21 } });
  });
  test('two bubbles are not one sentence', () => {
    const lines = [at(0, 8, 100), at(9, 13, 250), at(14, 18, 400), at(19, 21, 450, 600)];
    const facts = extractFacts([{ file: 'chat.png', kind: 'promise', text, lines }]);
    expect(facts.promisedWithinMinutes).toBeUndefined();
    expect(facts.failureNotice).toBeUndefined();
  });
});

test('on a picture the value stands to the right of its label, whatever the order of the lines', () => {
  const text = '2026-11-01 12:12:03\n支付时间\n20261101123456789\n商户单号';
  const box = (x: number, y: number): [number, number, number, number] => [x, y, 300, 40];
  const lines = [
    { start: 0, end: 19, box: box(600, 102), confidence: 0.9 },
    { start: 20, end: 24, box: box(80, 100), confidence: 0.99 },
    { start: 25, end: 42, box: box(600, 203), confidence: 0.98 },
    { start: 43, end: 47, box: box(80, 200), confidence: 0.99 },
  ];
  const facts = extractFacts([{ file: 'bill.png', kind: 'payment', text, lines }]);
  expect(facts.paidAt).toMatchObject({
    value: '2026-11-01T04:12:03Z',
    place: { line: 0, start: 0, end: 19, box: box(600, 102) },
  });
  expect(facts.paidAt?.confidence).toBeCloseTo(0.88, 1);
  expect(facts.orderNo?.place).toMatchObject({ line: 2, start: 25, end: 42 });
});
