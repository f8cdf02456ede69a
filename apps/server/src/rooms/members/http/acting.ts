import type { Permission, Role } from '@redress/contract';
import type { FastifyRequest } from 'fastify';
import { anyone, type Guard, rateLimited, type Server } from '#platform/http';
import { type Accounts, cookiesOf } from '../accounts.ts';
import type { OrganisationDeps } from '../deps.ts';
import type { Person } from '../queries/organisations.ts';
import { keyRefused, noPerson, notAllowed, orgNotFound, secondFactorNeeded } from '../refusals.ts';
import { may, type Standing } from '../rules/policy.ts';
import * as store from '../store-organisations.ts';

/** A person with a session. */
export interface PersonActor extends Person {
  kind: 'person';
  sessionId: string;
  /** Has one-time codes or a passkey. */
  secondFactor: boolean;
}

/** Who acts for an organisation: a member or one of its API keys. */
export interface OrgActor {
  kind: 'member' | 'key';
  id: string;
  orgId: string;
  role?: Role;
  standing: Standing;
}

export async function personOf(
  accounts: Accounts,
  request: FastifyRequest,
): Promise<PersonActor | undefined> {
  if (!request.headers.cookie?.includes('redress.session_token')) return undefined;
  const found = await accounts.api.getSession({ headers: cookiesOf(request) });
  if (!found) return undefined;
  const { id, name, email, emailVerified, twoFactorEnabled } = found.user;
  const secondFactor = twoFactorEnabled === true;
  return { kind: 'person', id, name, email, emailVerified, secondFactor, sessionId: found.session.id };
}

/** Guard of routes that need somebody signed in. Refusal: `no-session`. */
export function isPerson({ accounts }: OrganisationDeps): Guard<PersonActor> {
  return async (request) => {
    const person = await personOf(accounts, request);
    if (!person) throw noPerson();
    return person;
  };
}

/**
 * Guards of routes with `:orgId`, one per permission. A stranger learns nothing: an organisation that is not the
 * caller's answers like one that never was. Refusals: `no-session` and `key-refused` (401), `org-not-found` (404),
 * `not-allowed` and `second-factor-needed` (403).
 */
export function actingGuards(app: Server, deps: OrganisationDeps) {
  const countWrongKey = rateLimited(app, 60, anyone);
  const actorOf: Guard<OrgActor> = async (request, params) => {
    const key = bearerOf(request);
    if (key !== undefined) {
      const actor = await keyActor(deps.accounts, key);
      if (!actor) await countWrongKey(request, params);
      if (!actor) throw keyRefused();
      if (actor.orgId !== params.orgId) throw orgNotFound();
      return actor;
    }
    const person = await personOf(deps.accounts, request);
    if (!person) throw noPerson();
    return memberActor(deps, person, params.orgId ?? '');
  };
  return (permission: Permission): Guard<OrgActor> =>
    async (request, params) => {
      const actor = await actorOf(request, params);
      if (!may(actor.standing, permission)) throw notAllowed();
      return actor;
    };
}

/** Looks like one of our keys; any other bearer token is somebody else's and no reason to look into the database. */
const bearerOf = (request: FastifyRequest): string | undefined =>
  /^Bearer (rk_[A-Za-z0-9]{20,200})$/.exec(request.headers.authorization ?? '')?.[1];

async function keyActor(accounts: Accounts, key: string): Promise<OrgActor | undefined> {
  const { valid, key: row } = await accounts.api.verifyApiKey({ body: { key } });
  if (!valid || !row) return undefined;
  const scopes = ((row.permissions as Record<string, string[]> | null)?.org ?? []) as Permission[];
  return { kind: 'key', id: row.id, orgId: row.referenceId, standing: { kind: 'key', scopes } };
}

async function memberActor(deps: OrganisationDeps, person: PersonActor, orgId: string): Promise<OrgActor> {
  const row = await store.findStanding(deps.db, orgId, person.id);
  if (!row) throw orgNotFound();
  if (row.secondFactorRequired && !person.secondFactor) throw secondFactorNeeded();
  const { role } = row;
  return { kind: 'member', id: person.id, orgId, role, standing: { kind: 'member', role } };
}
