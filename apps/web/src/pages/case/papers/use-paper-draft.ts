import type { CaseView } from '@redress/contract';
import { useDraft } from '../use-draft.ts';
import { changeOf, type Edits, parseEdits, savedText } from './paper-edits.ts';
import type { PaperName } from './paper-fields.ts';

/** What the buyer adds for the papers of one step, saved while typing and when a field is left. */
export function usePaperDraft(view: CaseView, stepId: string, papers: readonly PaperName[]) {
  const draft = useDraft<Edits>(view, {
    key: `draft.papers.${stepId}.${view.caseId}`,
    parse: parseEdits,
    change: (newest, edits) => changeOf(newest, papers, edits).change,
    held: (known, edits) => changeOf(known, papers, edits).held,
  });
  return {
    text: (place: string) => draft.edits[place] ?? savedText(view, papers, place),
    isHeld: (place: string) => changeOf(view, papers, draft.edits).held[place] !== undefined,
    change: (place: string, typed: string) => draft.edit({ ...draft.latest.current, [place]: typed }),
    save: draft.save,
    state: draft.state,
    error: draft.error,
  };
}
