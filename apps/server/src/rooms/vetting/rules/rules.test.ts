import { type VettingFacts, vettingStates } from '@redress/contract';
import { fromShanghai, shanghaiDay } from '@redress/kernel';
import { isCreditCode } from '@redress/law/jurisdiction';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysLeft, dueAfter, isDue, reminderNow } from './due.ts';
import { after, isOpenToChange, organisationStateOf, vettingMoves } from './lifecycle/vetting-lifecycle.ts';
import { codeProblem, missingItems, normalCode, requiredItems } from './missing.ts';
import { platformDecides, reviewProblem } from './review.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** The check character by the definition of GB 32100-2015: 31 minus the remainder, written independently of the checker. */
const withCheck = (head: string): string => {
  const sum = [...head].reduce((total, char, i) => total + alphabet.indexOf(char) * 3 ** i, 0);
  return head + alphabet[(31 - (sum % 31)) % 31];
};
const heads = fc.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 }).map((c) => c.join(''));

describe('the check character of a credit code', () => {
  test('is right for exactly one of 31, and no single wrong character passes', () => {
    fc.assert(
      fc.property(heads, fc.nat(17), fc.constantFrom(...alphabet), (head, at, char) => {
        const code = withCheck(head);
        expect(isCreditCode(code)).toBe(true);
        const wrong = code.slice(0, at) + char + code.slice(at + 1);
        expect(isCreditCode(wrong)).toBe(wrong === code);
      }),
    );
  });
  test('finds two neighbours exchanged', () => {
    fc.assert(
      fc.property(heads, fc.nat(16), (head, at) => {
        const code = withCheck(head);
        const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);
        expect(isCreditCode(swapped)).toBe(swapped === code);
      }),
    );
  });
  test('is judged however the code was typed, and with the kind of subject that its head names', () => {
    expect(normalCode(' ９１３３0100-79965 5058b')).toBe('91330100799655058B');
    expect(codeProblem('91330100799655058B', 'company')).toBeUndefined();
    expect(codeProblem('91330100799655058C', 'company')?.zh).toContain('校验不通过');
    expect(codeProblem('91330100799655058B', 'individual-business')?.zh).toContain('92');
  });
});

const company: VettingFacts = {
  ...{ name: '杭州星云数字科技有限公司', subjectKind: 'company', creditCode: '91330100799655058B' },
  ...{ legalPerson: '沈知远', contactName: '陈晓', contactPhone: '13800000000', address: '杭州市西湖区' },
};
const today = '2026-11-27';

describe('what is missing', () => {
  test('is told all at once: an empty file names every item', () => {
    expect(missingItems({}, [], today).map(({ item }) => item)).toEqual(requiredItems({}));
  });
  test('a paper counts until the end of its last day and not a day longer', () => {
    const papers = (validUntil: string) => [
      { kind: 'licence' as const },
      { kind: 'identity' as const, validUntil },
    ];
    expect(missingItems(company, papers(today), today)).toEqual([]);
    expect(missingItems(company, papers('2026-11-26'), today)[0]?.why.zh).toContain('已过有效期');
  });
  test('a filing that no authority gives is told', () => {
    const papers = [{ kind: 'licence' as const }, { kind: 'identity' as const }];
    const filed = (filing: string) => missingItems({ ...company, filing }, papers, today);
    expect(filed('浙ICP备2026000001号-1')).toEqual([]);
    expect(filed('备案中').map(({ item }) => item)).toEqual(['filing']);
  });
  test('an agent, a permit and a person without registration need papers of their own', () => {
    const items = (facts: VettingFacts) => requiredItems({ ...company, ...facts });
    expect(items({ byAgent: true })).toContain('authorisation');
    expect(items({ permit: '网络文化经营许可证' })).toContain('permit-copy');
    const person = items({ subjectKind: 'natural-person' });
    expect(person).toContain('address-proof');
    expect(person).not.toContain('licence');
    expect(person).not.toContain('credit-code');
  });
});

