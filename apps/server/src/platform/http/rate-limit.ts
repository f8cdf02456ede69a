import type { FastifyRequest } from 'fastify';
import type { Clock } from '../clock/index.ts';
import { httpRefusal } from './problems.ts';

export interface RateLimit {
  /** Counts one attempt of the visitor; throws `too-many-requests` over the limit. */
  check(request: FastifyRequest): void;
}

const maxVisitors = 50_000;

/**
 * At most `limit` attempts per visitor's address and window, in this process's memory; addresses are never written
 * anywhere. An IPv6 visitor owns a /64, so that is what is counted.
 */
export function createRateLimit(clock: Clock, limit: number, windowMs: number): RateLimit {
  const visitors = new Map<string, { count: number; until: number }>();
  return {
    check(request) {
      const now = clock.now();
      const address = request.ip.includes(':') ? request.ip.split(':').slice(0, 4).join(':') : request.ip;
      let visitor = visitors.get(address);
      if (!visitor || visitor.until <= now) {
        if (visitors.size >= maxVisitors) visitors.clear();
        visitor = { count: 0, until: now + windowMs };
        visitors.set(address, visitor);
      }
      if (++visitor.count > limit) throw httpRefusal('too-many-requests');
    },
  };
}
