import { inTransaction } from '#platform/database';
import { release } from '../commands/release-step.ts';
import type { CasesDeps } from '../deps.ts';
import * as store from '../store.ts';
import * as steps from '../store-steps.ts';
import { whenLogTakes } from './when-log-takes.ts';

const batchSteps = 100;

/**
 * Releases every step whose regret window is over, each in a transaction of its own that also queues the mail: killed
 * before the commit, the step is still held and the next tick releases it; after it, the outbox sends. Gives how many.
 */
export async function dispatchSteps(deps: CasesDeps, signal?: AbortSignal): Promise<number> {
  let released = 0;
  while (!signal?.aborted) {
    const due = await steps.listDueSteps(deps.db, new Date(deps.clock.now()), batchSteps);
    let moved = 0;
    for (const { id, case_id } of due)
      if (await whenLogTakes(() => dispatch(deps, case_id, id), signal)) moved++;
    released += moved;
    if (moved === 0) break;
  }
  return released;
}

/** False when it was taken back or released meanwhile. */
async function dispatch(deps: CasesDeps, caseId: string, stepId: string): Promise<boolean> {
  return inTransaction(deps.db, async (trx) => {
    if (!(await store.lockCase(trx, caseId))) return false;
    const step = await steps.findStep(trx, caseId, stepId);
    if (step?.state !== 'held' || !step.held_until || step.held_until.getTime() > deps.clock.now())
      return false;
    await release(deps, trx, step, step.way ?? 'mail');
    return true;
  });
}
