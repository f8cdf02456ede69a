import type { Permission, Role } from '@redress/contract';

/**
 * The one place that says who may do what for an organisation: a row is a permission, a column a role. Everything
 * that asks "may A do B" asks here; the test prints the table.
 */
const table = {
  'org.read': ['owner', 'manager', 'finance', 'support', 'engineer', 'viewer'],
  'org.edit': ['owner', 'manager'],
  'members.manage': ['owner', 'manager'],
  'keys.manage': ['owner', 'engineer'],
  'vetting.read': ['owner', 'manager', 'finance', 'viewer'],
  'vetting.submit': ['owner', 'manager'],
  // A platform's check of its merchants: it shows papers of identity, so it stays with few.
  'vetting.review': ['owner', 'manager'],
  'sources.manage': ['owner', 'manager', 'engineer'],
  'events.read': ['owner', 'manager', 'support', 'engineer', 'viewer'],
  'events.write': ['owner', 'manager', 'engineer'],
  'webhooks.manage': ['owner', 'manager', 'engineer'],
  'orders.read': ['owner', 'manager', 'finance', 'support', 'engineer', 'viewer'],
  'proofs.submit': ['owner', 'manager', 'support', 'engineer'],
  'standards.read': ['owner', 'manager', 'finance', 'support', 'engineer', 'viewer'],
  // A signature binds the organisation: only who stands for it gives one.
  'standards.sign': ['owner'],
  'claims.read': ['owner', 'manager', 'finance', 'support', 'viewer'],
  'claims.answer': ['owner', 'manager', 'support'],
  'rules.manage': ['owner', 'manager'],
  'deposit.read': ['owner', 'manager', 'finance', 'viewer'],
  'deposit.manage': ['owner', 'finance'],
  'payouts.confirm': ['owner', 'finance'],
  'reports.export': ['owner', 'manager', 'finance'],
  'oversight.read': ['owner', 'manager', 'finance', 'support', 'viewer'],
  'oversight.manage': ['owner', 'manager'],
} as const satisfies Record<Permission, readonly Role[]>;

/** What a program never may, whoever made its key: people, keys, and promises stay with people. */
const peopleOnly: readonly Permission[] = [
  'org.edit',
  'members.manage',
  'keys.manage',
  'vetting.submit',
  'vetting.review',
  'standards.sign',
  // Money leaves, or counts as arrived, and files name payees.
  'payouts.confirm',
];

/** Who asks on behalf of an organisation: a member by role, an API key by its scopes. */
export type Standing = { kind: 'member'; role: Role } | { kind: 'key'; scopes: readonly Permission[] };

export function may(who: Standing, permission: Permission): boolean {
  if (who.kind === 'member') return (table[permission] as readonly Role[]).includes(who.role);
  return who.scopes.includes(permission) && !peopleOnly.includes(permission);
}

export const permissionsOf = (who: Standing): Permission[] =>
  (Object.keys(table) as Permission[]).filter((permission) => may(who, permission));

/** What a key made by this member may be given at most. */
export const scopesFor = (role: Role): Permission[] =>
  permissionsOf({ kind: 'member', role }).filter((permission) => !peopleOnly.includes(permission));

/** Only an owner makes, changes or removes an owner; nobody hands out more than there is in the own hand. */
export function mayChangeRole(actor: Role, from: Role | undefined, to: Role | undefined): boolean {
  if (!may({ kind: 'member', role: actor }, 'members.manage')) return false;
  return actor === 'owner' || (from !== 'owner' && to !== 'owner');
}
