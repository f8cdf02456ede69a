import type { Permission } from '@redress/contract';
import { anyone, type Guard, rateLimited, route, type Server } from '#platform/http';
import { affiliate, affiliationView, endAffiliation } from '../commands/affiliations.ts';
import {
  acceptInvitation,
  inviteMember,
  readInvitation,
  withdrawInvitation,
} from '../commands/invitations.ts';
import { changeMembership } from '../commands/membership.ts';
import { changeOrganisation, createOrganisation } from '../commands/organisations.ts';
import type { MailDeps, OrganisationDeps } from '../deps.ts';
import { formerNamesOf, membersView, readOrganisation } from '../queries/organisations.ts';
import { memberNotFound } from '../refusals.ts';
import { affiliationsOf } from '../store-affiliations.ts';
import { isPerson, type OrgActor } from './acting.ts';

type ActsFor = (permission: Permission) => Guard<OrgActor>;

export function addOrganisationRoutes(app: Server, deps: MailDeps, actsFor: ActsFor): void {
  route(
    app,
    'createOrganisation',
    ({ actor, body, remember }) => createOrganisation(deps, actor.id, body, remember),
    { guard: rateLimited(app, 20, isPerson(deps)) },
  );
  route(app, 'getOrganisation', ({ params, actor }) => readOrganisation(deps, params.orgId, actor.standing), {
    guard: actsFor('org.read'),
  });
  route(
    app,
    'changeOrganisation',
    async ({ params, actor, body }) => {
      await changeOrganisation(deps, params.orgId, actor.id, body);
      return readOrganisation(deps, params.orgId, actor.standing);
    },
    { guard: actsFor('org.edit') },
  );
  route(app, 'listFormerNames', async ({ params }) => ({ names: await formerNamesOf(deps, params.orgId) }), {
    guard: actsFor('org.read'),
  });
  addMemberRoutes(app, deps, actsFor);
  addInvitationRoutes(app, deps, actsFor);
  addAffiliationRoutes(app, deps, actsFor);
}

function addMemberRoutes(app: Server, deps: OrganisationDeps, actsFor: ActsFor): void {
  route(app, 'listMembers', ({ params }) => membersView(deps, params.orgId), { guard: actsFor('org.read') });
  route(
    app,
    'changeMember',
    async ({ params: { orgId, personId }, actor, body }) => {
      await changeMembership(deps, { orgId, by: actor, personId, to: body.role });
      const { members } = await membersView(deps, orgId);
      const member = members.find((one) => one.personId === personId);
      if (!member) throw memberNotFound();
      return member;
    },
    { guard: actsFor('members.manage') },
  );
  route(
    app,
    'removeMember',
    async ({ params: { orgId, personId }, actor }) => {
      await changeMembership(deps, { orgId, by: actor, personId, to: undefined });
      return null;
    },
    // Everybody may leave; who may remove others is asked in the command.
    { guard: actsFor('org.read') },
  );
}

function addInvitationRoutes(app: Server, deps: MailDeps, actsFor: ActsFor): void {
  const managed = { guard: actsFor('members.manage') };
  route(app, 'inviteMember', ({ params, actor, body }) => inviteMember(deps, params.orgId, actor, body), {
    guard: rateLimited(app, 60, managed.guard),
  });
  route(
    app,
    'withdrawInvitation',
    async ({ params, actor }) => {
      await withdrawInvitation(deps, params.orgId, actor.id, params.invitationId);
      return null;
    },
    managed,
  );
  route(app, 'readInvitation', ({ body }) => readInvitation(deps, body.token), {
    guard: rateLimited(app, 60, anyone),
  });
  route(app, 'acceptInvitation', ({ actor, body }) => acceptInvitation(deps, actor, body.token), {
    guard: isPerson(deps),
  });
}

function addAffiliationRoutes(app: Server, deps: OrganisationDeps, actsFor: ActsFor): void {
  route(
    app,
    'listAffiliations',
    async ({ params }) => ({
      affiliations: (await affiliationsOf(deps.db, params.orgId)).map(affiliationView),
    }),
    { guard: actsFor('org.read') },
  );
  route(app, 'affiliate', ({ params, actor, body }) => affiliate(deps, params.orgId, actor.id, body), {
    guard: actsFor('org.edit'),
  });
  route(
    app,
    'endAffiliation',
    async ({ params, actor, body }) => {
      await endAffiliation(deps, params.orgId, actor.id, body);
      return null;
    },
    { guard: actsFor('org.edit') },
  );
}
