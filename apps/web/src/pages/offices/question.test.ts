import { jurisdictionQuestion } from '@redress/contract';
import { describe, expect, it } from 'vitest';
import { emptyAsked, isEmpty, questionOf } from './question.ts';

describe('the question of the form', () => {
  it('takes what holds a dot for an address and the rest for a name', () => {
    expect(questionOf({ ...emptyAsked, platform: ' www.kami.example/x ' })).toMatchObject({
      platformDomain: 'www.kami.example/x',
    });
    expect(questionOf({ ...emptyAsked, platform: '示例卡盟' })).toMatchObject({ platformName: '示例卡盟' });
  });

  it('gives the numbers to the platform, and to the seller where the site is the seller’s own', () => {
    const asked = { ...emptyAsked, filing: '粤ICP备2021000000号' };
    expect(questionOf(asked).platform?.filing).toBe('粤ICP备2021000000号');
    const own = questionOf({ ...asked, respondent: 'own-site' });
    expect(own.merchant?.filing).toBe('粤ICP备2021000000号');
    expect(own.platform?.filing).toBeUndefined();
  });

  it('forgets what was typed about a merchant when the platform itself is complained of', () => {
    const asked = {
      ...emptyAsked,
      respondent: 'platform',
      merchantAddress: '杭州市',
      unreachable: true,
    } as const;
    expect(questionOf(asked)).toMatchObject({ merchantUnreachable: false });
    expect(questionOf(asked).merchant?.publishedAddress).toBeUndefined();
  });

  it('is what the server takes, also when hardly anything is known', () => {
    for (const asked of [emptyAsked, { ...emptyAsked, chosen: { buyer: '510107' } }])
      expect(jurisdictionQuestion.safeParse(questionOf(asked)).success).toBe(true);
    expect(isEmpty({ ...emptyAsked, buyer: '  ' })).toBe(true);
    expect(isEmpty({ ...emptyAsked, buyer: '成都' })).toBe(false);
  });
});
