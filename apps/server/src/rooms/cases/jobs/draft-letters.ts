import { Refusal } from '@redress/kernel';
import { inTransaction } from '#platform/database';
import type { Handler } from '#platform/outbox';
import { issueStepLetters } from '../commands/draft-step.ts';
import type { CasesDeps } from '../deps.ts';
import { loadCase } from '../queries/load-case.ts';
import * as store from '../store.ts';
import * as steps from '../store-steps.ts';

/** Writes the letters of a step that was opened, so that they lie ready before the buyer looks. */
export function draftLetters(deps: CasesDeps): Handler<{ caseId: string; stepId: string }> {
  return async ({ payload: { caseId, stepId } }) => {
    const step = await steps.findStep(deps.db, caseId, stepId);
    // Erased, dropped or released meanwhile: then there is nothing to draft.
    if (step?.state !== 'drafted') return 'done';
    try {
      const letters = await issueStepLetters(deps, await loadCase(deps, caseId), step);
      await inTransaction(deps.db, async (trx) => {
        await store.lockCase(trx, caseId);
        const now = await steps.findStep(trx, caseId, stepId);
        if (now?.state === 'drafted') await steps.replaceStepLetters(trx, stepId, letters);
      });
    } catch (error) {
      if (error instanceof Refusal && error.code === 'case-not-found') return 'done';
      throw error;
    }
    return 'done';
  };
}
