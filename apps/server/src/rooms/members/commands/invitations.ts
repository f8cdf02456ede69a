import type { Role } from '@redress/contract';
import { newId } from '#platform/clock';
import { appendEvents, inTransaction } from '#platform/database';
import type { MailDeps, OrganisationDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import type { Person } from '../queries/organisations.ts';
import { alreadyMember, invitationForAnother, invitationUnknown, notAllowed } from '../refusals.ts';
import { mayChangeRole } from '../rules/policy.ts';
import * as store from '../store-organisations.ts';
import { hashToken, linkToken } from './credentials.ts';

const weekMs = 7 * 86_400_000;
const plainEmail = (email: string): string => email.trim().toLowerCase();

/**
 * An invitation by a secret link, for one address and one week: mailed where mail goes out, and told to who invites in any
 * case. Refusals: `not-allowed`, `already-member`.
 */
export async function inviteMember(
  deps: MailDeps,
  orgId: string,
  by: { id: string; role?: Role },
  given: { email: string; role: Role },
) {
  if (!by.role || !mayChangeRole(by.role, undefined, given.role)) throw notAllowed();
  const email = plainEmail(given.email);
  const members = await store.membersOf(deps.db, orgId);
  if (members.some((member) => plainEmail(member.email) === email)) throw alreadyMember();
  const id = newId('inv');
  const token = linkToken(deps, id);
  const mailed = deps.mail?.mailer !== undefined;
  const atMs = deps.clock.now();
  const expiresAtMs = atMs + weekMs;
  await inTransaction(deps.db, async (trx) => {
    await store.insertInvitation(trx, {
      id,
      org_id: orgId,
      email,
      role: given.role,
      token_hash: hashToken(token),
      invited_by: by.id,
      invited_at: new Date(atMs),
      expires_at: new Date(expiresAtMs),
    });
    const body = { by: by.id, invitationId: id, role: given.role };
    await appendEvents(trx, 'members', [newEvent(orgId, atMs, 'invitation.made', body)]);
    const job = { topic: 'members.mail-invitation', key: id, payload: { invitationId: id } };
    if (mailed) await deps.outbox.enqueue(trx, job);
  });
  // The secret stands behind the #: it reaches no server log and no referrer.
  return { invitationId: id, url: `${deps.publicUrl}/join#${token}`, expiresAtMs, mailed };
}

export async function withdrawInvitation(deps: OrganisationDeps, orgId: string, by: string, id: string) {
  await inTransaction(deps.db, async (trx) => {
    if (!(await store.deleteInvitation(trx, orgId, id))) throw invitationUnknown();
    const body = { by, invitationId: id };
    await appendEvents(trx, 'members', [newEvent(orgId, deps.clock.now(), 'invitation.withdrawn', body)]);
  });
}

/** What an invitation says to who holds its link. Refusal: `invitation-unknown`. */
export async function readInvitation(deps: OrganisationDeps, token: string) {
  const row = await store.findInvitation(deps.db, hashToken(token));
  if (!row || row.expires_at.getTime() <= deps.clock.now()) throw invitationUnknown();
  const organisation = await store.findOrganisation(deps.db, row.org_id);
  return {
    organisation: organisation?.name ?? '',
    email: row.email,
    role: row.role,
    expiresAtMs: row.expires_at.getTime(),
  };
}

/** Only the invited address joins: a forwarded link lets nobody else in. */
export async function acceptInvitation(deps: OrganisationDeps, person: Person, token: string) {
  const atMs = deps.clock.now();
  return inTransaction(deps.db, async (trx) => {
    const row = await store.findInvitation(trx, hashToken(token));
    if (!row || row.expires_at.getTime() <= atMs) throw invitationUnknown();
    if (plainEmail(person.email) !== row.email) throw invitationForAnother();
    await store.lockOrganisation(trx, row.org_id);
    if (!(await store.deleteInvitation(trx, row.org_id, row.id))) throw invitationUnknown();
    const members = await store.membersOf(trx, row.org_id);
    if (members.some((member) => member.personId === person.id)) throw alreadyMember();
    await store.setMembership(trx, row.org_id, person.id, row.role, new Date(atMs));
    const body = { personId: person.id, role: row.role, invitationId: row.id };
    await appendEvents(trx, 'members', [newEvent(row.org_id, atMs, 'member.joined', body)]);
    return { orgId: row.org_id };
  });
}

/** An address of somebody who never came is not kept. */
export async function forgetExpiredInvitations({ db, clock }: OrganisationDeps): Promise<void> {
  await inTransaction(db, (trx) => store.deleteExpiredInvitations(trx, new Date(clock.now())));
}
