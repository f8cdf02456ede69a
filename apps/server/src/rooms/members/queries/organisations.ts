import type { MembersView, OrganisationView, PersonView } from '@redress/contract';
import type { MailDeps, OrganisationDeps } from '../deps.ts';
import { orgNotFound } from '../refusals.ts';
import { permissionsOf, type Standing } from '../rules/policy.ts';
import * as store from '../store-organisations.ts';

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
