import { calendarPrint } from '../calendar-print.ts';
import type { CasesDeps } from '../deps.ts';
import { wakeUnsettled } from '../store-deadlines.ts';
import { dispatchSteps } from './dispatch-steps.ts';
import { sweepDeadlines } from './sweep-deadlines.ts';

const everyMs = 5_000;

export interface Ticker {
  start(): void;
  /** Waits for the tick in work. */
  stop(): Promise<void>;
  /** One tick now: what is due by the clock is done when it settles. */
  tick(): Promise<Tick>;
}

export interface Tick {
  /** Steps whose regret window ended. */
  released: number;
  /** Deadlines that were looked at. */
  looked: number;
}

/** Follows the clock: regret windows that end, deadlines that come near or pass. Several nodes may tick at once. */
export function createTicker(deps: CasesDeps): Ticker {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<Tick> | undefined;
  let next: Promise<Tick> | undefined;
  let woken = false;
  const round = async (): Promise<Tick> => {
    if (!woken) await wakeUnsettled(deps.db, new Date(deps.clock.now()), calendarPrint());
    woken = true;
    const released = await dispatchSteps(deps, stopping.signal);
    return { released, looked: await sweepDeadlines(deps, stopping.signal) };
  };
  const begin = (): Promise<Tick> => {
    working = round().finally(() => {
      working = undefined;
    });
    return working;
  };
  // One in work may have read the clock before what is asked for now came due: another follows it.
  const follow = (before: Promise<Tick>): Promise<Tick> => {
    next ??= before
      .catch(() => {})
      .then(() => {
        next = undefined;
        return begin();
      });
    return next;
  };
  const tick = () => (working ? follow(working) : begin());
  return {
    tick,
    start() {
      timer = setInterval(() => {
        if (working) return;
        begin().catch((error) => deps.log.error({ err: error }, 'the clock of cases failed'));
      }, everyMs);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await next?.catch(() => {});
      await working?.catch(() => {});
    },
  };
}
