import { expect, test } from 'vitest';
import { settle } from './settle.ts';

const at = (item: string, value: string, confidence: number) => ({
  item,
  value,
  confidence,
  place: { line: 0, start: 0, end: 1 },
});
const exclusive = { keyOf: String, exclusive: true };

test('nothing read is nothing, not a guess', () => {
  expect(settle([], exclusive)).toBeUndefined();
});
test('the surest reading wins and keeps its place', () => {
  const fact = settle([at('a', '1', 0.6), at('b', '2', 0.9)], exclusive);
  expect(fact).toMatchObject({ value: '2', item: 'b', source: 'read' });
});
test('agreement of another item raises the confidence, contradiction lowers it', () => {
  const alone = settle([at('a', '1', 0.8)], exclusive)?.confidence ?? 0;
  expect(settle([at('a', '1', 0.8), at('b', '1', 0.8)], exclusive)?.confidence).toBeGreaterThan(alone);
  expect(settle([at('a', '1', 0.8), at('b', '2', 0.7)], exclusive)?.confidence).toBeLessThan(alone);
});
test('the same item saying it twice makes it no surer', () => {
  expect(settle([at('a', '1', 0.8), at('a', '1', 0.8)], exclusive)?.confidence).toBe(0.8);
});
test('different words for the same thing are no contradiction', () => {
  expect(settle([at('a', '1', 0.8), at('b', '2', 0.7)], { ...exclusive, exclusive: false })?.confidence).toBe(
    0.8,
  );
});
test('two items that agree outweigh one that is slightly surer', () => {
  expect(settle([at('a', '1', 0.86), at('b', '2', 0.84), at('c', '2', 0.84)], exclusive)?.value).toBe('2');
});
test('what is read is never certain', () => {
  const many = ['a', 'b', 'c', 'd', 'e'].map((i) => at(i, '1', 0.99));
  expect(settle(many, exclusive)?.confidence).toBe(0.99);
});
