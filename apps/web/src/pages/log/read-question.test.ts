import { expect, test } from 'vitest';
import { readQuestion } from './read-question.ts';

const hex = 'AB'.repeat(32);

test.each([
  ['12', [{ index: 12 }]],
  [' 第 12 号 ', [{ index: 12 }]],
  ['#0', [{ index: 0 }]],
  ['no. 7', [{ index: 7 }]],
  [hex, [{ sha256: hex }, { leafHash: hex }]],
  [`sha256:${hex}`, [{ sha256: hex }, { leafHash: hex }]],
  [hex.replace(/(..)(?!$)/g, '$1:'), [{ sha256: hex }, { leafHash: hex }]],
  [`${'A'.repeat(43)}=`, [{ leafHash: `${'A'.repeat(43)}=` }]],
  [`item_${'0'.repeat(24)}`, [{ id: `item_${'0'.repeat(24)}` }]],
])('%j is understood', (typed, questions) => {
  expect(readQuestion(typed)).toEqual(questions);
});

test.each(['', 'abc', hex.slice(1), `${hex}0`, '1234567890123456', '-1', '1.5', '存证'])(
  '%j is not guessed at',
  (typed) => expect(readQuestion(typed)).toBeUndefined(),
);
