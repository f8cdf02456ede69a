import { addDays, type Day, shanghaiDay, weekday } from '@redress/kernel';
import { inTransaction } from '#platform/database';
import { lockExisting, moveFile, recordEvents } from '../commands/move-file.ts';
import type { VettingDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { remindDays, reminderNow } from '../rules/due.ts';
import { after } from '../rules/lifecycle/vetting-lifecycle.ts';
import * as store from '../store.ts';

const dayMs = 86_400_000;
const pageSize = 200;

/**
 * A round of housekeeping: reminds 30, 7 and 1 days before a verification ends, ends what is over, and tells platforms
 * once a week of merchants that they have to verify again. Several nodes may do it at once.
 */
export async function sweep(deps: VettingDeps): Promise<void> {
  const nowMs = deps.clock.now();
  const horizon = new Date(nowMs + (remindDays[0] + 1) * dayMs);
  for await (const orgId of ending(deps, horizon)) await follow(deps, orgId, nowMs);
  const monday = startOfWeek(shanghaiDay(nowMs));
  const platforms = await store.listPlatformsDue(deps.db, horizon);
  await inTransaction(deps.db, (trx) =>
    deps.outbox.enqueueMany(
      trx,
      platforms.map((orgId) => ({
        topic: 'vetting.tell',
        key: `${orgId}:${monday}`,
        payload: { orgId, what: 'duty' },
      })),
    ),
  );
}

/** All of them: most stay in the list after their turn, so each page begins after the last one. */
async function* ending({ db }: VettingDeps, before: Date): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const page = await store.listEnding(db, { before, after, limit: pageSize });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = last;
  }
}

const startOfWeek = (day: Day): Day => addDays(day, -((weekday(day) + 6) % 7));

/** By what stands under the lock: the file may have been accepted anew since it was listed. */
async function follow(deps: VettingDeps, orgId: string, nowMs: number): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const file = await lockExisting(trx, orgId);
    const dueAtMs = file.due_at?.getTime();
    const to = after(file.state, 'lapse');
    if (dueAtMs === undefined || !to) return;
    const told = reminderNow(dueAtMs, file.told_days ?? undefined, nowMs);
    if (dueAtMs <= nowMs) {
      await moveFile(deps, trx, file, { move: 'lapse' });
      await recordEvents(deps, trx, [newEvent(orgId, nowMs, 'file.lapsed', { to })]);
    } else if (told === undefined) return;
    else await store.updateFile(trx, orgId, { told_days: told });
    await deps.outbox.enqueue(trx, {
      topic: 'vetting.tell',
      key: `${orgId}:${dueAtMs}:${told ?? 'lapsed'}`,
      payload: { orgId, what: told ?? 'lapsed' },
    });
  });
}
