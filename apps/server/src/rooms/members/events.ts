import { organisationKind, organisationState, permission, role } from '@redress/contract';
import { z } from 'zod';
import type { NewEvent } from '#platform/database';

const line = <K extends string, B extends z.ZodRawShape>(kind: K, body: B) =>
  z.object({ kind: z.literal(kind), version: z.literal(1), body: z.strictObject(body) });
const by = z.string();

/** What happened to an organisation's people and keys, and to accounts. Bodies hold ids and roles, never names or addresses. */
const organisationEvent = z.discriminatedUnion('kind', [
  line('organisation.created', { by, kinds: z.array(organisationKind) }),
  line('organisation.changed', { by, fields: z.array(z.string()) }),
  line('organisation.state-changed', { from: organisationState, to: organisationState }),
  line('member.joined', { personId: z.string(), role, invitationId: z.string() }),
  line('member.role-changed', { by, personId: z.string(), from: role, to: role }),
  line('member.removed', { by, personId: z.string(), role }),
  line('invitation.made', { by, invitationId: z.string(), role }),
  line('invitation.withdrawn', { by, invitationId: z.string() }),
  line('key.created', {
    by,
    keyId: z.string(),
    scopes: z.array(permission),
    replaces: z.string().optional(),
  }),
  line('key.expires', { by, keyId: z.string(), atMs: z.int() }),
  line('key.revoked', { by, keyId: z.string() }),
  line('account.secured', {
    what: z.enum(['totp', 'passkey', 'password', 'recovery-codes', 'sessions']),
    on: z.boolean(),
  }),
  line('affiliation.asked', { by, platformId: z.string(), merchantId: z.string(), merchantRef: z.string() }),
  line('affiliation.agreed', { by, platformId: z.string(), merchantId: z.string(), merchantRef: z.string() }),
  line('affiliation.ended', { by, platformId: z.string(), merchantId: z.string(), merchantRef: z.string() }),
]);
type OrganisationEvent = z.infer<typeof organisationEvent>;

/** The event as the append-only table takes it; its shape is checked, so that the table holds nothing else. */
export function newEvent(
  subjectId: string,
  atMs: number,
  kind: OrganisationEvent['kind'],
  body: object,
): NewEvent {
  return { ...organisationEvent.parse({ kind, version: 1, body }), subjectId, atMs };
}
