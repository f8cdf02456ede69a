import type { OrganisationKind } from '@redress/contract';
import { inTransaction } from '#platform/database';
import { sealText } from '../contents.ts';
import type { VettingDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { notFound } from '../refusals.ts';
import * as store from '../store.ts';
import { lockExisting, moveFile, openFile, recordEvents } from './move-file.ts';

/** The organisation is told why. Refusals: `vetting-not-found`, `vetting-not-possible`. */
export async function suspend(
  deps: VettingDeps,
  { orgId, reason }: { orgId: string; reason: string },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const file = await lockExisting(trx, orgId);
    const suspended_for = sealText(deps.blobs, store.vaultOf(file), reason);
    await moveFile(deps, trx, file, { move: 'suspend', change: { suspended_for } });
    const event = newEvent(orgId, deps.clock.now(), 'file.suspended', { by: 'operator' });
    await recordEvents(deps, trx, [event]);
    const payload = { orgId, what: 'suspended' };
    await deps.outbox.enqueue(trx, { topic: 'vetting.tell', key: `${orgId}:s${event.atMs}`, payload });
  });
}

/** Refusals: `vetting-not-found`, `vetting-not-possible`. */
export async function liftSuspension(deps: VettingDeps, { orgId }: { orgId: string }): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const file = await lockExisting(trx, orgId);
    await moveFile(deps, trx, file, { move: 'lift', change: { suspended_for: null } });
    const event = newEvent(orgId, deps.clock.now(), 'file.lifted', { by: 'operator' });
    await recordEvents(deps, trx, [event]);
    const payload = { orgId, what: 'lifted' };
    await deps.outbox.enqueue(trx, { topic: 'vetting.tell', key: `${orgId}:l${event.atMs}`, payload });
  });
}

/** Also the kinds that nobody may take by registering. Refusal: `vetting-not-found` where there is no organisation. */
export async function setKinds(
  deps: VettingDeps,
  { orgId, kinds }: { orgId: string; kinds: OrganisationKind[] },
): Promise<void> {
  if (!(await deps.members.organisationOf(orgId))) throw notFound();
  await inTransaction(deps.db, async (trx) => {
    await openFile(deps, trx, orgId);
    await deps.members.setKinds(trx, orgId, kinds);
    const body = { by: 'operator', kinds };
    await recordEvents(deps, trx, [newEvent(orgId, deps.clock.now(), 'kinds.set', body)]);
  });
}
