import type { OrganisationKind, OrganisationState, Role } from '@redress/contract';
import type { Kysely } from 'kysely';
import type { Database, Trx } from '#platform/database';

interface Tables {
  'members.organisation': {
    id: string;
    name: string;
    kinds: OrganisationKind[];
    state: OrganisationState;
    second_factor_required: boolean;
    created_at: Date;
  };
  'members.membership': { org_id: string; person_id: string; role: Role; joined_at: Date };
  'members.invitation': InvitationRow;
  'accounts.user': { id: string; name: string; email: string; emailVerified: boolean };
}
export interface InvitationRow {
  id: string;
  org_id: string;
  email: string;
  role: Role;
  token_hash: Buffer;
  invited_by: string;
  invited_at: Date;
  expires_at: Date;
}
const at = (db: Database | Trx): Kysely<Tables> => ('engine' in db ? db.kysely : db) as Kysely<Tables>;

export interface OrganisationRow {
  id: string;
  name: string;
  kinds: OrganisationKind[];
  state: OrganisationState;
  secondFactorRequired: boolean;
  createdAt: Date;
}
const organisationColumns = [
  'organisation.id',
  'organisation.name',
  'organisation.kinds',
  'organisation.state',
  'organisation.second_factor_required as secondFactorRequired',
  'organisation.created_at as createdAt',
] as const;

export const insertOrganisation = (trx: Trx, row: OrganisationRow) =>
  at(trx)
    .insertInto('members.organisation')
    .values({
      id: row.id,
      name: row.name,
      kinds: JSON.stringify(row.kinds) as never,
      state: row.state,
      second_factor_required: row.secondFactorRequired,
      created_at: row.createdAt,
    })
    .execute();

export const findOrganisation = (db: Database | Trx, id: string): Promise<OrganisationRow | undefined> =>
  at(db)
    .selectFrom('members.organisation as organisation')
    .select(organisationColumns)
    .where('organisation.id', '=', id)
    .executeTakeFirst();

/** By id; one that is unknown is absent. */
export async function findOrganisations(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, OrganisationRow>> {
  if (ids.length === 0) return new Map();
  const rows = await at(db)
    .selectFrom('members.organisation as organisation')
    .select(organisationColumns)
    .where('organisation.id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Until the end of the transaction: two changes of one organisation's people come one after the other. */
export const lockOrganisation = (trx: Trx, id: string): Promise<OrganisationRow | undefined> =>
  at(trx)
    .selectFrom('members.organisation as organisation')
    .select(organisationColumns)
    .where('organisation.id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export const updateOrganisation = (
  trx: Trx,
  id: string,
  change: { name?: string; state?: OrganisationState; second_factor_required?: boolean; kinds?: never },
) => at(trx).updateTable('members.organisation').set(change).where('id', '=', id).execute();

export const setMembership = (trx: Trx, orgId: string, personId: string, role: Role, joinedAt: Date) =>
  at(trx)
    .insertInto('members.membership')
    .values({ org_id: orgId, person_id: personId, role, joined_at: joinedAt })
    .onConflict((on) => on.columns(['org_id', 'person_id']).doUpdateSet({ role }))
    .execute();

export const deleteMembership = (trx: Trx, orgId: string, personId: string) =>
  at(trx)
    .deleteFrom('members.membership')
    .where('org_id', '=', orgId)
    .where('person_id', '=', personId)
    .execute();

/** The organisation with the caller's role in it, in one query: the guard's. */
export const findStanding = (
  db: Database,
  orgId: string,
  personId: string,
): Promise<(OrganisationRow & { role: Role }) | undefined> =>
  at(db)
    .selectFrom('members.membership as membership')
    .innerJoin('members.organisation as organisation', 'organisation.id', 'membership.org_id')
    .select([...organisationColumns, 'membership.role'])
    .where('membership.org_id', '=', orgId)
    .where('membership.person_id', '=', personId)
    .executeTakeFirst();

export const organisationsOf = (db: Database, personId: string) =>
  at(db)
    .selectFrom('members.membership as membership')
    .innerJoin('members.organisation as organisation', 'organisation.id', 'membership.org_id')
    .select([...organisationColumns, 'membership.role'])
    .where('membership.person_id', '=', personId)
    .orderBy('organisation.created_at')
    .execute();

export const membersOf = (db: Database | Trx, orgId: string) =>
  at(db)
    .selectFrom('members.membership as membership')
    .innerJoin('accounts.user as person', 'person.id', 'membership.person_id')
    .select([
      'person.id as personId',
      'person.name',
      'person.email',
      'person.emailVerified',
      'membership.role',
      'membership.joined_at as joinedAt',
    ])
    .where('membership.org_id', '=', orgId)
    .orderBy('membership.joined_at')
    .execute();

export const insertInvitation = (trx: Trx, row: InvitationRow) =>
  at(trx).insertInto('members.invitation').values(row).execute();

export const invitationsOf = (db: Database, orgId: string, now: Date) =>
  at(db)
    .selectFrom('members.invitation')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('expires_at', '>', now)
    .orderBy('invited_at')
    .execute();

export const findInvitation = (db: Database | Trx, tokenHash: Buffer): Promise<InvitationRow | undefined> =>
  at(db).selectFrom('members.invitation').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();

export const findInvitationById = (db: Database, id: string): Promise<InvitationRow | undefined> =>
  at(db).selectFrom('members.invitation').selectAll().where('id', '=', id).executeTakeFirst();

/** Whether there was one to delete. */
export async function deleteInvitation(trx: Trx, orgId: string, id: string): Promise<boolean> {
  const gone = await at(trx)
    .deleteFrom('members.invitation')
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

export const deleteExpiredInvitations = (trx: Trx, now: Date) =>
  at(trx).deleteFrom('members.invitation').where('expires_at', '<=', now).execute();
