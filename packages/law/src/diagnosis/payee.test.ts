import { describe, expect, it } from 'vitest';
import { payeeDiffers } from './payee.ts';

const text = '支付成功\n￥98.00\n收款方 云海小北商贸有限公司\n交易单号 42000';
const payee = { value: '云海小北商贸有限公司' };

describe('a payee', () => {
  it('who is neither merchant nor platform is a sign, and stands where it was read', () => {
    const found = payeeDiffers({ payee, merchantName: { value: '北川极速点卡有限公司' } }, text);
    expect(found).toMatchObject({ kind: 'fraud-sign', rule: 'payee-differs', quote: payee.value });
    expect(text.slice(found?.start, found?.end)).toBe(payee.value);
  });

  it('who is a person is a sign beside the mere name of a shop; a company is not, it may own the shop', () => {
    const shop = { merchantName: { value: '极速点卡旗舰店' } };
    expect(payeeDiffers({ payee: { value: '王某某' }, ...shop }, '收款方 王某某')).toBeDefined();
    expect(payeeDiffers({ payee, ...shop }, text)).toBeUndefined();
  });

  it.each([
    { merchantName: { value: '云海小北商贸' } },
    { merchantName: { value: '极速点卡' }, platformName: { value: '小北商贸' } },
    {},
  ])('is no sign beside %j', (names) => {
    expect(payeeDiffers({ payee, ...names }, text)).toBeUndefined();
  });

  it('that only collects, or is not to be found in the text, is none', () => {
    const merchantName = { value: '极速点卡' };
    const tenpay = { value: '财付通支付科技有限公司' };
    expect(payeeDiffers({ payee: tenpay, merchantName }, `收款方 ${tenpay.value}`)).toBeUndefined();
    expect(payeeDiffers({ payee, merchantName }, '支付成功')).toBeUndefined();
  });
});
