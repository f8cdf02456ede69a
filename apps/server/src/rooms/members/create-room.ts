import type { Permission } from '@redress/contract';
import { inTransaction } from '#platform/database';
import { declareProblems, type Guard, type Server } from '#platform/http';
import { createAccounts } from './accounts.ts';
import { forgetExpiredInvitations } from './commands/invitations.ts';
import { setKinds, setName, setState } from './commands/organisations.ts';
import { correctLeftOn, periodsOf, staysOf } from './commands/periods.ts';
import { forgetOldSessions } from './commands/session-proof.ts';
import { forgetCase, forgetExpiredSessions, issueReceipt, passReceipt } from './commands/sessions.ts';
import type { MembersDeps } from './deps.ts';
import { actingGuards, type GuardOptions, isPerson, type OrgActor } from './http/acting.ts';
import { addMailedLinkRoutes } from './http/mailed-links.ts';
import { type Operator, operatorGuard } from './http/operator.ts';
import { addOrganisationRoutes } from './http/organisations.ts';
import { addPeopleRoutes } from './http/people.ts';
import { addSecondFactorRoutes } from './http/second-factors.ts';
import { addKeyRoutes, addSecurityRoutes } from './http/security.ts';
import { actorOf, addSessionRoutes, ownsCase, setSessionCookie } from './http/sessions.ts';
import type { MembersRoom } from './index.ts';
import { mailInvitation, mailLink } from './jobs/mail.ts';
import {
  isAffiliated,
  merchantOf,
  merchantsOf,
  noticeAddresses,
  peopleWho,
  platformsOf,
} from './queries/merchants.ts';
import { statuses } from './refusals.ts';
import { deleteExpiredLinks } from './store-mailed-links.ts';
import { findOrganisation, findOrganisations } from './store-organisations.ts';
import { findPersonNames } from './store-periods.ts';

interface Guards {
  server: Server;
  isOperator: Guard<Operator>;
  actsFor(permission: Permission, options?: GuardOptions): Guard<OrgActor>;
}

/** The room's parts put together. Guards that count strangers' tries exist once the server does. */
export function createRoom(deps: MembersDeps): MembersRoom {
  const organisations = { ...deps, accounts: createAccounts(deps) };
  deps.outbox.handle('members.mail-link', mailLink(organisations));
  deps.outbox.handle('members.mail-invitation', mailInvitation(organisations));
  let made: Guards | undefined;
  const guards = (): Guards => {
    if (!made) throw new Error('members.http(app) comes before any guard is used');
    return made;
  };
  return {
    issueReceipt: (trx, caseId) => issueReceipt(deps, trx, caseId),
    forgetCase: (trx, caseId) => forgetCase(deps, trx, caseId),
    passReceipt: (trx, of) => passReceipt(deps, trx, of),
    actorOf: (request) => actorOf(deps, request),
    ownsCase: ownsCase(deps),
    isOperator: (request, params) => guards().isOperator(request, params),
    isPerson: isPerson(organisations),
    actsFor: (permission, options) => (request, params) =>
      guards().actsFor(permission, options)(request, params),
    organisationOf: (orgId) => findOrganisation(deps.db, orgId),
    organisationsOf: (orgIds) => findOrganisations(deps.db, orgIds),
    merchantOf: (of) => merchantOf(deps, of),
    noticeAddresses: (orgId, permission) => noticeAddresses(deps, orgId, permission),
    peopleWho: (orgId, permission) => peopleWho(deps, orgId, permission),
    isAffiliated: (of) => isAffiliated(deps, of),
    merchantsOf: (platformId) => merchantsOf(deps, platformId),
    platformsOf: (merchantId) => platformsOf(deps, merchantId),
    setState: (trx, orgId, to) => setState(deps, trx, orgId, to),
    setKinds: (trx, orgId, kinds) => setKinds(deps, trx, orgId, kinds),
    setName: (trx, orgId, to) => setName(deps, trx, orgId, to),
    periodsOf: (platformId) => periodsOf(deps.db, platformId),
    staysOf: (trx, merchantId) => staysOf(trx, merchantId),
    correctLeftOn: (trx, of) => correctLeftOn(deps, trx, of),
    personNames: (ids) => findPersonNames(deps.db, ids),
    async forgetExpiredSessions() {
      await forgetExpiredSessions(deps);
      await forgetExpiredInvitations(organisations);
      await forgetOldSessions(organisations);
      await inTransaction(deps.db, (trx) => deleteExpiredLinks(trx, new Date(deps.clock.now())));
    },
    setSessionCookie: (reply, token) => setSessionCookie(guards().server, reply, token, deps.sessionDays),
    http(app) {
      declareProblems(app, statuses);
      const isOperator = operatorGuard(app, deps.operatorKey);
      made = { server: app, isOperator, actsFor: actingGuards(app, organisations) };
      addSessionRoutes(app, deps);
      addPeopleRoutes(app, organisations);
      addMailedLinkRoutes(app, organisations);
      addSecondFactorRoutes(app, organisations);
      addSecurityRoutes(app, organisations);
      addOrganisationRoutes(app, organisations, made.actsFor);
      addKeyRoutes(app, organisations, made.actsFor);
    },
  };
}
