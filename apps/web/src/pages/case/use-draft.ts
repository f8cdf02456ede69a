import type { CaseView } from '@redress/contract';
import { useEffect, useRef, useState } from 'react';
import { type Change, useChangeCase } from '../../api/change-case.ts';
import { readText, writeText } from '../../lib/storage.ts';

const saveAfterMs = 800;

interface Draft<E> {
  /** Where it is kept on this device; ends with the case's id, so that leaving the case clears it. */
  key: string;
  /** From the device's storage, which may hold anything. */
  parse: (text: string | undefined) => E;
  /** The edits laid over the newest case. */
  change: (newest: CaseView, edits: E) => ReturnType<Change>;
  /** Edits that cannot be sent yet; they stay on the page and on the device. */
  held?: (view: CaseView, edits: E) => E;
}

/**
 * What the buyer typed over what the server has. Only what was edited is kept (on this device) and sent, laid over the
 * newest case, so that an edit elsewhere is not undone.
 */
export function useDraft<E extends object>(view: CaseView, how: Draft<E>) {
  const [edits, setEdits] = useState<E>(() => how.parse(readText(how.key)));
  const latest = useRef(edits);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const mutation = useChangeCase(view.caseId);

  const heldOf = (edited: E): E => how.held?.(view, edited) ?? how.parse(undefined);
  const keep = (next: E) => {
    latest.current = next;
    setEdits(next);
    writeText(how.key, Object.keys(next).length > 0 ? JSON.stringify(next) : undefined);
  };
  const save = () => {
    clearTimeout(timer.current);
    const sent = latest.current;
    if (Object.keys(sent).length === Object.keys(heldOf(sent)).length) return;
    mutation.mutate((newest) => how.change(newest, sent), {
      // Typed on while saving: those edits stay and their own save follows.
      onSuccess: () => latest.current === sent && keep(heldOf(sent)),
    });
  };
  const later = useRef(save);
  later.current = save;
  // A draft left by a closed tab is saved now; leaving this page saves at once instead of later.
  useEffect(() => {
    later.current();
    return () => later.current();
  }, []);
  const edit = (next: E) => {
    keep(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => later.current(), saveAfterMs);
  };
  return { edits, latest, edit, save, state: mutation.status, error: mutation.error };
}
