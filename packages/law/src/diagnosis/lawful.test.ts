import { describe, expect, it } from 'vitest';
import { diagnoseText } from './diagnose.ts';
import { lawfulNotes } from './lawful.ts';

const rulesIn = (text: string): string[] => lawfulNotes(text).map(({ rule }) => rule);

describe('a lawful term', () => {
  it.each([
    ['数字化商品经您确认后，不适用七日无理由退货', 'no-return-without-reason'],
    ['虚拟商品一经售出，除法律另有规定外，不支持退款', 'saves-the-law'],
    ['签收后七日内请检查商品，有问题及时反馈', 'inspection-period'],
    ['可向被告住所地人民法院起诉', 'lawful-forum'],
    ['因不可抗力不能履行的，免除责任', 'force-majeure'],
    ['因用户泄露密码造成的损失由用户承担', 'buyers-own-fault'],
    ['规则修改将提前七日公示', 'change-with-notice'],
    ['您可以随时关闭自动续费', 'renewal-cancellable'],
  ])('is noted and is no finding: %s', (text, rule) => {
    expect(rulesIn(text)).toContain(rule);
    expect(diagnoseText(text)).toEqual([]);
  });

  it('gives its place in the text as given', () => {
    const text = '😀 【须知】 因 不可抗力 不能交付的，我们免除责任。';
    for (const { start, end, quote } of lawfulNotes(text)) expect(text.slice(start, end)).toBe(quote);
  });

  it('is noted at each of its places, whichever its wording', () => {
    const text = '合同履行地法院管辖。您可以选择起诉。也可向被告住所地人民法院起诉。';
    expect(lawfulNotes(text).map(({ quote }) => quote)).toEqual([
      '合同履行地法院',
      '可以选择起诉',
      '被告住所地人民法院',
    ]);
  });

  it('is not seen in an unfair one', () => {
    expect(rulesIn('虚拟商品一经售出概不退换')).toEqual([]);
    expect(rulesIn('收到卡密后两小时内反馈，超时概不负责')).toEqual([]);
  });

  it('costs no more than the text is long', () => {
    const started = performance.now();
    lawfulNotes('除法律外不可抗力免责'.repeat(10_000));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
