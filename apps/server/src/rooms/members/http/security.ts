import type { Permission } from '@redress/contract';
import { type Guard, rateLimited, route, type Server } from '#platform/http';
import { cookiesOf, forwardCookies } from '../accounts.ts';
import { createKey, keyView, revokeKey, rotateKey } from '../commands/keys.ts';
import { endOtherSessions, proveSession, recordSecured } from '../commands/session-proof.ts';
import type { OrganisationDeps } from '../deps.ts';
import { readSecurity } from '../queries/security.ts';
import { passwordWrong } from '../refusals.ts';
import { scopesFor } from '../rules/policy.ts';
import { keysOf } from '../store-security.ts';
import { isPerson, type OrgActor } from './acting.ts';
import { inOurWords } from './second-factors.ts';

type ActsFor = (permission: Permission, options?: { fresh?: boolean }) => Guard<OrgActor>;

/** What a person sees and does about the own account. */
export function addSecurityRoutes(app: Server, deps: OrganisationDeps): void {
  const { api } = deps.accounts;
  const guarded = { guard: rateLimited(app, 30, isPerson(deps)) };
  route(app, 'getSecurity', ({ actor }) => readSecurity(deps, actor), { guard: isPerson(deps) });
  route(
    app,
    'confirmSession',
    async ({ body, actor, request }) => {
      await inOurWords(api.verifyPassword({ body, headers: cookiesOf(request) }), passwordWrong);
      return proveSession(deps, actor.sessionId, false);
    },
    guarded,
  );
  route(
    app,
    'endOtherSessions',
    async ({ actor }) => {
      await endOtherSessions(deps, actor.id, actor.sessionId);
      return null;
    },
    { guard: isPerson(deps) },
  );
  route(
    app,
    'changePassword',
    async ({ body, actor, request, reply }) => {
      // Whoever knew the old one is out everywhere.
      const given = {
        currentPassword: body.password,
        newPassword: body.newPassword,
        revokeOtherSessions: true,
      };
      const changed = api.changePassword({ body: given, headers: cookiesOf(request), returnHeaders: true });
      forwardCookies(reply, (await inOurWords(changed, passwordWrong)).headers);
      await recordSecured(deps, actor.id, 'password', true);
      return null;
    },
    guarded,
  );
}

/** API keys of an organisation: making, changing and ending them needs a fresh confirmation. */
export function addKeyRoutes(app: Server, deps: OrganisationDeps, actsFor: ActsFor): void {
  const fresh = { guard: actsFor('keys.manage', { fresh: true }) };
  route(
    app,
    'listKeys',
    async ({ params, actor }) => ({
      keys: (await keysOf(deps.db, params.orgId, new Date())).map(keyView),
      scopes: actor.role ? scopesFor(actor.role) : [],
    }),
    { guard: actsFor('keys.manage') },
  );
  route(app, 'createKey', ({ params, actor, body }) => createKey(deps, params.orgId, actor, body), fresh);
  route(
    app,
    'rotateKey',
    ({ params, actor, body }) =>
      rotateKey(deps, params.orgId, actor, { keyId: params.keyId, overlapHours: body.overlapHours }),
    fresh,
  );
  route(
    app,
    'revokeKey',
    async ({ params, actor }) => {
      await revokeKey(deps, params.orgId, actor.id, params.keyId);
      return null;
    },
    fresh,
  );
}
