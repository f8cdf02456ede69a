import type { ClaimsDeps } from '../deps.ts';
import { sweepClaims } from './sweep-claims.ts';

const everyMs = 5_000;

/** Follows the clocks of claims. Several nodes may tick at once. */
export function createTicker(deps: ClaimsDeps) {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<number> | undefined;
  const tick = async (): Promise<number> => {
    // One in work may have read the clock before what is asked for came due: another follows it.
    while (working) await working.catch(() => {});
    working = sweepClaims(deps, stopping.signal).finally(() => {
      working = undefined;
    });
    return working;
  };
  return {
    tick,
    start() {
      timer = setInterval(() => {
        if (!working) tick().catch((error) => deps.log.error({ err: error }, 'the clock of claims failed'));
      }, everyMs);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await working?.catch(() => {});
    },
  };
}
