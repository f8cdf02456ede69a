import { expect, test } from 'vitest';
import { yuanInCapitals } from './yuan-in-capitals.ts';

test.each([
  [0, '人民币零元整'],
  [9, '人民币玖分'],
  [10, '人民币壹角整'],
  [98, '人民币玖角捌分'],
  [9800, '人民币玖拾捌元整'],
  [9850, '人民币玖拾捌元伍角整'],
  [10_005, '人民币壹佰元零伍分'],
  [1000, '人民币壹拾元整'],
  [100_100, '人民币壹仟零壹元整'],
  [101_000, '人民币壹仟零壹拾元整'],
  [1_000_000, '人民币壹万元整'],
  [1_000_500, '人民币壹万零伍元整'],
  [1_050_000, '人民币壹万零伍佰元整'],
  [1_234_567_89, '人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分'],
  [10_000_000_000, '人民币壹亿元整'],
  [10_000_000_100, '人民币壹亿零壹元整'],
  [1_000_100_000_000, '人民币壹佰亿零壹佰万元整'],
  [2_000_000_002, '人民币贰仟万元零贰分'],
])('%i fen is written %s', (fen, words) => {
  expect(yuanInCapitals(fen)).toBe(words);
});

test('a sum that is no whole number of fen is a bug', () => {
  expect(() => yuanInCapitals(1.5)).toThrow(RangeError);
  expect(() => yuanInCapitals(-1)).toThrow(RangeError);
});
