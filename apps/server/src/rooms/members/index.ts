import type { Permission } from '@redress/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { migrate, type Trx } from '#platform/database';
import type { Guard, Server } from '#platform/http';
import { createRoom } from './create-room.ts';
import type { MembersDeps } from './deps.ts';
import type { ForVetting } from './for-vetting.ts';
import type { OrgActor, PersonActor } from './http/acting.ts';
import type { Operator } from './http/operator.ts';
import { migrations } from './migrations.ts';
import { accountMigrations } from './migrations-accounts.ts';
import type { merchantsOf } from './queries/merchants.ts';
import type { Actor } from './rules/access.ts';
import type { OrganisationRow } from './store-organisations.ts';

export type { OrgActor, PersonActor } from './http/acting.ts';
export type { Operator } from './http/operator.ts';
export type { Actor } from './rules/access.ts';
export type Buyer = Actor & { kind: 'buyer' };

/** Who is who: buyers by a receipt code; people with accounts who act for organisations; the operator by a key. */
export interface MembersRoom extends ForVetting {
  /** In the transaction that creates the case. The code is shown once; the token is an open session. */
  issueReceipt(trx: Trx, caseId: string): Promise<{ receiptCode: string; token: string }>;
  /** Erases receipt and sessions of a case. */
  forgetCase(trx: Trx, caseId: string): Promise<void>;
  /** The case is erased and a receipt code of it opens something else from now on. */
  passReceipt(trx: Trx, of: { from: string; to: string }): Promise<void>;
  actorOf(request: FastifyRequest): Promise<Actor>;
  /** Guard for routes with `:caseId`. Refusals: `no-session` (401), `case-not-found` (404). */
  ownsCase: Guard<Buyer>;
  /** Guard for operators' routes. Refusal: `no-operator` (401). */
  isOperator: Guard<Operator>;
  /** Guard for people with an account. Refusal: `no-session` (401). */
  isPerson: Guard<PersonActor>;
  /** Guard for routes with `:orgId`: a member's session or an API key; refusals in http/acting.ts. `fresh`: asks who it is again. */
  actsFor(permission: Permission, options?: { fresh?: boolean }): Guard<OrgActor>;
  organisationOf(orgId: string): Promise<OrganisationRow | undefined>;
  organisationsOf(orgIds: readonly string[]): Promise<Map<string, OrganisationRow>>;
  /** The organisation whose order it is: the affiliated merchant's, or the platform's own without a reference. */
  merchantOf(of: { platformId: string; merchantRef?: string | undefined }): Promise<string | undefined>;
  /** Verified mail addresses of those who may do this for the organisation; default: who answers claims. */
  noticeAddresses(orgId: string, permission?: Permission): Promise<string[]>;
  /** People who may do this for the organisation. */
  peopleWho(orgId: string, permission: Permission): Promise<{ id: string; email: string }[]>;
  /** Both sides agreed that the merchant sells on the platform: this one, and all of them. */
  isAffiliated(of: { platformId: string; merchantId: string }): Promise<boolean>;
  merchantsOf(platformId: string): ReturnType<typeof merchantsOf>;
  /** Platforms that the merchant sells on, by the agreement of both. */
  platformsOf(merchantId: string): Promise<string[]>;
  forgetExpiredSessions(): Promise<void>;
  setSessionCookie(reply: FastifyReply, token: string): void;
  http(app: Server): void;
}

export async function createMembersRoom(deps: MembersDeps): Promise<MembersRoom> {
  await migrate(deps.db, 'accounts', accountMigrations);
  await migrate(deps.db, 'members', migrations);
  return createRoom(deps);
}
