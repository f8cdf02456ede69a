import { randomBytes } from 'node:crypto';
import { newId } from '#platform/clock';
import { inTransaction, type Trx } from '#platform/database';
import type { TradeDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { keyKnown, keyUnusable, tooManyKeys } from '../refusals.ts';
import { formatPublicKey, formatSecret, parsePublicKey } from '../signatures.ts';
import * as store from '../store.ts';
import { recordEvents } from './record-events.ts';

export interface NewSource {
  platformId: string;
  name: string;
  software?: string | undefined;
  /** `whpk_…` of the shop, where it has one already. */
  publicKey?: string | undefined;
  /** Who does it; stands in the record. */
  by?: string | undefined;
}

const mostKeys = 20;

/** A shop of an organisation. Its secret is told once. Refusal: `key-unusable`. */
export async function createSource(
  deps: TradeDeps,
  { platformId, name, software, publicKey, by = 'system' }: NewSource,
): Promise<{ sourceId: string; secret: string }> {
  const key = publicKey === undefined ? undefined : parsePublicKey(publicKey);
  if (publicKey !== undefined && !key) throw keyUnusable();
  return inTransaction(deps.db, async (trx) => {
    const source = await insertSource(deps, trx, { platformId, name, software, kind: 'shop', by });
    const secret = await makeSecret(deps, trx, source, { overlapMs: 0, by });
    if (key) await insertKey(deps, trx, source, key, by);
    return { sourceId: source.id, secret };
  });
}

/** What people enter on our pages for a platform without a shop of its own; made at first use. */
export async function formOf(deps: TradeDeps, trx: Trx, platformId: string): Promise<store.SourceRow> {
  const known = await store.findForm(trx, platformId);
  if (known) return known;
  await insertSource(deps, trx, { platformId, name: '网页填报', kind: 'form', by: 'system' });
  return (await store.findForm(trx, platformId)) as store.SourceRow;
}

async function insertSource(
  deps: TradeDeps,
  trx: Trx,
  source: {
    platformId: string;
    name: string;
    software?: string | undefined;
    kind: 'shop' | 'form';
    by: string;
  },
): Promise<store.SourceRow> {
  const { platformId, name, software, kind, by } = source;
  const id = newId('src');
  const nowMs = deps.clock.now();
  const { wrappedKey } = deps.blobs.createVault(`source:${id}`);
  const row = { id, platform_id: platformId, name, kind, software: software ?? null };
  const isNew = await store.insertSource(trx, {
    ...row,
    state: 'active',
    wrapped_key: wrappedKey,
    created_at: new Date(nowMs),
  });
  if (isNew)
    await recordEvents(deps, trx, [newEvent(id, nowMs, { kind: 'source.created', body: { kind, by } })]);
  return (await store.findSource(trx, id)) as store.SourceRow;
}

async function makeSecret(
  deps: TradeDeps,
  trx: Trx,
  source: store.SourceRow,
  { overlapMs, by }: { overlapMs: number; by: string },
): Promise<string> {
  const nowMs = deps.clock.now();
  const secret = randomBytes(32);
  const id = newId('sec');
  await store.endSecrets(trx, source.id, new Date(nowMs + overlapMs));
  const contents = deps.blobs.sealRow(source.vault, secret);
  const row = { id, source_id: source.id, contents, created_at: new Date(nowMs), until: null };
  await store.insertSecret(trx, row);
  await recordEvents(deps, trx, [
    newEvent(source.id, nowMs, { kind: 'secret.made', body: { secretId: id, overlapMs, by } }),
  ]);
  return formatSecret(secret);
}

async function insertKey(
  deps: TradeDeps,
  trx: Trx,
  source: store.SourceRow,
  key: Buffer,
  by: string,
): Promise<string> {
  if ((await store.listKeys(trx, source.id)).length >= mostKeys) throw tooManyKeys();
  const nowMs = deps.clock.now();
  const id = newId('key');
  const row = { id, source_id: source.id, public_key: key, added_by: 'owner' as const };
  if (!(await store.insertKey(trx, { ...row, created_at: new Date(nowMs), until: null }))) throw keyKnown();
  const body = { keyId: id, publicKey: formatPublicKey(key), by };
  await recordEvents(deps, trx, [newEvent(source.id, nowMs, { kind: 'key.added', body })]);
  return id;
}