describe('the clock', () => {
  const checked = fromShanghai('2026-08-31', '23:30:00');
  test('six months by the calendar, to the end of the last day; a paper that ends earlier ends it earlier', () => {
    expect(dueAfter(checked)).toBe(fromShanghai('2027-03-01'));
    expect(dueAfter(checked, ['2030-01-01', '2026-12-31'])).toBe(fromShanghai('2027-01-01'));
  });
  test('reminds at 30, 7 and 1 days, each once, and only of the nearest after a pause', () => {
    const due = dueAfter(checked);
    const on = (day: string, told?: number) => reminderNow(due, told, fromShanghai(day, '12:00:00'));
    expect(on('2027-01-28')).toBeUndefined();
    expect(on('2027-01-29')).toBe(30);
    expect(on('2027-01-29', 30)).toBeUndefined();
    expect(on('2027-02-21', 30)).toBe(7);
    expect(on('2027-02-27')).toBe(1);
    expect(on('2027-02-28', 1)).toBeUndefined();
    expect(on('2027-03-01')).toBeUndefined();
    expect(daysLeft(due, fromShanghai('2027-02-28', '23:59:59'))).toBe(0);
    expect(isDue(due, fromShanghai('2027-01-28'))).toBe(false);
    expect(isDue(due, fromShanghai('2027-01-29'))).toBe(true);
  });
  test('never ends before the day of the check, whatever day that is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1.6e12, max: 2.2e12 }), (ms) => {
        const left = daysLeft(dueAfter(ms), ms);
        expect(left).toBeGreaterThanOrEqual(181 - 3);
        expect(left).toBeLessThanOrEqual(184);
        expect(shanghaiDay(dueAfter(ms) - 1).length).toBe(10);
      }),
    );
  });
});

describe('the life of a file', () => {
  test('the whole table', () => {
    const rows = vettingStates.map(
      (state) =>
        `${state} (${organisationStateOf[state]}): ${vettingMoves
          .flatMap((move) => (after(state, move) ? [`${move} → ${after(state, move)}`] : []))
          .join(', ')}`,
    );
    expect(rows).toMatchInlineSnapshot(`
      [
        "draft (draft): submit → submitted, erase → draft",
        "submitted (submitted): takeBack → draft, accept → accepted, return → returned, suspend → suspended",
        "returned (rejected): submit → submitted, suspend → suspended, erase → draft",
        "accepted (verified): submit → renewing, accept → accepted, lapse → lapsed, suspend → suspended",
        "renewing (verified): takeBack → accepted, accept → accepted, return → accepted, lapse → submitted, suspend → suspended",
        "lapsed (expired): submit → submitted, suspend → suspended, erase → draft",
        "suspended (suspended): lift → submitted",
      ]
    `);
  });
  test('is verified by an acceptance only, and changed only while nobody looks at it', () => {
    const verified = vettingStates.filter((state) => organisationStateOf[state] === 'verified');
    for (const state of vettingStates)
      for (const move of vettingMoves) {
        const to = after(state, move);
        if (to && verified.includes(to) && !verified.includes(state)) expect(move).toBe('accept');
      }
    expect(vettingStates.filter(isOpenToChange)).toEqual(['draft', 'returned', 'accepted', 'lapsed']);
  });
});

describe('a decision', () => {
  const good = (item: 'name' | 'licence') => ({ item, ok: true });
  test('accepts only when all that is required was looked at and found good', () => {
    expect(reviewProblem('accepted', [good('name')], ['name', 'licence'])).toBe('findings-incomplete');
    expect(reviewProblem('accepted', [good('name'), good('licence')], ['name', 'licence'])).toBeUndefined();
    const bad = { item: 'licence' as const, ok: false, reason: '照片模糊' };
    expect(reviewProblem('accepted', [good('name'), bad], ['name'])).toBe('findings-contradict');
  });
  test('returns only with a reason for each item that is not good', () => {
    expect(reviewProblem('returned', [good('name')], [])).toBe('findings-contradict');
    expect(reviewProblem('returned', [{ item: 'name', ok: false }], [])).toBe('reason-missing');
  });
  test('a platform moves the file of a mere merchant, and only while it is verified itself', () => {
    expect(platformDecides({ state: 'verified' }, { kinds: ['merchant'] })).toBe(true);
    expect(platformDecides({ state: 'verified' }, { kinds: ['merchant', 'platform'] })).toBe(false);
    expect(platformDecides({ state: 'suspended' }, { kinds: ['merchant'] })).toBe(false);
  });
});
