import type { Permission, Role } from '@redress/contract';
import type { FastifyRequest } from 'fastify';
import { anyone, type Guard, rateLimited, type Server } from '#platform/http';
import { type Accounts, cookiesOf } from '../accounts.ts';
import { freshMs } from '../commands/session-proof.ts';
import type { OrganisationDeps } from '../deps.ts';
import type { Person } from '../queries/organisations.ts';
import {
  confirmFirst,
  keyRefused,
  noPerson,
  notAllowed,
  orgNotFound,
  secondFactorNeeded,
} from '../refusals.ts';
import { may, type Standing } from '../rules/policy.ts';
import * as store from '../store-organisations.ts';
import { findProof } from '../store-security.ts';

/** A person with a session. */
export interface PersonActor extends Person {
  kind: 'person';
  sessionId: string;
  openedAtMs: number;
  /** One-time codes are on: no session of this person opened without one. */
  totp: boolean;
}

export interface GuardOptions {
  /** For dangerous acts: the person has shown in the last 15 minutes who it is. Refusal: `confirm-first`. */
  fresh?: boolean;
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
  const session = { sessionId: found.session.id, openedAtMs: found.session.createdAt.getTime() };
  return { kind: 'person', id, name, email, emailVerified, totp: twoFactorEnabled === true, ...session };
}

/** Guard of routes that need somebody signed in. Refusals: `no-session`, `confirm-first`. */
export function isPerson(deps: OrganisationDeps, options: GuardOptions = {}): Guard<PersonActor> {
  return async (request) => {
    const person = await personOf(deps.accounts, request);
    if (!person) throw noPerson();
    if (options.fresh) await demandFresh(deps, person);
    return person;
  };
}

/** Signing in is a confirmation too. */
async function demandFresh(deps: OrganisationDeps, person: PersonActor): Promise<void> {
  if (Date.now() - person.openedAtMs < freshMs) return;
  const proof = await findProof(deps.db, person.sessionId);
  if (!proof || deps.clock.now() - proof.confirmedAt.getTime() >= freshMs) throw confirmFirst();
}

/**
 * Guards of routes with `:orgId`, one per permission. A stranger learns nothing: an organisation that is not the
 * caller's answers like one that never was. Refusals: `no-session` and `key-refused` (401), `org-not-found` (404),
 * `not-allowed` and `second-factor-needed` (403).
 */
export function actingGuards(app: Server, deps: OrganisationDeps) {
  const countWrongKey = rateLimited(app, 60, anyone);
  const actorOf = async (
    request: FastifyRequest,
    params: Record<string, string>,
    options: GuardOptions,
  ): Promise<OrgActor> => {
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
    const actor = await memberActor(deps, person, params.orgId ?? '');
    if (options.fresh) await demandFresh(deps, person);
    return actor;
  };
  return (permission: Permission, options: GuardOptions = {}): Guard<OrgActor> =>
    async (request, params) => {
      const actor = await actorOf(request, params, options);
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
  // A passkey is two factors at once, but only for the session that it opened.
  const strong =
    person.totp || (row.secondFactorRequired && (await findProof(deps.db, person.sessionId))?.strong);
  if (row.secondFactorRequired && !strong) throw secondFactorNeeded();
  const { role } = row;
  return { kind: 'member', id: person.id, orgId, role, standing: { kind: 'member', role } };
}
