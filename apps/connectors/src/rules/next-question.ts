const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** After the order was made: a callback that is merely late needs no question, one that comes days later is not coming. */
const moments = [5, 15, 60, 6 * 60, 24 * 60, 72 * 60].map((minutes) => minutes * minuteMs);
const longest = 7 * dayMs;

/**
 * When to ask the gateway about an unpaid order that was asked about `asked` times. Undefined: not any more, the last answer
 * stands. An order that is met late is asked about at once.
 */
export function nextQuestion(createdAtMs: number, asked: number, nowMs: number): number | undefined {
  if (nowMs - createdAtMs > longest) return undefined;
  const moment = moments[asked];
  return moment === undefined ? undefined : Math.max(createdAtMs + moment, nowMs);
}
