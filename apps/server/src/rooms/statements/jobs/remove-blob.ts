import type { Handler } from '#platform/outbox';
import type { StatementsDeps } from '../deps.ts';

/** Deletes a blob that no row names any more; a blob that is already gone is fine. */
export function removeBlob(deps: Pick<StatementsDeps, 'blobs'>): Handler<{ blob: string }> {
  return async ({ payload }) => {
    await deps.blobs.remove(payload.blob);
    return 'done';
  };
}
