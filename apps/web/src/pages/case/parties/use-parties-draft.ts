import type { CaseView, Party } from '@redress/contract';
import { useEffect, useRef, useState } from 'react';
import { useChangeCase } from '../../../api/change-case.ts';
import { readText, writeText } from '../../../lib/storage.ts';
import { addEdit, applyEdits, type Edits, parseEdits, type Who } from './edits.ts';

export type { Who } from './edits.ts';

const saveAfterMs = 800;

/**
 * What the buyer typed over what the server has. Only the fields that were edited are kept (on this device) and sent,
 * laid over the newest parties, so that an edit elsewhere is not undone.
 */
export function usePartiesDraft(view: CaseView) {
  const draftKey = `draft.parties.${view.caseId}`;
  const [edits, setEdits] = useState<Edits>(() => parseEdits(readText(draftKey)));
  const latest = useRef(edits);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const mutation = useChangeCase(view.caseId);

  const save = () => {
    const sent = latest.current;
    mutation.mutate((newest) => ({ parties: applyEdits(newest.parties, sent) }), {
      onSuccess: () => {
        // Typed on while saving: those edits stay and their own save follows.
        if (latest.current !== sent) return;
        latest.current = {};
        setEdits({});
        writeText(draftKey, undefined);
      },
    });
  };
  const later = useRef(save);
  later.current = save;
  const schedule = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => later.current(), saveAfterMs);
  };
  // A draft left by a closed tab is saved now; leaving this page saves at once instead of later.
  useEffect(() => {
    if (Object.keys(latest.current).length > 0) later.current();
    return () => {
      clearTimeout(timer.current);
      if (Object.keys(latest.current).length > 0) later.current();
    };
  }, []);
  const parties = applyEdits(view.parties, edits);
  const change = (who: Who, party: Party) => {
    latest.current = addEdit(parties[who] ?? {}, latest.current, who, party);
    setEdits(latest.current);
    writeText(draftKey, JSON.stringify(latest.current));
    schedule();
  };
  return { parties, change, save, state: mutation.status, error: mutation.error };
}
