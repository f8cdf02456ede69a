import { apiKey } from '@better-auth/api-key';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Log } from '#platform/log';

export interface AccountsDeps {
  db: Database;
  log: Log;
  /** 32 bytes that cookies are signed and second factors are encrypted with. */
  accountSecret: Buffer;
  publicUrl: string;
  sessionDays: number;
}

export type Accounts = ReturnType<typeof createAccounts>;

const prefixes: Record<string, string> = { user: 'per', session: 'ses', apikey: 'key' };

/**
 * The account library: passwords, sessions, second factors, API keys. It is called as functions only, its own HTTP
 * routes are never mounted: every way in is an endpoint of our contract, with our limits and refusals.
 */
export function createAccounts({ db, log, accountSecret, publicUrl, sessionDays }: AccountsDeps) {
  return betterAuth({
    appName: 'Redress',
    baseURL: publicUrl,
    secret: accountSecret.toString('base64url'),
    database: { db: db.kysely, type: 'postgres', schemaName: 'accounts' },
    telemetry: { enabled: false },
    // Its messages may hold an address: only that something happened is told.
    logger: { level: 'error', log: () => log.error('the account library reported an error') },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 128, autoSignIn: true },
    // Freshness is asked by us, per act (http/acting.ts), not by the age of a session.
    session: { expiresIn: sessionDays * 86_400, updateAge: 86_400, freshAge: 0 },
    advanced: {
      cookiePrefix: 'redress',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'strict', httpOnly: true, path: '/' },
      ipAddress: { disableIpTracking: true },
      database: { generateId: ({ model }) => newId(prefixes[model] ?? 'acc') },
    },
    plugins: [
      twoFactor({ issuer: '昭证 Redress' }),
      passkey({ rpID: new URL(publicUrl).hostname, rpName: '昭证 Redress', origin: publicUrl }),
      apiKey({
        defaultPrefix: 'rk_',
        requireName: true,
        rateLimit: { enabled: false },
        startingCharactersConfig: { shouldStore: true, charactersLength: 8 },
        keyExpiration: { defaultExpiresIn: null, minExpiresIn: 0, maxExpiresIn: 3660 },
      }),
    ],
  });
}

/** What of a request the library sees: its cookies, nothing else. */
export const cookiesOf = (request: FastifyRequest): Headers =>
  new Headers(request.headers.cookie === undefined ? {} : { cookie: request.headers.cookie });

/** The same without a session: who signs in is judged by the half-open sign-in alone. */
export function cookiesWithoutSession(request: FastifyRequest): Headers {
  const kept = (request.headers.cookie ?? '')
    .split(/;\s*/)
    .filter((one) => one !== '' && !one.includes('redress.session_token'));
  return new Headers(kept.length === 0 ? {} : { cookie: kept.join('; ') });
}

/** Cookies that the library wants set, as they are. */
export function forwardCookies(reply: FastifyReply, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie);
}

/** The library's code of a refusal, e.g. INVALID_EMAIL_OR_PASSWORD; undefined for a bug. */
export const libraryCode = (error: unknown): string | undefined =>
  (error as { body?: { code?: string } } | undefined)?.body?.code;
