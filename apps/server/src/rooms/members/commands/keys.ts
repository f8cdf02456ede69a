import type { KeyView, Permission, Role } from '@redress/contract';
import { appendEvents, inTransaction } from '#platform/database';
import type { OrganisationDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { keyNotFound, notAllowed, scopesRefused } from '../refusals.ts';
import { scopesFor } from '../rules/policy.ts';
import * as store from '../store-security.ts';

interface Maker {
  id: string;
  role?: Role;
}

const scopesOf = (row: Pick<store.KeyRow, 'permissions'>): Permission[] =>
  (JSON.parse(row.permissions ?? '{}') as { org?: Permission[] }).org ?? [];

export const keyView = (row: store.KeyRow): KeyView => ({
  keyId: row.id,
  name: row.name ?? '',
  start: row.start ?? '',
  scopes: scopesOf(row),
  createdAtMs: row.createdAt.getTime(),
  ...(row.expiresAt ? { expiresAtMs: row.expiresAt.getTime() } : {}),
  ...(row.lastRequest ? { lastUsedAtMs: row.lastRequest.getTime() } : {}),
});

/** A key with at most the rights of who makes it; it is told once. Refusals: `not-allowed`, `scopes-refused`. */
export async function createKey(
  deps: OrganisationDeps,
  orgId: string,
  by: Maker,
  given: { name: string; scopes: Permission[]; expiresInDays?: number | undefined; replaces?: string },
) {
  if (!by.role) throw notAllowed();
  const mine = scopesFor(by.role);
  const scopes = [...new Set(given.scopes)];
  if (scopes.some((scope) => !mine.includes(scope))) throw scopesRefused();
  const made = await deps.accounts.api.createApiKey({
    body: {
      name: given.name,
      userId: orgId,
      permissions: { org: scopes },
      ...(given.expiresInDays === undefined ? {} : { expiresIn: given.expiresInDays * 86_400 }),
    },
  });
  await inTransaction(deps.db, async (trx) => {
    const body = {
      by: by.id,
      keyId: made.id,
      scopes,
      ...(given.replaces ? { replaces: given.replaces } : {}),
    };
    await appendEvents(trx, 'members', [newEvent(orgId, deps.clock.now(), 'key.created', body)]);
  });
  const row = await store.findKey(deps.db, orgId, made.id);
  return { ...keyView(row as store.KeyRow), key: made.key };
}

/** The old key ends with the overlap, or at its own earlier end. Refusals: as createKey, `key-not-found`. */
export async function rotateKey(
  deps: OrganisationDeps,
  orgId: string,
  by: Maker,
  { keyId, overlapHours }: { keyId: string; overlapHours: number },
) {
  const old = await store.findKey(deps.db, orgId, keyId);
  if (!old) throw keyNotFound();
  const lifeMs = old.expiresAt && old.expiresAt.getTime() - old.createdAt.getTime();
  const made = await createKey(deps, orgId, by, {
    name: old.name ?? '',
    scopes: scopesOf(old),
    replaces: keyId,
    ...(lifeMs ? { expiresInDays: Math.max(1, Math.round(lifeMs / 86_400_000)) } : {}),
  });
  // The library compares with the machine's clock.
  const ends = new Date(
    Math.min(Date.now() + overlapHours * 3_600_000, old.expiresAt?.getTime() ?? Infinity),
  );
  await inTransaction(deps.db, async (trx) => {
    await store.expireKey(trx, keyId, ends);
    const body = { by: by.id, keyId, atMs: ends.getTime() };
    await appendEvents(trx, 'members', [newEvent(orgId, deps.clock.now(), 'key.expires', body)]);
  });
  return made;
}

export async function revokeKey(deps: OrganisationDeps, orgId: string, by: string, keyId: string) {
  await inTransaction(deps.db, async (trx) => {
    if (!(await store.deleteKey(trx, orgId, keyId))) throw keyNotFound();
    await appendEvents(trx, 'members', [newEvent(orgId, deps.clock.now(), 'key.revoked', { by, keyId })]);
  });
}
