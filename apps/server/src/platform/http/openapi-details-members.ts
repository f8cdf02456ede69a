import type { membersEndpoints, securityEndpoints } from '@redress/contract';
import type { EndpointDetails } from './openapi-details.ts';

const acting = ['org-not-found', 'not-allowed', 'key-refused', 'second-factor-needed', 'too-many-requests'];
const account = { email: 'chen@shop.example', password: 'correct horse battery' };
const pair = {
  platformId: 'org_5m1r0k3w8c6y2v9t',
  merchantId: 'org_9t4h7p0xzq1d6f3s',
  merchantRef: 'shop-118',
};
const token = 'Zk0x'.padEnd(43, 'a');

const again = {
  limited: true as const,
  problems: ['no-session', 'password-wrong', 'bad-fields'],
  request: { password: account.password },
};

/** What shapes alone do not say of the endpoints of people and organisations. */
export const membersDetails = {
  signUp: {
    limited: true,
    problems: ['email-taken', 'password-refused', 'bad-fields'],
    request: { name: '陈晓', ...account },
  },
  signIn: { limited: true, problems: ['sign-in-refused', 'bad-fields'], request: account },
  requestPasswordReset: {
    limited: true,
    problems: ['mail-off', 'bad-fields'],
    request: { email: account.email },
  },
  resetPassword: {
    limited: true,
    problems: ['link-over', 'password-refused', 'bad-fields'],
    request: { token, password: account.password },
  },
  requestVerification: { limited: true, problems: ['no-session', 'mail-off'] },
  verifyEmail: { limited: true, problems: ['link-over', 'bad-fields'], request: { token } },
  signOut: {},
  getMe: { problems: ['no-session'] },
  createOrganisation: {
    limited: true,
    repeatable: true,
    problems: ['no-session', 'kind-reserved', 'bad-fields'],
    request: { name: '星云数字商店', kinds: ['platform', 'merchant'] },
  },
  getOrganisation: { problems: acting },
  changeOrganisation: {
    problems: [...acting, 'name-verified', 'name-in-review', 'name-suspended', 'bad-fields'],
    request: { secondFactorRequired: true },
  },
  listFormerNames: { problems: acting },
  listMembers: { problems: acting },
  changeMember: {
    problems: [...acting, 'member-not-found', 'last-owner', 'bad-fields'],
    request: { role: 'support' },
  },
  removeMember: { problems: [...acting, 'member-not-found', 'last-owner'] },
  inviteMember: {
    limited: true,
    problems: [...acting, 'already-member', 'bad-fields'],
    request: { email: 'kefu@shop.example', role: 'support' },
  },
  withdrawInvitation: { problems: [...acting, 'invitation-unknown'] },
  readInvitation: { limited: true, problems: ['invitation-unknown', 'bad-fields'], request: { token } },
  acceptInvitation: {
    problems: ['no-session', 'invitation-unknown', 'invitation-for-another', 'already-member', 'bad-fields'],
    request: { token },
  },
  listAffiliations: { problems: acting },
  affiliate: { problems: [...acting, 'affiliation-refused', 'bad-fields'], request: pair },
  endAffiliation: {
    problems: [...acting, 'bad-fields'],
    request: { platformId: pair.platformId, merchantRef: pair.merchantRef },
  },
  signInSecondFactor: {
    limited: true,
    problems: ['code-refused', 'bad-fields'],
    request: { code: '492039' },
  },
  passkeySignInOptions: { limited: true },
  passkeySignIn: { limited: true, problems: ['passkey-refused', 'bad-fields'] },
  getSecurity: { problems: ['no-session'] },
  confirmSession: { ...again },
  endOtherSessions: { problems: ['no-session'] },
  changePassword: { ...again, request: { ...again.request, newPassword: 'another long sentence' } },
  startTotp: { ...again, problems: [...again.problems, 'totp-standing'] },
  confirmTotp: {
    limited: true,
    problems: ['no-session', 'code-refused', 'bad-fields'],
    request: { code: '492039' },
  },
  removeTotp: again,
  renewRecoveryCodes: again,
  passkeyOptions: { problems: ['no-session', 'confirm-first'] },
  addPasskey: { problems: ['no-session', 'confirm-first', 'passkey-refused', 'bad-fields'] },
  removePasskey: { problems: ['no-session', 'confirm-first', 'passkey-refused'] },
  listKeys: { problems: acting },
  createKey: {
    problems: [...acting, 'confirm-first', 'scopes-refused', 'bad-fields'],
    request: { name: 'order system', scopes: ['events.write', 'orders.read'], expiresInDays: 365 },
  },
  rotateKey: {
    problems: [...acting, 'confirm-first', 'key-not-found', 'scopes-refused', 'bad-fields'],
    request: { overlapHours: 24 },
  },
  revokeKey: { problems: [...acting, 'confirm-first', 'key-not-found'] },
} satisfies Record<keyof (typeof membersEndpoints & typeof securityEndpoints), EndpointDetails>;
