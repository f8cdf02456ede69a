import { anyone, rateLimited, route, type Server } from '#platform/http';
import { askLink, resetPassword, verifyEmail } from '../commands/mailed-links.ts';
import type { MailDeps } from '../deps.ts';
import { isPerson } from './acting.ts';

/** What is done by a link in a mail: showing that an address is one's own, and a password that was forgotten. */
export function addMailedLinkRoutes(app: Server, deps: MailDeps): void {
  const signedIn = rateLimited(app, 10, isPerson(deps));
  route(
    app,
    'requestPasswordReset',
    async ({ body: { email } }) => {
      await askLink(deps, { email, purpose: 'reset' });
      return null;
    },
    { guard: rateLimited(app, 10, anyone) },
  );
  route(
    app,
    'resetPassword',
    async ({ body }) => {
      await resetPassword(deps, body);
      return null;
    },
    { guard: rateLimited(app, 30, anyone) },
  );
  route(
    app,
    'requestVerification',
    async ({ actor: { email, emailVerified } }) => {
      if (!emailVerified) await askLink(deps, { email, purpose: 'verify' });
      return null;
    },
    { guard: signedIn },
  );
  route(
    app,
    'verifyEmail',
    async ({ body: { token } }) => {
      await verifyEmail(deps, token);
      return null;
    },
    { guard: rateLimited(app, 30, anyone) },
  );
}
