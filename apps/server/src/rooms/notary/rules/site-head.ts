/** A head that could stand on the public site. */
export interface SiteHead {
  size: number;
  note: string;
}

/** Witnesses that do not answer for this long are away, and the site goes on without them. */
const patienceMs = 60_000;

/**
 * Which head the public site shows: without a policy the newest one; with one the newest final head, so that whoever
 * checks the site under the policy is content. While witnesses are away the newest head stands there as it is.
 * `waitingSinceMs` is when the oldest head above the final one was published.
 */
export function headForSite(input: {
  newest: SiteHead;
  final: SiteHead | undefined;
  waitingSinceMs: number | undefined;
  hasPolicy: boolean;
  nowMs: number;
}): SiteHead | undefined {
  const { newest, final, waitingSinceMs, hasPolicy, nowMs } = input;
  if (!hasPolicy) return newest;
  if (final && final.size >= newest.size) return final;
  const isLate = waitingSinceMs !== undefined && nowMs - waitingSinceMs > patienceMs;
  return isLate ? newest : final;
}

/** The site never goes back: a larger head, or the same one with more signatures. */
export function isProgress(shown: SiteHead | undefined, next: SiteHead): boolean {
  if (!shown || next.size > shown.size) return true;
  return next.size === shown.size && next.note.length > shown.note.length;
}
