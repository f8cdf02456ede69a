import { newId } from '../clock/index.ts';
import { httpRefusal } from './problems.ts';
import type { Server } from './server.ts';

/** Never taken from the request: a stranger's id could carry anything into the log. */
export const newRequestId = (): string => newId('req');

/** A route without a response schema would send whatever it holds: such a server does not boot. */
export function demandResponseSchemas(app: Server): void {
  app.addHook('onRoute', (route) => {
    const { schema, method, url } = route;
    if (schema?.response) return;
    throw new Error(`route ${method} ${url} has no response schema`);
  });
}

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Headers that keep a hostile file or page inert, and no change on behalf of another site: the cookie is
 * SameSite=Strict already, `Sec-Fetch-Site` is the second lock.
 */
export function secure(app: Server): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
      ...(app.redress.https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    });
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    if (!safeMethods.has(request.method) && request.headers['sec-fetch-site'] === 'cross-site') {
      throw httpRefusal('cross-site');
    }
  });
}

/** One line per request with the route's pattern, never its URL: ids, queries and addresses stay out of the log. */
export function logRequests(app: Server): void {
  app.addHook('onResponse', async (request, reply) => {
    const line = {
      id: request.id,
      method: request.method,
      route: request.routeOptions.url ?? '(none)',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    app.redress.log[reply.statusCode >= 500 ? 'error' : 'debug'](line, 'request');
  });
}
