/** What is known when a chain is looked at; times in milliseconds. */
export interface AnchorSituation {
  nowMs: number;
  everyMs: number;
  /** Asked for by a person: do not wait for the interval. */
  force: boolean;
  /** Size of the newest head that counts; 0 when there is none. */
  ours: number;
  /** Size of the newest head on the chain; 0 when there is none. */
  onChain: number;
  /** When a head was last sent, of those that the chain still has. */
  lastSentMs: number | undefined;
}

/** A head goes to the chain when the log grew beyond what stands there and the interval is over. */
export function isAnchorDue(at: AnchorSituation): boolean {
  if (at.ours <= at.onChain) return false;
  return at.force || at.lastSentMs === undefined || at.nowMs - at.lastSentMs >= at.everyMs;
}

const stuckMs = 10 * 60_000;

/** A transaction that waits so long pays too little, or its node forgot to pass it on: send it again for more. */
export const isStuck = (nowMs: number, sentMs: number): boolean => nowMs - sentMs >= stuckMs;

const [busyMs, failingMs, idleMs] = [2000, 30_000, 60_000];

/** When to look at a chain again. */
export function nextLookMs(state: 'pending' | 'failing' | 'idle', everyMs: number): number {
  return { pending: busyMs, failing: failingMs, idle: Math.min(idleMs, everyMs) }[state];
}

export interface Head {
  size: number;
  root: Uint8Array;
}

/** Why a head on the chain and our log cannot both be true; undefined when they can. `rootAt` is ours at its size. */
export function contradiction(
  onChain: Head,
  ours: { size: number; rootAt: Uint8Array | undefined },
): { code: 'anchor-ahead' | 'fork'; reason: string } | undefined {
  if (onChain.size > ours.size)
    return {
      code: 'anchor-ahead',
      reason: `the chain holds a head of size ${onChain.size}, but the log here has only ${ours.size} entries: it was restored from an older backup, or somebody else holds its anchor key`,
    };
  const same = ours.rootAt?.every((byte, i) => byte === onChain.root[i]);
  return same
    ? undefined
    : {
        code: 'fork',
        reason: `the chain holds another root of size ${onChain.size} than the log here: one of them is not the history that was published`,
      };
}
