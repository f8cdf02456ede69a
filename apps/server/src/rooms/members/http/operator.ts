import { createHash, timingSafeEqual } from 'node:crypto';
import { Refusal } from '@redress/kernel';
import type { FastifyRequest } from 'fastify';
import { anyone, declareProblems, type Guard, rateLimited, type Server } from '#platform/http';

/** Who runs the server; known by the key of the configuration until operators have accounts. */
export interface Operator {
  id: 'operator';
  kind: 'operator';
}

const noOperator = () =>
  new Refusal('no-operator', {
    zh: '需要运营者密钥。',
    en: 'This needs the operator’s key.',
  });
const operator: Operator = { id: 'operator', kind: 'operator' };

/**
 * The guard of operators' routes: `Authorization: Bearer <REDRESS_OPERATOR_KEY>`. Hashes are compared, in constant
 * time; without a key in the configuration nobody passes. Twenty wrong keys in ten minutes are answered, then 429.
 * Refusals: `no-operator` (401), `too-many-requests`.
 */
export function operatorGuard(app: Server, operatorKey: string | undefined): Guard<Operator> {
  declareProblems(app, { 'no-operator': 401 });
  const expected = operatorKey === undefined ? undefined : hash(operatorKey);
  const countStrike = rateLimited(app, 20, anyone);
  return async (request, params) => {
    const given = bearerOf(request);
    if (expected && given !== undefined && timingSafeEqual(hash(given), expected)) return operator;
    await countStrike(request, params);
    throw noOperator();
  };
}

const bearerOf = (request: FastifyRequest): string | undefined =>
  /^Bearer ([\x21-\x7e]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
const hash = (key: string): Buffer => createHash('sha256').update(key).digest();
