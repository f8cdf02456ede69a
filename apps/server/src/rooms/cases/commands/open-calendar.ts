import { randomBytes } from 'node:crypto';
import { inTransaction } from '#platform/database';
import type { CasesDeps } from '../deps.ts';
import { digestOfToken } from '../queries/calendar.ts';
import { caseNotFound } from '../refusals.ts';
import * as store from '../store.ts';
import { deleteCalendar, replaceCalendar } from '../store-deadlines.ts';

/**
 * A new address for a calendar program; the one before ends. Only a digest of its 192 random bits is kept, so the address
 * is told once. Refusal: `case-not-found`.
 */
export async function openCalendar(deps: CasesDeps, caseId: string): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await inTransaction(deps.db, async (trx) => {
    if (!(await store.lockCase(trx, caseId))) throw caseNotFound();
    const created_at = new Date(deps.clock.now());
    await replaceCalendar(trx, { token_sha256: digestOfToken(token), case_id: caseId, created_at });
  });
  return `${deps.publicUrl ?? ''}/api/calendars/${token}.ics`;
}

/** Ends the address. */
export async function closeCalendar(deps: CasesDeps, caseId: string): Promise<void> {
  await inTransaction(deps.db, (trx) => deleteCalendar(trx, caseId));
}
