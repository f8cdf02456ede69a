import { expect, test } from 'vitest';
import { compareChecks } from './compare-checks.ts';

const clause = (rule: string, quote: string) => ({ rule, quote });
const refund = clause('no-refund', '虚拟商品一经售出，概不退换');
const final = clause('final-interpretation', '最终解释权归本平台所有');

test('a clause that is gone is mended; one that stands is still there, however its signs are set', () => {
  const spaced = clause('no-refund', '虚拟商品 一经售出,概不退换');
  expect(compareChecks([refund, final], [spaced])).toEqual({ changes: ['still'], mended: [1] });
});

test('a clause in other words that the same rule finds is not mended', () => {
  const reworded = clause('no-refund', '卡密售后概不负责退款');
  expect(compareChecks([refund], [reworded])).toEqual({ changes: ['still'], mended: [] });
});

test('the same words are matched first, so that a second clause of the rule is the new one', () => {
  const second = clause('no-refund', '充值后不退');
  expect(compareChecks([refund], [second, refund])).toEqual({ changes: ['new', 'still'], mended: [] });
  expect(compareChecks([second, refund], [refund])).toEqual({ changes: ['still'], mended: [0] });
});

test('the first check has nothing to compare with; a clean text mends all', () => {
  expect(compareChecks([], [refund])).toEqual({ changes: ['new'], mended: [] });
  expect(compareChecks([refund, final], [])).toEqual({ changes: [], mended: [0, 1] });
});
