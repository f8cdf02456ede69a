import { describe, expect, test } from 'vitest';
import { freshText } from './fresh-text.ts';

describe('the words of a reply', () => {
  test.each([
    [
      '您好，已退款。\n\n------------------ 原始邮件 ------------------\n发件人: 昭证\n请退款',
      '您好，已退款。',
    ],
    ['同意退款\n在 2026年11月26日 12:00，昭证 <case@a.example> 写道：\n> 请退款', '同意退款'],
    ['不同意\n\nOn Thu, Nov 26, 2026 at 12:00 PM Redress <case@a.example> wrote:\n> please refund', '不同意'],
    ['收到\n\n发件人：昭证\n发送时间：2026年11月26日\n收件人：客服\n主题：投诉\n\n请退款', '收到'],
    ['不予退款。\n-- \n某某客服部', '不予退款。'],
    ['> 请退款\n\n不予退款', '不予退款'],
    ['在 2026年11月26日，昭证 写道：\n> 请退款\n\n已受理', '在 2026年11月26日，昭证 写道：\n\n已受理'],
  ])('%j → %j', (text, fresh) => {
    expect(freshText(text)).toEqual({ text: fresh, quoted: true });
  });
  test('a plain answer stays whole, also one that speaks of senders and dates', () => {
    for (const text of [
      '发件人：无法核实，请提供付款截图。\n谢谢',
      '我们于2026年11月写道过，请参考。',
      '日期：今天',
    ])
      expect(freshText(text)).toEqual({ text, quoted: false });
  });
});
