import type { VettingQueueRow } from '@redress/contract';
import type { VettingDeps } from '../deps.ts';
import { isDue } from '../rules/due.ts';
import * as store from '../store.ts';
import { waitingForNames } from '../store-names.ts';
import { stands } from './duty-records.ts';

const limit = 300;

/** Files for the operator: those that wait, the oldest first; or all that were ever handed in. */
export async function listQueue(
  deps: VettingDeps,
  show: 'waiting' | 'all' = 'waiting',
): Promise<VettingQueueRow[]> {
  const rows = await store.listFiles(deps.db, { show, limit });
  const renaming = await waitingForNames(
    deps.db,
    rows.map(({ org_id }) => org_id),
  );
  return Promise.all(
    rows.map(async (row) => {
      const organisation = await deps.members.organisationOf(row.org_id);
      const dueAt = row.due_at?.toISOString();
      return {
        orgId: row.org_id,
        name: organisation?.name ?? '',
        kinds: organisation?.kinds ?? [],
        state: row.state,
        ...(row.submitted_at ? { submittedAt: row.submitted_at.toISOString() } : {}),
        ...(dueAt ? { dueAt } : {}),
        nameChange: renaming.has(row.org_id),
        due: stands(row.state) && isDue(row.due_at?.getTime(), deps.clock.now()),
      };
    }),
  );
}
