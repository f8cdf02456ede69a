import type { Addition } from '@redress/contract';

/** In the order in which a paper prints them, with how long each may be. */
export const limits = { preamble: 300, answerTo: 200, footer: 60 } as const satisfies Record<
  keyof Addition,
  number
>;
export const additionParts = Object.keys(limits) as (keyof typeof limits)[];
