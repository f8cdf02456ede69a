import type { membersEndpoints } from '@redress/contract';
import type { EndpointDetails } from './openapi-details.ts';

const acting = ['org-not-found', 'not-allowed', 'key-refused', 'second-factor-needed', 'too-many-requests'];
const account = { email: 'chen@shop.example', password: 'correct horse battery' };
const pair = {
  platformId: 'org_5m1r0k3w8c6y2v9t',
  merchantId: 'org_9t4h7p0xzq1d6f3s',
  merchantRef: 'shop-118',
};
const token = 'Zk0x'.padEnd(43, 'a');

/** What shapes alone do not say of the endpoints of people and organisations. */
export const membersDetails = {
  signUp: {
    limited: true,
    problems: ['email-taken', 'password-refused', 'bad-fields'],
    request: { name: '陈晓', ...account },
  },
  signIn: { limited: true, problems: ['sign-in-refused', 'bad-fields'], request: account },
  signOut: {},
  getMe: { problems: ['no-session'] },
  createOrganisation: {
    limited: true,
    repeatable: true,
    problems: ['no-session', 'kind-reserved', 'bad-fields'],
    request: { name: '星云数字商店', kinds: ['platform', 'merchant'] },
  },
  getOrganisation: { problems: acting },
  changeOrganisation: { problems: [...acting, 'bad-fields'], request: { secondFactorRequired: true } },
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
} satisfies Record<keyof typeof membersEndpoints, EndpointDetails>;
