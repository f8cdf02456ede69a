import { isQuorum, type Policy } from '@redress/tlog';

/**
 * Whether a log may grow on: those who did not say yet what they know could not by themselves have made a head final,
 * so every quorum has a member that knows nothing larger. With `quorum none` nobody is needed: each was asked once.
 */
export function isGateOpen(policy: Policy, told: ReadonlySet<string>, tried: ReadonlySet<string>): boolean {
  if (policy.quorum === 'none')
    return policy.witnesses.every(({ name, url }) => url === undefined || tried.has(name));
  const silent = policy.witnesses.map(({ name }) => name).filter((name) => !told.has(name));
  return !isQuorum(policy, silent);
}

const firstMs = 500;
const minuteMs = 60_000;

/** Milliseconds until a witness that failed `failures` times in a row is asked again; `random` is in [0, 1). */
export function askAgainIn(failures: number, random: number, longestMs = minuteMs): number {
  const longest = Math.min(longestMs, firstMs * 2 ** Math.min(failures, 20));
  return longest * (0.5 + random / 2);
}
