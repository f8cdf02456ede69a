import { anyone, rateLimited, route, type Server } from '#platform/http';
import { unsubscribeMail } from '../commands/unsubscribe-mail.ts';
import type { ServiceDeps } from '../deps.ts';

/** Only by POST: mail programs and scanners follow links on their own, and a look must not unsubscribe (RFC 8058 §3.1). */
export function unsubscribeRoute(app: Server, deps: ServiceDeps): void {
  // The form of RFC 8058 says nothing that the address does not say; the server drops it.
  route(
    app,
    'unsubscribe',
    async ({ params }) => {
      await unsubscribeMail(deps, params.token);
      return null;
    },
    { guard: rateLimited(app, 60, anyone) },
  );
}
