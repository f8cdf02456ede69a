import { z } from 'zod';
import type { Endpoint } from './endpoints.ts';
import {
  affiliationView,
  emailAddress,
  formerNameView,
  membersView,
  memberView,
  organisationKind,
  organisationName,
  organisationView,
  password,
  personName,
  personView,
  role,
} from './organisation-view.ts';
import { text } from './vocabulary.ts';

const orgParams = z.object({ orgId: text(60) });
const memberParams = orgParams.extend({ personId: text(60) });
const merchantRef = text(100).min(1);
/** 43 characters of base64url: the secret of an invitation's or a mail's link. */
const invitationToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** People, their sessions, and organisations with members, invitations and affiliations. */
export const membersEndpoints = {
  signUp: {
    method: 'POST',
    path: '/api/people',
    body: z.strictObject({ name: personName, email: emailAddress, password }),
    response: z.object({ personId: z.string() }),
    status: 201,
  },
  signIn: {
    method: 'POST',
    path: '/api/people/sessions',
    body: z.strictObject({ email: emailAddress, password: text(128) }),
    /** `secondFactor`: the session opens only with it; until then the cookie says no more than "password was right". */
    response: z.object({ personId: z.string().optional(), secondFactor: z.boolean() }),
    status: 201,
  },
  signOut: { method: 'DELETE', path: '/api/people/sessions/current', response: z.null(), status: 204 },
  /** 204 whether or not anybody has the address. */
  requestPasswordReset: {
    method: 'POST',
    path: '/api/people/password-resets',
    body: z.strictObject({ email: emailAddress }),
    response: z.null(),
    status: 204,
  },
  /** The token of the mail; every session ends, second factors stay. */
  resetPassword: {
    method: 'POST',
    path: '/api/people/password-resets/completion',
    body: z.strictObject({ token: invitationToken, password }),
    response: z.null(),
    status: 204,
  },
  requestVerification: {
    method: 'POST',
    path: '/api/people/me/verification',
    response: z.null(),
    status: 204,
  },
  verifyEmail: {
    method: 'POST',
    path: '/api/people/verifications',
    body: z.strictObject({ token: invitationToken }),
    response: z.null(),
    status: 204,
  },
  getMe: { method: 'GET', path: '/api/people/me', response: personView, status: 200 },
  createOrganisation: {
    method: 'POST',
    path: '/api/organisations',
    body: z.strictObject({ name: organisationName, kinds: z.array(organisationKind).min(1).max(5) }),
    response: organisationView,
    status: 201,
  },
  getOrganisation: {
    method: 'GET',
    path: '/api/organisations/:orgId',
    params: orgParams,
    response: organisationView,
    status: 200,
  },
  changeOrganisation: {
    method: 'PATCH',
    path: '/api/organisations/:orgId',
    params: orgParams,
    body: z.strictObject({ name: organisationName.optional(), secondFactorRequired: z.boolean().optional() }),
    response: organisationView,
    status: 200,
  },
  listFormerNames: {
    method: 'GET',
    path: '/api/organisations/:orgId/former-names',
    params: orgParams,
    response: z.object({ names: z.array(formerNameView) }),
    status: 200,
  },
  listMembers: {
    method: 'GET',
    path: '/api/organisations/:orgId/members',
    params: orgParams,
    response: membersView,
    status: 200,
  },
  changeMember: {
    method: 'PATCH',
    path: '/api/organisations/:orgId/members/:personId',
    params: memberParams,
    body: z.strictObject({ role }),
    response: memberView,
    status: 200,
  },
  removeMember: {
    method: 'DELETE',
    path: '/api/organisations/:orgId/members/:personId',
    params: memberParams,
    response: z.null(),
    status: 204,
  },
  inviteMember: {
    method: 'POST',
    path: '/api/organisations/:orgId/invitations',
    params: orgParams,
    body: z.strictObject({ email: emailAddress, role }),
    /** The link is told once, to who invites, and mailed to the invited person where mail goes out. */
    response: z.object({
      invitationId: z.string(),
      url: z.string(),
      expiresAtMs: z.int(),
      /** False where this server sends no mail: then who invites hands the link on. */
      mailed: z.boolean(),
    }),
    status: 201,
  },
  withdrawInvitation: {
    method: 'DELETE',
    path: '/api/organisations/:orgId/invitations/:invitationId',
    params: orgParams.extend({ invitationId: text(60) }),
    response: z.null(),
    status: 204,
  },
  /** By POST: the token is a secret and never stands in an address. */
  readInvitation: {
    method: 'POST',
    path: '/api/invitations/look-up',
    body: z.strictObject({ token: invitationToken }),
    response: z.object({ organisation: z.string(), email: z.string(), role, expiresAtMs: z.int() }),
    status: 200,
  },
  acceptInvitation: {
    method: 'POST',
    path: '/api/invitations/acceptance',
    body: z.strictObject({ token: invitationToken }),
    response: z.object({ orgId: z.string() }),
    status: 200,
  },
  listAffiliations: {
    method: 'GET',
    path: '/api/organisations/:orgId/affiliations',
    params: orgParams,
    response: z.object({ affiliations: z.array(affiliationView) }),
    status: 200,
  },
  /** Asked by one side, agreed by the other with the same three values. */
  affiliate: {
    method: 'POST',
    path: '/api/organisations/:orgId/affiliations',
    params: orgParams,
    body: z.strictObject({ platformId: text(60), merchantId: text(60), merchantRef }),
    response: affiliationView,
    status: 200,
  },
  endAffiliation: {
    method: 'POST',
    path: '/api/organisations/:orgId/affiliations/end',
    params: orgParams,
    body: z.strictObject({ platformId: text(60), merchantRef }),
    response: z.null(),
    status: 204,
  },
} as const satisfies Record<string, Endpoint>;
