import type { Handler } from '#platform/outbox';
import type { CasesDeps } from '../deps.ts';

/** Deletes a letter that no row names any more; one that is already gone is fine. */
export function removeBlob(deps: Pick<CasesDeps, 'blobs'>): Handler<{ blob: string }> {
  return async ({ payload }) => {
    await deps.blobs.remove(payload.blob);
    return 'done';
  };
}
