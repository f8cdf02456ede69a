import { anyone, rateLimited, route, type Server } from '#platform/http';
import { cookiesOf, cookiesWithoutSession, forwardCookies, libraryCode } from '../accounts.ts';
import { proveSession, recordSecured, removePasskey } from '../commands/session-proof.ts';
import type { OrganisationDeps } from '../deps.ts';
import { codeRefused, passkeyRefused, passwordWrong, totpStanding } from '../refusals.ts';
import { isPerson } from './acting.ts';

/** A refusal of the library in our words; a bug stays a bug. */
export async function inOurWords<T>(call: Promise<T>, refusal: (code: string) => Error): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const code = libraryCode(error);
    throw code === undefined ? error : refusal(code);
  }
}
const wrongPassword = (code: string) => (code === 'TOTP_ALREADY_ENABLED' ? totpStanding() : passwordWrong());

/** One-time codes with recovery codes, and passkeys. */
export function addSecondFactorRoutes(app: Server, deps: OrganisationDeps): void {
  addSignInRoutes(app, deps);
  addTotpRoutes(app, deps);
  addPasskeyRoutes(app, deps);
}

function addSignInRoutes(app: Server, deps: OrganisationDeps): void {
  const { api } = deps.accounts;
  const limited = { guard: rateLimited(app, 30, anyone) };
  route(
    app,
    'signInSecondFactor',
    async ({ body, request, reply }) => {
      const headers = cookiesWithoutSession(request);
      const code = body.recoveryCode ?? body.code ?? '';
      const verify = body.recoveryCode === undefined ? api.verifyTOTP : api.verifyBackupCode;
      const done = await inOurWords(
        verify({ body: { code: code.trim() }, headers, returnHeaders: true }),
        codeRefused,
      );
      forwardCookies(reply, done.headers);
      return { personId: done.response.user.id };
    },
    limited,
  );
  route(
    app,
    'passkeySignInOptions',
    async ({ request, reply }) => {
      const headers = cookiesWithoutSession(request);
      const made = await api.generatePasskeyAuthenticationOptions({ headers, returnHeaders: true });
      forwardCookies(reply, made.headers);
      return made.response as unknown as Record<string, unknown>;
    },
    limited,
  );
  route(
    app,
    'passkeySignIn',
    async ({ body, request, reply }) => {
      const headers = cookiesWithoutSession(request);
      const answer = { response: body.response as never };
      const verified = api.verifyPasskeyAuthentication({ body: answer, headers, returnHeaders: true });
      const { headers: set, response } = await inOurWords(verified, passkeyRefused);
      forwardCookies(reply, set);
      await proveSession(deps, response.session.id, true);
      return { personId: response.session.userId };
    },
    limited,
  );
}

function addTotpRoutes(app: Server, deps: OrganisationDeps): void {
  const { api } = deps.accounts;
  // A password is asked again: as many tries as for signing in.
  const guarded = { guard: rateLimited(app, 30, isPerson(deps)) };
  route(
    app,
    'startTotp',
    async ({ body, request }) => {
      const started = api.enableTwoFactor({ body, headers: cookiesOf(request) });
      const made = await inOurWords(started, wrongPassword);
      if (!('totpURI' in made)) throw totpStanding();
      const secret = new URL(made.totpURI).searchParams.get('secret') ?? '';
      return { uri: made.totpURI, secret, recoveryCodes: made.backupCodes };
    },
    guarded,
  );
  route(
    app,
    'confirmTotp',
    async ({ body, actor, request, reply }) => {
      const given = {
        body: { code: body.code.trim() },
        headers: cookiesOf(request),
        returnHeaders: true,
      } as const;
      const { headers } = await inOurWords(api.verifyTOTP(given), codeRefused);
      forwardCookies(reply, headers);
      await recordSecured(deps, actor.id, 'totp', true);
      return null;
    },
    guarded,
  );
  route(
    app,
    'removeTotp',
    async ({ body, actor, request, reply }) => {
      const removed = api.disableTwoFactor({ body, headers: cookiesOf(request), returnHeaders: true });
      forwardCookies(reply, (await inOurWords(removed, passwordWrong)).headers);
      await recordSecured(deps, actor.id, 'totp', false);
      return null;
    },
    guarded,
  );
  route(
    app,
    'renewRecoveryCodes',
    async ({ body, actor, request }) => {
      const made = await inOurWords(
        api.generateBackupCodes({ body, headers: cookiesOf(request) }),
        passwordWrong,
      );
      await recordSecured(deps, actor.id, 'recovery-codes', true);
      return { recoveryCodes: made.backupCodes };
    },
    guarded,
  );
}

function addPasskeyRoutes(app: Server, deps: OrganisationDeps): void {
  const { api } = deps.accounts;
  const fresh = { guard: isPerson(deps, { fresh: true }) };
  route(
    app,
    'passkeyOptions',
    async ({ request, reply }) => {
      const made = await api.generatePasskeyRegistrationOptions({
        headers: cookiesOf(request),
        returnHeaders: true,
      });
      forwardCookies(reply, made.headers);
      return made.response as unknown as Record<string, unknown>;
    },
    fresh,
  );
  route(
    app,
    'addPasskey',
    async ({ body, actor, request }) => {
      const verified = api.verifyPasskeyRegistration({ body, headers: cookiesOf(request) });
      const passkey = await inOurWords(verified, passkeyRefused);
      await recordSecured(deps, actor.id, 'passkey', true);
      return { passkeyId: passkey.id };
    },
    fresh,
  );
  route(
    app,
    'removePasskey',
    async ({ params, actor }) => {
      await removePasskey(deps, actor.id, params.passkeyId);
      return null;
    },
    fresh,
  );
}
