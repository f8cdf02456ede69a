import { describe, expect, test } from 'vitest';
import { readHosts } from '../../hosts.ts';
import { extractIdentifiers } from './extract.ts';

const found = (text: string) =>
  extractIdentifiers(text, readHosts).map(({ kind, value }) => `${kind}:${value}`);

describe('contacts as people write them', () => {
  test.each([
    ['客服QQ：2345678901', ['qq:2345678901']],
    ['加Q: 234567890 咨询', ['qq:234567890']],
    ['售后QQ群：765432109', ['qq-group:765432109']],
    ['进群 765432109 领福利，加群765432109', ['qq-group:765432109']],
    ['微信号：kami_8899', ['wechat:kami_8899']],
    ['加V kami8899', ['wechat:kami8899']],
    ['vx:Kami8899，秒回', ['wechat:kami8899']],
    ['wxid_a1b2c3d4e5f6g7', ['wechat:wxid_a1b2c3d4e5f6g7']],
    ['微信 13987654321', ['phone:13987654321']],
    ['联系电话:139 8765 4321', ['phone:13987654321']],
    ['电话 +86 139-8765-4321', ['phone:13987654321']],
    ['手机13987654321，微信同号', ['phone:13987654321']],
    ['TG：@kami_store', ['telegram:kami_store']],
    ['https://t.me/kami_store', ['telegram:kami_store']],
    ['邮箱 Kami.Shop@Proton.me', ['email:kami.shop@proton.me']],
    ['邮箱 234567890@qq.com', ['qq:234567890']],
    ['座机：0571-87654321', ['landline:057187654321']],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));
});

describe('money', () => {
  test.each([
    ['支付宝账号：13987654321', ['payee-account:13987654321', 'phone:13987654321']],
    ['支付宝 kami@proton.me 收款', ['payee-account:kami@proton.me', 'email:kami@proton.me']],
    ['银行卡号：6222 0212 3456 7890 128', ['bank-card:6222021234567890128']],
    ['银行卡号：6222 0200 0000 0000 009', []],
    ['收款卡 6222021234567890123', []],
    ['收款方：杭州极速点卡网络科技有限公司', ['payee-name:杭州极速点卡网络科技有限公司']],
    ['收款人\n王小明', ['payee-name:王小明']],
    ['收款方 *小明', []],
    ['商户号：1600123456', ['payee-account:1600123456']],
    ['USDT-TRC20 地址 TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE', ['crypto:TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE']],
    ['0x52908400098527886E0F7030069857D2E4169EE7', ['crypto:0x52908400098527886e0f7030069857d2e4169ee7']],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));

  test('a bank card counts only with its check digit', () => {
    expect(found('卡号：4111 1111 1111 1111')).toEqual(['bank-card:4111111111111111']);
    expect(found('卡号：4111 1111 1111 1112')).toEqual([]);
  });
});

describe('addresses', () => {
  test.each([
    ['网址 www.kami8.top', ['site:kami8.top']],
    ['https://shop.kami8.com.cn/links/AB12CD', ['site:kami8.com.cn', 'page:kami8.com.cn/links/AB12CD']],
    ['kami8点top', ['site:kami8.top']],
    ['kami8[.]top 或 kami8 . top', ['site:kami8.top']],
    ['ｋａｍｉ８．ｔｏｐ', ['site:kami8.top']],
    ['ka\u200bmi\u200b8.t\u200dop', ['site:kami8.top']],
    ['kami8。top', ['site:kami8.top']],
    ['http://卡密.com/', ['site:xn--hlr48q.com']],
    ['xn--hlr48q.com', ['site:xn--hlr48q.com']],
    ['tаobao.com', ['site:xn--tobao-4ve.com']],
    ['后台IP：203.0.113.7', ['ip:203.0.113.7']],
    ['http://203.0.113.7:8080/pay', ['ip:203.0.113.7']],
    ['内网IP：192.168.1.1', []],
    ['版本 8.0.50.3', []],
    ['voucher.png chat.html README.md com.tencent.mm', []],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));
});

describe('what is hidden by writing', () => {
  test.each([
    ['QQ：②③④⑤⑥⑦⑧⑨⓪', ['qq:234567890']],
    ['QQ：2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣', ['qq:23456789']],
    ['电话：一三九八七六五四三二一', ['phone:13987654321']],
    ['微信：1.3.9.8.7.6.5.4.3.2.1', ['phone:13987654321']],
    ['扣扣：贰叁肆伍陆柒捌玖', ['qq:23456789']],
    ['Ｑ\u2060Ｑ：2\u200b3\u200b4\u200b5\u200b6\u200b7', ['qq:234567']],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));
});

describe('what is no link', () => {
  test.each([
    ['an order number is no telephone', '订单号：13987654321', ['order-no:13987654321']],
    [
      'a part of a long number is no telephone',
      '流水 2026111013987654321000',
      ['order-no:2026111013987654321000'],
    ],
    ['digits with letters around are no telephone', '编号AB13987654321X', []],
    ["the buyer's own account", '充值账号：13987654321，我的QQ 234567890', []],
    ["the buyer's bound phone", '绑定手机号 13987654321', []],
    ['an identity card', '身份证号 110101199003077758', []],
    ['a courier', '快递单号：13987654321', []],
    ['a sum', '¥13987654321 13987654321元', []],
    ['a masked number', '139****4321，电话 1398765****', []],
    ['a time', '2026-11-10 12:33:05', []],
    ['a shared site', 'https://item.taobao.com/item.htm?id=1 qq.com alipay.com 12315.cn', []],
    ['a payment company', '收款方：财付通支付科技有限公司', []],
    ['a hotline', '投诉热线12315，客服95188，电话110', []],
    ['an example number', '电话13800138000', []],
    ['a short order number', '订单号 100234', []],
  ])('%s', (_title, text, expected) => expect(found(text)).toEqual(expected));
});

test('two numbers after one another keep their own words', () => {
  expect(found('订单号：20261110123456789，联系电话：13987654321，QQ 234567890')).toEqual([
    'order-no:20261110123456789',
    'phone:13987654321',
    'qq:234567890',
  ]);
});

test('card codes keep no separators and no case', () => {
  expect(found('卡密：abcd-EF12-3456-7890')).toEqual(['card-code:ABCDEF1234567890']);
  expect(found('卡号卡密：1234567890123')).toEqual(['card-code:1234567890123']);
});

test('places are offsets in the text as given', () => {
  const text = '🙂客服Q\u200bQ：２３４５６７８';
  const [only] = extractIdentifiers(text, readHosts);
  expect(text.slice(only?.start, only?.end)).toBe('２３４５６７８');
});

test('any text is read without an error', () => {
  for (const text of [
    '',
    '\ud800',
    '\u0000'.repeat(9),
    '1'.repeat(50_000),
    'a.'.repeat(20_000),
    'QQ:'.repeat(9999),
  ])
    expect(Array.isArray(extractIdentifiers(text, readHosts))).toBe(true);
});
