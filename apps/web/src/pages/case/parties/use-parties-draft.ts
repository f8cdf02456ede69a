import type { CaseView, Party } from '@redress/contract';
import { useDraft } from '../use-draft.ts';
import { addEdit, applyEdits, parseEdits, type Who } from './edits.ts';

export type { Who } from './edits.ts';

/** The parties as the buyer edits them, saved while typing. */
export function usePartiesDraft(view: CaseView) {
  const draft = useDraft(view, {
    key: `draft.parties.${view.caseId}`,
    parse: parseEdits,
    change: (newest, edits) => ({ parties: applyEdits(newest.parties, edits) }),
  });
  const parties = applyEdits(view.parties, draft.edits);
  const change = (who: Who, party: Party) =>
    draft.edit(addEdit(parties[who] ?? {}, draft.latest.current, who, party));
  return { parties, change, save: draft.save, state: draft.state, error: draft.error };
}
