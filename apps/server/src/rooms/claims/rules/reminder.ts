/** How often a buyer is reminded of one claim at most. */
const remindEveryMs = 3 * 86_400_000;

/** From when on she may be reminded again; undefined: now. */
export function nextReminder(remindedAt: Date | null, nowMs: number): Date | undefined {
  const nextMs = (remindedAt?.getTime() ?? Number.NEGATIVE_INFINITY) + remindEveryMs;
  return nextMs > nowMs ? new Date(nextMs) : undefined;
}
