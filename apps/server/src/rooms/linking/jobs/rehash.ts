import { inTransaction } from '#platform/database';
import type { Handler } from '#platform/outbox';
import { activeEpochs } from '../commands/epochs.ts';
import { lookAtCase } from '../commands/look.ts';
import type { LinkingDeps } from '../deps.ts';
import * as store from '../store.ts';

const atOnce = 100;

/** Queues the change to the newest secret, where the server started with one that is not in use yet. */
export async function beginRehash(deps: LinkingDeps): Promise<void> {
  const { current } = await activeEpochs(deps);
  const newest = deps.keyring.epochs.at(-1) as number;
  if (newest > current)
    await inTransaction(deps.db, (trx) =>
      deps.outbox.enqueue(trx, {
        topic: 'linking.rehash',
        key: `epoch-${newest}`,
        payload: { epoch: newest },
      }),
    );
}

/**
 * Keeps every case under the newest secret too, then compares by it and removes what older secrets made. Links stand all
 * the while: until the change digests of the old secret are compared, and every look writes both. Killed anywhere, it
 * goes on with the cases that are left.
 */
export function rehash(deps: LinkingDeps): Handler<{ epoch: number }> {
  return async ({ payload: { epoch } }, signal) => {
    if (!deps.keyring.epochs.includes(epoch)) return { stop: 'the secret is gone' };
    for (;;) {
      const ids = await store.casesBefore(deps.db, epoch, atOnce);
      if (ids.length === 0) break;
      for (const id of ids) {
        if (signal.aborted) return { retry: 'stopping', afterMs: 0 };
        await lookAtCase(deps, id);
      }
    }
    const changed = await inTransaction(deps.db, async (trx) => {
      await store.lockLinks(trx);
      // A case that was opened meanwhile by a node without the new secret: it is looked at first.
      if ((await store.casesBefore(trx, epoch, 1)).length > 0) return false;
      await store.changeEpoch(trx, epoch);
      return true;
    });
    if (!changed) return { retry: 'a case came in', afterMs: 100 };
    for (const old of deps.keyring.epochs) if (old < epoch) deps.forgetSecret?.(old);
    return 'done';
  };
}
