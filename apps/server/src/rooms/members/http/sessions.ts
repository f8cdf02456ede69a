import { Refusal } from '@redress/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { anyone, declareProblems, type Guard, rateLimited, route, type Server } from '#platform/http';
import { caseOfToken, closeSession, openSession, type SessionDeps } from '../commands/sessions.ts';
import { type Actor, anonymous, mayActOnCase } from '../rules/access.ts';

const cookieName = 'redress_session';

function tokenOf(request: FastifyRequest): string | undefined {
  const bearer = /^Bearer ([A-Za-z0-9_-]{43})$/i.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? request.cookies[cookieName];
}

export async function actorOf(deps: SessionDeps, request: FastifyRequest): Promise<Actor> {
  const token = tokenOf(request);
  const caseId = token === undefined ? undefined : await caseOfToken(deps, token);
  return caseId === undefined ? anonymous : { kind: 'buyer', id: caseId, caseId };
}

const noSession = () =>
  new Refusal('no-session', {
    zh: '请先用回执码打开案件。',
    en: 'Open the case with its receipt code first.',
  });

/**
 * The guard of every route of a case. A stranger's case answers 404 like one that never was: nobody learns which
 * cases exist.
 */
export function ownsCase(deps: SessionDeps): Guard<Actor & { kind: 'buyer' }> {
  return async (request, params) => {
    const actor = await actorOf(deps, request);
    if (actor.kind !== 'buyer') throw noSession();
    if (params.caseId === undefined || !mayActOnCase(actor, params.caseId)) {
      throw new Refusal('case-not-found', { zh: '没有这个案件。', en: 'There is no such case.' });
    }
    return actor;
  };
}

/** HttpOnly: scripts of the page never see it. SameSite=Strict: other sites cannot use it. */
export function setSessionCookie(app: Server, reply: FastifyReply, token: string, days: number): void {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure: app.redress.https } as const;
  reply.setCookie(cookieName, token, { ...options, maxAge: days * 86_400 });
}

export function addSessionRoutes(app: Server, deps: SessionDeps): void {
  declareProblems(app, { 'no-session': 401, 'receipt-unknown': 404, 'case-not-found': 404 });
  // 90 bits cannot be guessed; the limit keeps the slow hash from being used to tire the server.
  route(app, 'openSession', async ({ body }) => openSession(deps, body.receiptCode), {
    guard: rateLimited(app, 20, anyone),
    dress: (reply, { token }) => setSessionCookie(app, reply, token, deps.sessionDays),
  });
  const caller: Guard<Actor> = (request) => actorOf(deps, request);
  route(
    app,
    'closeSession',
    async ({ request, reply, actor }) => {
      const token = tokenOf(request);
      if (token !== undefined && actor.kind === 'buyer') await closeSession(deps, token, actor.caseId);
      reply.clearCookie(cookieName, { path: '/' });
      return null;
    },
    { guard: caller },
  );
}
