import { permissions, type Role, roles } from '@redress/contract';
import { expect, test } from 'vitest';
import { may, mayChangeRole, permissionsOf, scopesFor } from './policy.ts';

const everything = { kind: 'key', scopes: permissions } as const;

test('who may do what is this table, and nothing beside it', () => {
  const rows = permissions.map((permission) => {
    const cells = roles.map((role) => (may({ kind: 'member', role }, permission) ? 'x' : '·').padEnd(8));
    return `${permission.padEnd(16)} ${cells.join(' ')} ${may(everything, permission) ? 'x' : '·'}`;
  });
  const head = `${''.padEnd(16)} ${roles.map((role) => role.padEnd(8)).join(' ')} a key with every scope`;
  expect(`\n${[head, ...rows].join('\n')}\n`).toMatchInlineSnapshot(`
    "
                     owner    manager  finance  support  engineer viewer   a key with every scope
    org.read         x        x        x        x        x        x        x
    org.edit         x        x        ·        ·        ·        ·        ·
    members.manage   x        x        ·        ·        ·        ·        ·
    keys.manage      x        ·        ·        ·        x        ·        ·
    vetting.read     x        x        x        ·        ·        x        x
    vetting.submit   x        x        ·        ·        ·        ·        ·
    vetting.review   x        x        ·        ·        ·        ·        ·
    sources.manage   x        x        ·        ·        x        ·        x
    events.read      x        x        ·        x        x        x        x
    events.write     x        x        ·        ·        x        ·        x
    webhooks.manage  x        x        ·        ·        x        ·        x
    orders.read      x        x        x        x        x        x        x
    proofs.submit    x        x        ·        x        x        ·        x
    standards.read   x        x        x        x        x        x        x
    standards.sign   x        ·        ·        ·        ·        ·        ·
    claims.read      x        x        x        x        ·        x        x
    claims.answer    x        x        ·        x        ·        ·        x
    rules.manage     x        x        ·        ·        ·        ·        x
    deposit.read     x        x        x        ·        ·        x        x
    deposit.manage   x        ·        x        ·        ·        ·        x
    payouts.confirm  x        ·        x        ·        ·        ·        ·
    reports.export   x        x        x        ·        ·        ·        x
    oversight.read   x        x        x        x        ·        x        x
    oversight.manage x        x        ·        ·        ·        ·        x
    "
  `);
});

test('a key is given no more than its maker has, and never people, keys, vetting, signatures or payouts', () => {
  for (const role of roles) {
    const mine = permissionsOf({ kind: 'member', role });
    for (const scope of scopesFor(role)) expect(mine).toContain(scope);
  }
  expect(scopesFor('engineer')).not.toContain('keys.manage');
  expect(scopesFor('finance')).not.toContain('payouts.confirm');
  expect(scopesFor('viewer')).not.toContain('claims.answer');
});

test('only an owner touches an owner', () => {
  const others = roles.filter((role): role is Exclude<Role, 'owner'> => role !== 'owner');
  for (const to of roles) expect(mayChangeRole('owner', 'viewer', to)).toBe(true);
  expect(mayChangeRole('manager', 'viewer', 'owner')).toBe(false);
  expect(mayChangeRole('manager', 'owner', undefined)).toBe(false);
  for (const actor of others) expect(mayChangeRole(actor, undefined, 'viewer')).toBe(actor === 'manager');
});
