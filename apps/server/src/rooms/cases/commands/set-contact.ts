import { inTransaction } from '#platform/database';
import { sealContact } from '../contents.ts';
import type { CasesDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { caseNotFound } from '../refusals.ts';
import * as store from '../store.ts';
import { recordEvents } from './record-events.ts';

/** Keeps where reminders go, encrypted; without an address it is forgotten. Refusal: `case-not-found`. */
export async function setContact(
  deps: CasesDeps,
  caseId: string,
  { email }: { email?: string | undefined },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const row = await store.lockCase(trx, caseId);
    if (!row) throw caseNotFound();
    const contact = email ? sealContact(deps.blobs, row.vault, { email }) : null;
    await store.updateCase(trx, caseId, { contact });
    const left = contact !== null;
    await recordEvents(deps, trx, [newEvent(caseId, deps.clock.now(), 'contact.changed', { left })]);
  });
}
