import type { Handler } from '#platform/outbox';
import type { ClaimsDeps } from '../deps.ts';

/** Deletes a file of an erased claim; one that is already gone is fine. */
export function removeBlob(deps: Pick<ClaimsDeps, 'blobs'>): Handler<{ blob: string }> {
  return async ({ payload }) => {
    await deps.blobs.remove(payload.blob);
    return 'done';
  };
}
