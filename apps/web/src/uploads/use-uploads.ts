import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { caseKey } from '../api/queries.ts';
import { discard, onUploaded, resumeUploads, snapshot, subscribe, type Upload } from './queue.ts';

/** The uploads of a case; resumes what an earlier visit left and refreshes the case after each acknowledged file. */
export function useUploads(caseId: string): readonly Upload[] {
  const client = useQueryClient();
  const all = useSyncExternalStore(subscribe, snapshot);
  useEffect(() => void resumeUploads(caseId), [caseId]);
  useEffect(() => onUploaded((id) => void client.invalidateQueries({ queryKey: caseKey(id) })), [client]);
  const own = useMemo(() => all.filter((u) => u.caseId === caseId), [all, caseId]);
  // A finished batch leaves the list by itself once all are in.
  const finished = own.length > 0 && own.every((u) => u.state === 'done');
  useEffect(() => {
    if (!finished) return;
    const timer = setTimeout(() => {
      for (const upload of snapshot())
        if (upload.caseId === caseId && upload.state === 'done') discard(upload.id);
    }, 4000);
    return () => clearTimeout(timer);
  }, [finished, caseId]);
  return own;
}
