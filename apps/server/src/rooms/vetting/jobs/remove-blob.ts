import type { Handler } from '#platform/outbox';
import type { VettingDeps } from '../deps.ts';

/** Deletes a blob that no row names any more; one that is already gone is fine. */
export function removeBlob({ blobs }: Pick<VettingDeps, 'blobs'>): Handler<{ blob: string }> {
  return async ({ payload }) => {
    await blobs.remove(payload.blob);
    return 'done';
  };
}
