import { expect, test } from 'vitest';
import { type ItemMove, type ItemState, itemMoves, nextItemState } from './item-lifecycle.ts';

test('every state answers every move as this table says', () => {
  const moves: ItemMove[] = ['read', 'give-up', 'withdraw'];
  const rows = (Object.keys(itemMoves) as ItemState[]).map((state) =>
    [state, ...moves.map((move) => `${move}→${nextItemState(state, move) ?? '–'}`)].join(' | '),
  );
  expect(rows).toMatchInlineSnapshot(`
    [
      "reading | read→ready | give-up→unreadable | withdraw→withdrawn",
      "ready | read→– | give-up→– | withdraw→withdrawn",
      "unreadable | read→– | give-up→– | withdraw→withdrawn",
      "withdrawn | read→– | give-up→– | withdraw→–",
    ]
  `);
});
