import type { FastifyRequest } from 'fastify';
import { TooManyRequests } from './problems.ts';
import type { Caller, Guard } from './route.ts';
import type { Server } from './server.ts';
import { visitorOf } from './visitor.ts';

const maxVisitors = 50_000;
const windowMs = 600_000;

/**
 * Lets each visitor's address through at most `attempts` times in ten minutes (times the operator's `rateFactor`), then
 * as `guard` says. Counted in this process's memory; addresses are never written anywhere. Refusal: `too-many-requests`.
 */
export function rateLimited<A extends Caller>(app: Server, attempts: number, guard: Guard<A>): Guard<A> {
  const visitors = new Map<string, { count: number; until: number }>();
  const { clock, rateFactor } = app.redress;
  const count = (request: FastifyRequest) => {
    const now = clock.now();
    const address = visitorOf(request);
    let visitor = visitors.get(address);
    if (!visitor || visitor.until <= now) {
      visitors.delete(address);
      visitor = { count: 0, until: now + windowMs };
      visitors.set(address, visitor);
      // A Map keeps the order of insertion: whoever began longest ago is forgotten first.
      const oldest = visitors.keys().next().value;
      if (visitors.size > maxVisitors && oldest !== undefined) visitors.delete(oldest);
    }
    if (++visitor.count > attempts * rateFactor)
      throw new TooManyRequests(Math.ceil((visitor.until - now) / 1000));
  };
  return async (request, params) => {
    count(request);
    return guard(request, params);
  };
}
