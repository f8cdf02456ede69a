import type { Outcome, State, Waiting } from './state/state.ts';

/** What the server said of each event, in order; or why the whole batch did not get there. */
export type Reply =
  | { results: { status: number; note?: string }[] }
  | { failure: string; retryAfterMs?: number };
/** Carries a batch to the server. Throws never. */
export type Courier = (events: readonly { id: string; body: string }[]) => Promise<Reply>;

const batchSize = 100;
const longestPauseMs = 10 * 60_000;

/**
 * Sends what waits, oldest first. An answer that speaks about the event settles it; everything else (no network, a busy server,
 * a key that is not known yet) leaves it where it is: a wrong setting must not throw a shop's proofs away.
 */
export async function sendOnce(options: {
  state: State;
  courier: Courier;
  now(): number;
}): Promise<{ sent: number; failure?: string }> {
  const { state, courier, now } = options;
  let sent = 0;
  for (;;) {
    const waiting = state.waiting(now(), batchSize);
    if (waiting.length === 0) return { sent };
    const reply = await courier(waiting);
    if ('failure' in reply) {
      state.settle(
        waiting.map((one) => again(one, now(), reply.failure, reply.retryAfterMs)),
        now(),
      );
      return { sent, failure: reply.failure };
    }
    const outcomes = waiting.map((one, i) => outcomeOf(one, reply.results[i], now()));
    state.settle(outcomes, now());
    sent += outcomes.filter(({ outcome }) => outcome !== 'again').length;
    const stuck = outcomes.find(({ outcome }) => outcome === 'again');
    if (stuck) return { sent, failure: stuck.note ?? 'the server asks to send it again' };
  }
}

function outcomeOf(
  one: Waiting,
  result: { status: number; note?: string } | undefined,
  nowMs: number,
): Outcome {
  const status = result?.status ?? 0;
  const note = `${status}${result?.note ? ` ${result.note}` : ''}`;
  if (status === 200 || status === 202) return { seq: one.seq, outcome: 'accepted' };
  if (status === 409) return { seq: one.seq, outcome: 'conflict', note };
  const settled = status >= 400 && status < 500 && ![401, 403, 404, 408, 429].includes(status);
  return settled ? { seq: one.seq, outcome: 'refused', note } : again(one, nowMs, note);
}

function again(one: Waiting, nowMs: number, note: string, afterMs?: number): Outcome {
  const pause = afterMs ?? Math.min(2 ** Math.min(one.tries, 12) * 1000, longestPauseMs);
  return { seq: one.seq, outcome: 'again', nextTryMs: nowMs + pause, note };
}
