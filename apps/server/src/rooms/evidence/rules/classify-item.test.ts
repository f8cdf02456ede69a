import type { ItemKind } from '@redress/contract';
import { describe, expect, test } from 'vitest';
import { classifyItem } from './classify-item.ts';
import { suggestDisputeType } from './suggest-dispute-type.ts';

const kindOf = (text: string) => classifyItem({ text, lines: [] }).kind;

describe('the kind of an item', () => {
  test.each<[ItemKind, string]>([
    ['payment', '账单详情\n支付成功\n商户全称 某某公司\n交易单号 4200000000000000'],
    ['payment', '【某某银行】您尾号0000的卡于2026-10-30 03:14消费199.00元'],
    ['payment', '账单详情　－９８．００　收款方　某某公司'],
    ['listing', '点卡100元\n¥98.00\n已售 32 件\n加入购物车 立即购买'],
    ['listing', '星河战纪点卡100元\n￥98.00\n面值100元 5分钟到账'],
    ['payment', '支付成功\n￥98.00\n2026-11-01 12:12:03'],
    ['failure', '订单详情\n订单异常\n订单编号 20261101123456789'],
    ['failure', '订单编号：AB20261101\n订单状态：待处理\n支付方式：某某支付\n总价：98.00'],
    ['failure', '该激活码已被使用，请核对后重试'],
    ['failure', '系统提示：对方开启了好友验证，你还不是对方好友'],
    ['promise', '客服：亲，付款后5分钟到账\n我：好的\n客服：放心拍'],
    [
      'terms',
      '平台售后规则\n1.1 虚拟商品概不退换\n1.2 用户应当自行核对\n1.3 本规则最终解释权归平台\n1.4 其他',
    ],
    ['reply', '您好，您反馈的问题已转交相关部门，感谢您的理解'],
    ['reply', '经核实，您的投诉不予支持。客服中心'],
    ['other', '今天天气很好'],
    ['other', ''],
  ])('%s: %j', (kind, text) => {
    expect(kindOf(text)).toBe(kind);
  });
  test('a conversation without any promise is not evidence of one', () => {
    expect(
      kindOf('2026-11-01 12:00 我：在吗\n2026-11-01 12:01 客服：亲，在的\n2026-11-01 12:02 我：退款'),
    ).toBe('other');
  });
  test("a party's complaint in a conversation is not the record of the failure", () => {
    expect(kindOf('我：卡密已被使用\n客服：亲，不会的\n我：订单异常啊\n客服：稍等')).toBe('other');
  });
  test('what the system says in a conversation is its own record', () => {
    expect(kindOf('我：请退款\n我：在吗\n我：？\n消息已发出，但被对方拒收了')).toBe('failure');
  });
  test('more signs make it surer', () => {
    const few = classifyItem({ text: '收款方 某某', lines: [] }).confidence;
    const many = classifyItem({
      text: '账单详情\n收款方 某某\n交易单号 4200000000000000\n支付成功',
      lines: [],
    }).confidence;
    expect(many).toBeGreaterThan(few);
    expect(few).toBeGreaterThan(0.5);
  });
});

describe('the dispute type', () => {
  const item = (kind: ItemKind, text: string) => ({ file: 'x', kind, text, lines: [] });
  test.each([
    ['付了钱一直没到账', 'not-delivered'],
    ['兑换时提示卡密已被使用', 'code-invalid'],
    ['买的账号被原主找回了', 'account-taken-back'],
    ['写的是年卡，实际只有7天', 'not-as-described'],
    ['半夜莫名被扣199元，不是我本人操作', 'unauthorised-charge'],
    ['我儿子10岁，偷偷充值了648', 'minor-purchase'],
    ['付款后把我拉黑了，网站也打不开', 'fraud'],
    ['', 'not-delivered'],
  ])('the story %j speaks for %s', (story, type) => {
    expect(suggestDisputeType([], story)).toBe(type);
  });
  test("the buyer's story tells more than a picture", () => {
    const page = item('failure', '订单异常，未到账');
    expect(suggestDisputeType([page])).toBe('not-delivered');
    expect(suggestDisputeType([page], '后来才知道卡密已被使用')).toBe('code-invalid');
  });
  test('platform rules and warnings in notices say nothing about this case', () => {
    expect(suggestDisputeType([item('terms', '未成年人充值一律不退'), item('reply', '谨防诈骗')])).toBe(
      'not-delivered',
    );
    expect(suggestDisputeType([item('failure', '账号被找回。如非本人操作请联系客服')])).toBe(
      'account-taken-back',
    );
  });
});
