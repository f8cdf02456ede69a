import { appendEvents, inTransaction } from '#platform/database';
import type { OrganisationDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { passkeyRefused } from '../refusals.ts';
import * as store from '../store-security.ts';

/** How long a confirmation holds. */
export const freshMs = 15 * 60_000;

/** The session has just shown who it is; `strong`: by a passkey, which is two factors at once. */
export async function proveSession(deps: OrganisationDeps, sessionId: string, strong: boolean) {
  const now = deps.clock.now();
  await inTransaction(deps.db, (trx) => store.saveProof(trx, sessionId, strong, new Date(now)));
  return { confirmedUntilMs: now + freshMs };
}

export async function recordSecured(
  deps: OrganisationDeps,
  personId: string,
  what: 'totp' | 'passkey' | 'password' | 'recovery-codes' | 'sessions',
  on: boolean,
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    await appendEvents(trx, 'members', [
      newEvent(personId, deps.clock.now(), 'account.secured', { what, on }),
    ]);
  });
}

export async function removePasskey(deps: OrganisationDeps, personId: string, passkeyId: string) {
  await inTransaction(deps.db, async (trx) => {
    if (!(await store.deletePasskey(trx, personId, passkeyId))) throw passkeyRefused();
    const body = { what: 'passkey', on: false };
    await appendEvents(trx, 'members', [newEvent(personId, deps.clock.now(), 'account.secured', body)]);
  });
}

export async function endOtherSessions(deps: OrganisationDeps, personId: string, sessionId: string) {
  await inTransaction(deps.db, (trx) => store.deleteOtherSessions(trx, personId, sessionId));
  await recordSecured(deps, personId, 'sessions', false);
}

/** Sessions of accounts that are over; the library compares with the machine's clock, and so does this. */
export async function forgetOldSessions({ db }: OrganisationDeps): Promise<void> {
  await inTransaction(db, (trx) => store.deleteOldSessions(trx, new Date()));
}
