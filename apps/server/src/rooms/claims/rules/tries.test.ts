import { describe, expect, test } from 'vitest';
import { turnOf } from './tries.ts';

const minute = 60_000;

describe('the turn of a try', () => {
  test.each([
    ['the first of an order', { visitor: 1, all: 1 }, 'now'],
    ['the tenth of a visitor', { visitor: 10, all: 100 }, 'now'],
    ['the eleventh of a visitor', { visitor: 11, all: 11 }, 'never'],
    ['a new visitor’s, among many', { visitor: 1, all: 1000 }, 'now'],
    ['and its second', { visitor: 2, all: 1000 }, 'now'],
    ['its third waits', { visitor: 3, all: 101 }, { slotMs: minute }],
    ['longer, the more there were', { visitor: 3, all: 150 }, { slotMs: 4 * minute }],
    ['an hour at most', { visitor: 3, all: 1_000_000 }, { slotMs: 60 * minute }],
    ['a new visitor’s, among too many', { visitor: 1, all: 1001 }, { slotMs: 60 * minute }],
  ])('%s', (_, counts, turn) => {
    expect(turnOf(counts)).toEqual(turn);
  });

  test('however many networks a stranger has, few of a gateway’s numbers are tried in a day', () => {
    let compared = 0;
    let free = 0;
    // Each of many networks tries as often as it may, as fast as possible, over a whole day.
    for (let all = 1, nowMs = 0; nowMs < 1440 * minute; all++) {
      const turn = turnOf({ visitor: (all % 2) + 1, all });
      if (turn === 'never') continue;
      if (turn === 'now') compared++;
      else {
        free++;
        nowMs += turn.slotMs;
      }
    }
    expect(compared).toBe(1000);
    expect(free).toBeLessThan(30);
    expect((compared + free) / (600 * 88_889)).toBeLessThan(1 / 50_000);
  });
});
