import type { Migration } from '#platform/database';

/**
 * Tables of the account library (better-auth with two-factor, passkey and api-key), in a schema of their own and with
 * its column names: it reads and writes them, we only list and revoke.
 */
export const accountMigrations: readonly Migration[] = [
  {
    name: '0001-accounts',
    up: [
      `CREATE TABLE accounts."user" (
        id text PRIMARY KEY, name text NOT NULL, email text NOT NULL UNIQUE, "emailVerified" boolean NOT NULL,
        image text, "twoFactorEnabled" boolean, "createdAt" timestamptz NOT NULL, "updatedAt" timestamptz NOT NULL)`,
      `CREATE TABLE accounts.session (
        id text PRIMARY KEY, token text NOT NULL UNIQUE, "expiresAt" timestamptz NOT NULL,
        "createdAt" timestamptz NOT NULL, "updatedAt" timestamptz NOT NULL, "ipAddress" text, "userAgent" text,
        "userId" text NOT NULL REFERENCES accounts."user" (id) ON DELETE CASCADE)`,
      'CREATE INDEX session_of_user ON accounts.session ("userId")',
      'CREATE INDEX session_expiry ON accounts.session ("expiresAt")',
      `CREATE TABLE accounts.account (
        id text PRIMARY KEY, "accountId" text NOT NULL, "providerId" text NOT NULL,
        "userId" text NOT NULL REFERENCES accounts."user" (id) ON DELETE CASCADE,
        "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz,
        "refreshTokenExpiresAt" timestamptz, scope text, password text, "createdAt" timestamptz NOT NULL,
        "updatedAt" timestamptz NOT NULL)`,
      'CREATE INDEX account_of_user ON accounts.account ("userId")',
      `CREATE TABLE accounts.verification (
        id text PRIMARY KEY, identifier text NOT NULL, value text NOT NULL, "expiresAt" timestamptz NOT NULL,
        "createdAt" timestamptz NOT NULL, "updatedAt" timestamptz NOT NULL)`,
      'CREATE INDEX verification_identifier ON accounts.verification (identifier)',
      `CREATE TABLE accounts."twoFactor" (
        id text PRIMARY KEY, secret text NOT NULL, "backupCodes" text NOT NULL,
        "userId" text NOT NULL REFERENCES accounts."user" (id) ON DELETE CASCADE,
        verified boolean, "failedVerificationCount" int, "lockedUntil" timestamptz)`,
      'CREATE INDEX two_factor_of_user ON accounts."twoFactor" ("userId")',
      `CREATE TABLE accounts.passkey (
        id text PRIMARY KEY, name text, "publicKey" text NOT NULL,
        "userId" text NOT NULL REFERENCES accounts."user" (id) ON DELETE CASCADE,
        "credentialID" text NOT NULL UNIQUE, counter int NOT NULL, "deviceType" text NOT NULL,
        "backedUp" boolean NOT NULL, transports text, "createdAt" timestamptz, aaguid text)`,
      'CREATE INDEX passkey_of_user ON accounts.passkey ("userId")',
      `CREATE TABLE accounts.apikey (
        id text PRIMARY KEY, "configId" text NOT NULL, name text, start text, "referenceId" text NOT NULL, prefix text,
        key text NOT NULL UNIQUE, "refillInterval" int, "refillAmount" int, "lastRefillAt" timestamptz,
        enabled boolean, "rateLimitEnabled" boolean, "rateLimitTimeWindow" int, "rateLimitMax" int,
        "requestCount" int, remaining int, "lastRequest" timestamptz, "expiresAt" timestamptz,
        "createdAt" timestamptz NOT NULL, "updatedAt" timestamptz NOT NULL, permissions text, metadata text)`,
      'CREATE INDEX apikey_reference ON accounts.apikey ("referenceId")',
    ],
  },
];
