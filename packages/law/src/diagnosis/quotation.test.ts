import { describe, expect, it } from 'vitest';
import { diagnoseText } from './diagnose.ts';

/** What phrases quote, in brackets, within the text as given. */
function quoted(text: string): string {
  let marked = text;
  for (const { start, end, quote } of diagnoseText(text)
    .filter(({ likely }) => !likely)
    .reverse()) {
    expect(text.slice(start, end)).toBe(quote);
    marked = `${marked.slice(0, start)}[${quote}]${marked.slice(end)}`;
  }
  return marked;
}

describe('a quotation', () => {
  it.each([
    '本店声明：[虚拟商品一经售出概不退换]。',
    '本店公告，[平台不承担任何责任]',
    '【本店商品】[一经售出概不退换]',
    '投诉\n3.1 [投诉需在下单后24小时内提交，逾期视为放弃全部权利]',
    '第三条 [24小时内投诉，逾期不受理]',
    '（二）[24小时内投诉，逾期不受理]',
    '3.1 [24小时内投诉，逾期不受理]',
    '商品说明\n[虚拟商品概不退换]',
    '请看清楚的[账号被找回概不负责]',
  ])('leaves out title, number and clause before it: %j', (marked) => {
    expect(quoted(marked.replace(/[[\]]/g, ''))).toBe(marked);
  });

  it.each([
    '[概不退款]，还请谅解',
    '[虚拟商品概不退]\n单号请保存',
    '[系统繁忙，请耐心等待]',
    '[网络波动，请稍后再试]',
    '[激活码一旦发放概不退还费用]',
    '[孩子私自充值不予退款]，请家长看管',
    '[没有录屏不予退款]',
  ])('ends where its last word ends: %j', (marked) => {
    expect(quoted(marked.replace(/[[\]]/g, ''))).toBe(marked);
  });

  it.each([
    '[虚拟商品，一经售出，概不退换]',
    '[虚拟商品一经\n售出概不退换]',
    '[虚拟\n商品一经售出概不退换]',
    '[概，不，退，换]',
    '[虚拟，商品，一经，售出，概不，退换]',
    '[虚\n拟\n商\n品\n概\n不\n退\n换]',
    '1、[虚拟商品，一经售出，\n概不退换]\n2、请保存单号',
  ])('keeps what the clause needs over commas and wrapped lines: %j', (marked) => {
    expect(quoted(marked.replace(/[[\]]/g, ''))).toBe(marked);
  });

  it('never joins items of a list to a clause that neither holds', () => {
    expect(quoted('1. 未成年人请在监护下购买\n2. 虚拟商品概不退换')).toBe(
      '1. 未成年人请在监护下购买\n2. [虚拟商品概不退换]',
    );
    expect(quoted('• 余额可以消费\n• 不退换的商品另行说明')).not.toContain('[余额');
  });

  it('of a deduction is of twenty per cent and more', () => {
    expect(quoted('退款时扣除百分之三的手续费')).toBe('退款时扣除百分之三的手续费');
    expect(quoted('退款时扣除百分之三十五的手续费')).toBe('[退款时扣除百分之三十五]的手续费');
  });

  it.each(['1. 投诉\n', '，概不退', '：概不退换', '3.1 退款\n', '• '])(
    'of %j again and again takes no longer than its length deserves',
    (unit) => {
      const started = performance.now();
      diagnoseText(unit.repeat(100_000 / unit.length));
      expect(performance.now() - started).toBeLessThan(3000);
    },
  );
});
