import { anyone, rateLimited, route, type Server } from '#platform/http';
import { type Accounts, cookiesOf, forwardCookies, libraryCode } from '../accounts.ts';
import { askLink } from '../commands/mailed-links.ts';
import type { MailDeps } from '../deps.ts';
import { personView } from '../queries/organisations.ts';
import { emailTaken, passwordRefused, signInRefused } from '../refusals.ts';
import { isPerson } from './acting.ts';

/** Accounts and sessions of people who act for organisations. */
export function addPeopleRoutes(app: Server, deps: MailDeps): void {
  const { accounts } = deps;
  route(
    app,
    'signUp',
    async ({ body, reply }) => {
      const { headers, response } = await signUp(accounts, body);
      forwardCookies(reply, headers);
      // Killed before this, the account stands without its mail: the console offers to send it.
      if (deps.mail?.mailer) await askLink(deps, { email: body.email, purpose: 'verify' });
      return { personId: response.user.id };
    },
    { guard: rateLimited(app, 20, anyone) },
  );
  route(
    app,
    'signIn',
    async ({ body, reply }) => {
      const { headers, response } = await signIn(accounts, body);
      forwardCookies(reply, headers);
      if (!('user' in response)) return { secondFactor: true };
      return { personId: response.user.id, secondFactor: false };
    },
    { guard: rateLimited(app, 30, anyone) },
  );
  route(
    app,
    'signOut',
    async ({ request, reply }) => {
      const { headers } = await accounts.api.signOut({ headers: cookiesOf(request), returnHeaders: true });
      forwardCookies(reply, headers);
      return null;
    },
    { guard: anyone },
  );
  route(app, 'getMe', ({ actor }) => personView(deps, actor), { guard: isPerson(deps) });
}

async function signUp(accounts: Accounts, body: { name: string; email: string; password: string }) {
  try {
    return await accounts.api.signUpEmail({ body, returnHeaders: true });
  } catch (error) {
    const code = libraryCode(error);
    if (code?.startsWith('USER_ALREADY_EXISTS')) throw emailTaken();
    if (code?.startsWith('PASSWORD_')) throw passwordRefused();
    throw error;
  }
}

/** The same answer for a wrong password and an unknown address; the library takes the same time for both. */
async function signIn(accounts: Accounts, body: { email: string; password: string }) {
  try {
    return await accounts.api.signInEmail({ body, returnHeaders: true });
  } catch (error) {
    if (libraryCode(error) === undefined) throw error;
    throw signInRefused();
  }
}
