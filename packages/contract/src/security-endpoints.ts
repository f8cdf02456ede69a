import { z } from 'zod';
import type { Endpoint } from './endpoints.ts';
import { permission } from './organisation-view.ts';
import { text } from './vocabulary.ts';

const passwordGiven = z.strictObject({ password: text(128) });
/** What `navigator.credentials` takes and gives, as JSON (WebAuthn level 3). */
const webauthnJson = z.record(z.string(), z.unknown());
const recoveryCodes = z.array(z.string());

export const securityView = z.object({
  totp: z.boolean(),
  passkeys: z.array(z.object({ passkeyId: z.string(), name: z.string(), createdAtMs: z.int() })),
  sessions: z.array(z.object({ sessionId: z.string(), openedAtMs: z.int(), current: z.boolean() })),
  /** Until when what needs a fresh confirmation may be done without asking again. */
  confirmedUntilMs: z.int(),
});
export type SecurityView = z.infer<typeof securityView>;

export const keyView = z.object({
  keyId: z.string(),
  name: z.string(),
  /** The first characters: enough to recognise it, not to use it. */
  start: z.string(),
  scopes: z.array(permission),
  createdAtMs: z.int(),
  expiresAtMs: z.int().optional(),
  lastUsedAtMs: z.int().optional(),
});
export type KeyView = z.infer<typeof keyView>;
/** `key` is shown this once and kept only as a hash. */
const keyMade = keyView.extend({ key: z.string() });

const orgParams = z.object({ orgId: text(60) });
const keyParams = orgParams.extend({ keyId: text(60) });

/** Second factors, passkeys, fresh confirmation, and API keys of organisations. */
export const securityEndpoints = {
  signInSecondFactor: {
    method: 'POST',
    path: '/api/people/sessions/second-factor',
    /** Six digits of an authenticator, or one recovery code. */
    body: z.strictObject({ code: text(20).optional(), recoveryCode: text(40).optional() }),
    response: z.object({ personId: z.string() }),
    status: 201,
  },
  passkeySignInOptions: {
    method: 'POST',
    path: '/api/people/sessions/passkey-options',
    response: webauthnJson,
    status: 200,
  },
  passkeySignIn: {
    method: 'POST',
    path: '/api/people/sessions/passkey',
    body: z.strictObject({ response: webauthnJson }),
    response: z.object({ personId: z.string() }),
    status: 201,
  },
  getSecurity: { method: 'GET', path: '/api/people/me/security', response: securityView, status: 200 },
  confirmSession: {
    method: 'POST',
    path: '/api/people/sessions/confirmation',
    body: passwordGiven,
    response: z.object({ confirmedUntilMs: z.int() }),
    status: 200,
  },
  endOtherSessions: {
    method: 'DELETE',
    path: '/api/people/sessions/others',
    response: z.null(),
    status: 204,
  },
  changePassword: {
    method: 'POST',
    path: '/api/people/me/password',
    body: z.strictObject({ password: text(128), newPassword: text(128).min(10) }),
    response: z.null(),
    status: 204,
  },
  startTotp: {
    method: 'POST',
    path: '/api/people/me/totp',
    body: passwordGiven,
    /** `uri` goes into an authenticator (as QR or by hand); the codes are shown once. */
    response: z.object({ uri: z.string(), secret: z.string(), recoveryCodes }),
    status: 201,
  },
  confirmTotp: {
    method: 'POST',
    path: '/api/people/me/totp/confirmation',
    body: z.strictObject({ code: text(20) }),
    response: z.null(),
    status: 204,
  },
  removeTotp: {
    method: 'POST',
    path: '/api/people/me/totp/removal',
    body: passwordGiven,
    response: z.null(),
    status: 204,
  },
  renewRecoveryCodes: {
    method: 'POST',
    path: '/api/people/me/recovery-codes',
    body: passwordGiven,
    response: z.object({ recoveryCodes }),
    status: 201,
  },
  passkeyOptions: {
    method: 'POST',
    path: '/api/people/me/passkeys/options',
    response: webauthnJson,
    status: 200,
  },
  addPasskey: {
    method: 'POST',
    path: '/api/people/me/passkeys',
    body: z.strictObject({ name: text(60).min(1), response: webauthnJson }),
    response: z.object({ passkeyId: z.string() }),
    status: 201,
  },
  removePasskey: {
    method: 'DELETE',
    path: '/api/people/me/passkeys/:passkeyId',
    params: z.object({ passkeyId: text(60) }),
    response: z.null(),
    status: 204,
  },
  listKeys: {
    method: 'GET',
    path: '/api/organisations/:orgId/keys',
    params: orgParams,
    response: z.object({ keys: z.array(keyView), scopes: z.array(permission) }),
    status: 200,
  },
  createKey: {
    method: 'POST',
    path: '/api/organisations/:orgId/keys',
    params: orgParams,
    body: z.strictObject({
      name: text(32).min(1),
      scopes: z.array(permission).min(1),
      expiresInDays: z.int().min(1).max(1095).optional(),
    }),
    response: keyMade,
    status: 201,
  },
  /** A new key with the same scopes; the old one works on for the overlap, so that nothing stands still. */
  rotateKey: {
    method: 'POST',
    path: '/api/organisations/:orgId/keys/:keyId/rotation',
    params: keyParams,
    body: z.strictObject({ overlapHours: z.int().min(0).max(720) }),
    response: keyMade,
    status: 201,
  },
  revokeKey: {
    method: 'DELETE',
    path: '/api/organisations/:orgId/keys/:keyId',
    params: keyParams,
    response: z.null(),
    status: 204,
  },
} as const satisfies Record<string, Endpoint>;
