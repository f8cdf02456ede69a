const minuteMs = 60_000;

/** Of one visitor for one order in a day. */
const ofVisitor = 10;
/** Of all visitors of an order together at any pace. */
const atAnyPace = 100;
/** Beyond that the first of each visitor are compared at once, so that strangers keep no buyer waiting … */
const firstOfVisitor = 2;
/** … up to here. */
const ofAll = 1000;

export type Turn = 'now' | 'never' | { slotMs: number };

/**
 * When a try of an order's payment number may be compared, by how many the visitor and all visitors made today, with this
 * one: at once, not today, or one of all in each `slotMs`, which doubles every 25 tries up to an hour.
 *
 * Guessing stays out of reach: a number has 16 signs and more (`isTelling`). Of WeChat's and Alipay's 28 some ten digits are
 * drawn, 10^10. The weakest, a gateway's, is a time to the second and one of 88,889 (11111–99999): in the ten minutes after an
 * order 600 × 88,889 ≈ 5.3 × 10^7. One visitor's ten tries a day are 1 in 5,000,000 of them; a hundred are 1 in 500,000; who has
 * 450 networks to try from makes about a thousand, 1 in 50,000, and 1 in 89 only where the very second is known.
 */
export function turnOf({ visitor, all }: { visitor: number; all: number }): Turn {
  if (visitor > ofVisitor) return 'never';
  if (all <= atAnyPace || (visitor <= firstOfVisitor && all <= ofAll)) return 'now';
  const doublings = Math.min(6, Math.floor((all - atAnyPace) / 25));
  return { slotMs: Math.min(60, 2 ** doublings) * minuteMs };
}
