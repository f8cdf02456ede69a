import type { FormerNameView, MembersView, OrganisationView, PersonView } from '@redress/contract';
import type { MailDeps, OrganisationDeps } from '../deps.ts';
import { orgNotFound } from '../refusals.ts';
import { permissionsOf, type Standing } from '../rules/policy.ts';
import { listFormerNames } from '../store-names.ts';
import * as store from '../store-organisations.ts';
import { findPersonNames } from '../store-periods.ts';

export function organisationView(row: store.OrganisationRow, who: Standing): OrganisationView {
  const { createdAt, id, ...rest } = row;
  return {
    orgId: id,
    name: rest.name,
    kinds: rest.kinds,
    state: rest.state,
    secondFactorRequired: rest.secondFactorRequired,
    createdAtMs: createdAt.getTime(),
    permissions: permissionsOf(who),
    ...(who.kind === 'member' ? { role: who.role } : {}),
  };
}

export async function readOrganisation(deps: OrganisationDeps, orgId: string, who: Standing) {
  const row = await store.findOrganisation(deps.db, orgId);
  if (!row) throw orgNotFound();
  return organisationView(row, who);
}

/** What it was called before, newest first; who changed it, as long as that person has an account. */
export async function formerNamesOf({ db }: OrganisationDeps, orgId: string): Promise<FormerNameView[]> {
  const rows = await listFormerNames(db, orgId);
  const people = await findPersonNames(db, [...new Set(rows.map((row) => row.replaced_by))]);
  return rows.map((row) => {
    const by = people.get(row.replaced_by);
    return { name: row.name, until: row.replaced_at.toISOString(), ...(by === undefined ? {} : { by }) };
  });
}

export interface Person {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
}

export async function personView(deps: Pick<MailDeps, 'db' | 'mail'>, person: Person): Promise<PersonView> {
  const rows = await store.organisationsOf(deps.db, person.id);
  const organisations = rows.map(({ id, name, kinds, state, role }) => ({
    orgId: id,
    name,
    kinds,
    state,
    role,
  }));
  const { name, email, emailVerified } = person;
  const mail = deps.mail?.mailer !== undefined;
  return { personId: person.id, name, email, emailVerified, mail, organisations };
}

export async function membersView(deps: OrganisationDeps, orgId: string): Promise<MembersView> {
  const [members, invitations] = await Promise.all([
    store.membersOf(deps.db, orgId),
    store.invitationsOf(deps.db, orgId, new Date(deps.clock.now())),
  ]);
  return {
    members: members.map(({ joinedAt, emailVerified: _, ...rest }) => ({
      ...rest,
      joinedAtMs: joinedAt.getTime(),
    })),
    invitations: invitations.map((row) => ({
      invitationId: row.id,
      email: row.email,
      role: row.role,
      invitedAtMs: row.invited_at.getTime(),
      expiresAtMs: row.expires_at.getTime(),
    })),
  };
}
