import { z } from 'zod';
import { instant, text } from './vocabulary.ts';

export const organisationKinds = ['platform', 'merchant', 'mediation-body', 'alliance', 'regulator'] as const;
export const organisationKind = z.enum(organisationKinds);
export type OrganisationKind = z.infer<typeof organisationKind>;

export const roles = ['owner', 'manager', 'finance', 'support', 'engineer', 'viewer'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** Everything that may be done for an organisation; a role has some of them, an API key some of its maker's. */
export const permissions = [
  'org.read',
  'org.edit',
  'members.manage',
  'keys.manage',
  'vetting.read',
  'vetting.submit',
  'vetting.review',
  'sources.manage',
  'events.read',
  'events.write',
  'webhooks.manage',
  'orders.read',
  'proofs.submit',
  'standards.read',
  'standards.sign',
  'claims.read',
  'claims.answer',
  'rules.manage',
  'deposit.read',
  'deposit.manage',
  'payouts.confirm',
  'reports.export',
  'oversight.read',
  'oversight.manage',
] as const;
export const permission = z.enum(permissions);
export type Permission = z.infer<typeof permission>;

/** How far vetting is; only a verified organisation is one whose papers somebody looked at. */
export const organisationStates = [
  'draft',
  'submitted',
  'verified',
  'rejected',
  'suspended',
  'expired',
] as const;
export const organisationState = z.enum(organisationStates);
export type OrganisationState = z.infer<typeof organisationState>;

export const emailAddress = z.email().max(254).meta({ description: 'An e-mail address' });
export const password = text(128).min(10);
export const personName = text(60).min(1);
export const organisationName = text(100).min(2);

export const organisationView = z.object({
  orgId: z.string(),
  name: z.string(),
  kinds: z.array(organisationKind),
  state: organisationState,
  /** Members must have a second factor. */
  secondFactorRequired: z.boolean(),
  createdAtMs: z.int(),
  /** What the caller is and may do here; an API key has no role. */
  role: role.optional(),
  permissions: z.array(permission),
});
export type OrganisationView = z.infer<typeof organisationView>;

/** What an organisation was called until then. */
export const formerNameView = z.object({
  name: z.string(),
  until: instant,
  /** Who changed it; absent: the operator, or nobody who has an account still. */
  by: z.string().optional(),
});
export type FormerNameView = z.infer<typeof formerNameView>;

export const personView = z.object({
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  /** Notices by mail go to verified addresses only. */
  emailVerified: z.boolean(),
  /** Whether this server sends mail at all. */
  mail: z.boolean(),
  organisations: z.array(
    organisationView.pick({ orgId: true, name: true, kinds: true, state: true, role: true }),
  ),
});
export type PersonView = z.infer<typeof personView>;

export const memberView = z.object({
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  joinedAtMs: z.int(),
});
export const invitationView = z.object({
  invitationId: z.string(),
  email: z.string(),
  role,
  invitedAtMs: z.int(),
  expiresAtMs: z.int(),
});
export const membersView = z.object({ members: z.array(memberView), invitations: z.array(invitationView) });
export type MembersView = z.infer<typeof membersView>;
export type MemberView = z.infer<typeof memberView>;
export type InvitationView = z.infer<typeof invitationView>;

/** A merchant on a platform, known there by `merchantRef`. It counts once both sides have said yes. */
export const affiliationView = z.object({
  platformId: z.string(),
  platformName: z.string(),
  merchantRef: z.string(),
  merchantId: z.string(),
  merchantName: z.string(),
  state: z.enum(['asked-by-platform', 'asked-by-merchant', 'active']),
  sinceMs: z.int(),
});
export type AffiliationView = z.infer<typeof affiliationView>;
