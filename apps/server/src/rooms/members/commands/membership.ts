import type { Role } from '@redress/contract';
import { appendEvents, inTransaction, type Trx } from '#platform/database';
import type { OrganisationDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { lastOwner, memberNotFound, notAllowed, orgNotFound } from '../refusals.ts';
import { mayChangeRole } from '../rules/policy.ts';
import * as store from '../store-organisations.ts';

export interface RoleChange {
  orgId: string;
  /** Who does it, with the role that the guard saw. */
  by: { id: string; role?: Role };
  personId: string;
  /** Undefined: leaves the organisation. */
  to: Role | undefined;
}

/**
 * Gives a member another role or none. Refusals: `member-not-found`, `not-allowed` (only owners touch owners),
 * `last-owner`.
 */
export async function changeMembership(deps: OrganisationDeps, change: RoleChange): Promise<void> {
  await inTransaction(deps.db, (trx) => changeIn(deps, trx, change));
}

async function changeIn(deps: OrganisationDeps, trx: Trx, { orgId, by, personId, to }: RoleChange) {
  if (!(await store.lockOrganisation(trx, orgId))) throw orgNotFound();
  const members = await store.membersOf(trx, orgId);
  const member = members.find((one) => one.personId === personId);
  // Asked again under the lock: the role of who does it may have changed since the guard looked.
  const actor = members.find((one) => one.personId === by.id);
  if (!member) throw memberNotFound();
  const leaves = to === undefined && by.id === personId;
  if (!leaves && !(actor && mayChangeRole(actor.role, member.role, to))) throw notAllowed();
  if (member.role === to) return;
  const owners = members.filter((one) => one.role === 'owner');
  if (member.role === 'owner' && owners.length === 1) throw lastOwner();
  const atMs = deps.clock.now();
  if (to === undefined) {
    await store.deleteMembership(trx, orgId, personId);
    const body = { by: by.id, personId, role: member.role };
    await appendEvents(trx, 'members', [newEvent(orgId, atMs, 'member.removed', body)]);
  } else {
    await store.setMembership(trx, orgId, personId, to, new Date(atMs));
    const body = { by: by.id, personId, from: member.role, to };
    await appendEvents(trx, 'members', [newEvent(orgId, atMs, 'member.role-changed', body)]);
  }
}
