import { expect, test } from 'vitest';
import { createMemo } from './index.ts';

test('a result is computed once per stamp, anew when the stamp changes or it was forgotten', () => {
  let computed = 0;
  const memo = createMemo<number>(10);
  const at = (stamp: string) => memo.of('case', stamp, () => ++computed);
  expect([at('1'), at('1'), at('2'), at('2')]).toEqual([1, 1, 2, 2]);
  memo.forget('case');
  expect(at('2')).toBe(3);
});

test('what was used longest ago goes first', () => {
  const computed: string[] = [];
  const memo = createMemo<void>(2);
  const use = (key: string) => memo.of(key, '', () => void computed.push(key));
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) use(key);
  expect(computed).toEqual(['a', 'b', 'c', 'b']);
});
