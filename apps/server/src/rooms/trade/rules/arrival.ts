/** Kept, and shown as told afterwards: it came this long after it happened. */
const backfilledAfterMs = 600_000;
/** A shop's clock may run ahead this much before it is remarked upon. */
const aheadMs = 300_000;

/** What its two times say of an event. */
export function arrivalOf(
  occurredAtMs: number,
  receivedAtMs: number,
): { backfilled: boolean; ahead: boolean } {
  return {
    backfilled: receivedAtMs - occurredAtMs > backfilledAfterMs,
    ahead: occurredAtMs - receivedAtMs > aheadMs,
  };
}
