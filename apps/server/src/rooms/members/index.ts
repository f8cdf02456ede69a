import type { FastifyReply, FastifyRequest } from 'fastify';
import { migrate, type Trx } from '#platform/database';
import type { Guard, Server } from '#platform/http';
import { forgetCase, forgetExpiredSessions, issueReceipt, type SessionDeps } from './commands/sessions.ts';
import { type Operator, operatorGuard } from './http/operator.ts';
import { actorOf, addSessionRoutes, ownsCase, setSessionCookie } from './http/sessions.ts';
import { migrations } from './migrations.ts';
import type { Actor } from './rules/access.ts';

export type { Operator } from './http/operator.ts';
export type { Actor } from './rules/access.ts';
export type Buyer = Actor & { kind: 'buyer' };

/** Who is who: today buyers without an account, known by a receipt code. */
export interface MembersRoom {
  /** In the transaction that creates the case. The code is shown once; the token is an open session. */
  issueReceipt(trx: Trx, caseId: string): Promise<{ receiptCode: string; token: string }>;
  /** Erases receipt and sessions of a case. */
  forgetCase(trx: Trx, caseId: string): Promise<void>;
  actorOf(request: FastifyRequest): Promise<Actor>;
  /** Guard for routes with `:caseId`. Refusals: `no-session` (401), `case-not-found` (404). */
  ownsCase: Guard<Buyer>;
  /** Guard for operators' routes; made after `http`. Refusal: `no-operator` (401). */
  isOperator: Guard<Operator>;
  forgetExpiredSessions(): Promise<void>;
  setSessionCookie(reply: FastifyReply, token: string): void;
  http(app: Server): void;
}

export async function createMembersRoom(
  deps: SessionDeps & { operatorKey?: string | undefined },
): Promise<MembersRoom> {
  await migrate(deps.db, 'members', migrations);
  let server: Server | undefined;
  let guard: Guard<Operator> | undefined;
  return {
    issueReceipt: (trx, caseId) => issueReceipt(deps, trx, caseId),
    forgetCase: (trx, caseId) => forgetCase(deps, trx, caseId),
    actorOf: (request) => actorOf(deps, request),
    ownsCase: ownsCase(deps),
    isOperator: (request, params) => (guard as Guard<Operator>)(request, params),
    forgetExpiredSessions: () => forgetExpiredSessions(deps),
    setSessionCookie: (reply, token) => setSessionCookie(server as Server, reply, token, deps.sessionDays),
    http(app) {
      server = app;
      guard = operatorGuard(app, deps.operatorKey);
      addSessionRoutes(app, deps);
    },
  };
}
