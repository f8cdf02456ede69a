export const levels = ['ok', 'low', 'below-floor'] as const;
export type Level = (typeof levels)[number];

export interface FloorRule {
  /** Less than this available: the merchant takes no new orders. */
  floorFen: number;
  /** Less than this available: the merchant is reminded to top up. At least the floor. */
  remindFen: number;
}

/** How a deposit stands against its rule. What is held is spoken for, so it does not count. */
export function levelOf(availableFen: number, { floorFen, remindFen }: FloorRule): Level {
  if (availableFen < floorFen) return 'below-floor';
  return availableFen < remindFen ? 'low' : 'ok';
}

/** Only a step down reminds anybody, so a deposit that stays low reminds once. */
export const isWorse = (now: Level, before: Level): boolean => levels.indexOf(now) > levels.indexOf(before);

/** What a merchant may take out now: only what stands above the floor. */
export const withdrawableFen = (availableFen: number, floorFen: number): number =>
  Math.max(0, availableFen - floorFen);
