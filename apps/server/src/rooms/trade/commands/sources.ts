import { randomBytes } from 'node:crypto';
import { newId } from '#platform/clock';
import { inTransaction, type Trx } from '#platform/database';
import type { TradeDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import {
  keyKnown,
  keyNotFound,
  keyUnusable,
  sourceClosed,
  sourceNotFound,
  tooManyKeys,
} from '../refusals.ts';
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

/** A new secret beside those that are there, which end after `overlapMs`. Refusals: `source-not-found`, `source-closed`. */
export async function rotateSecret(
  deps: TradeDeps,
  change: { platformId: string; sourceId: string; overlapMs: number; by: string },
): Promise<{ secret: string }> {
  return inTransaction(deps.db, async (trx) => {
    const source = await lockActive(trx, change);
    return { secret: await makeSecret(deps, trx, source, change) };
  });
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

/** Registers a public key. Refusals: `key-unusable`, `key-known`, `too-many-keys`, `source-…`. */
export async function addKey(
  deps: TradeDeps,
  change: { platformId: string; sourceId: string; publicKey: string; by: string },
): Promise<{ keyId: string }> {
  const key = parsePublicKey(change.publicKey);
  if (!key) throw keyUnusable();
  return inTransaction(deps.db, async (trx) => {
    const source = await lockActive(trx, change);
    return { keyId: await insertKey(deps, trx, source, key, change.by) };
  });
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

/** Believes a key no more from now on; what it signed before stays valid. Refusal: `key-not-found`. */
export async function endKey(
  deps: TradeDeps,
  change: { platformId: string; sourceId: string; keyId: string; by: string },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const { id } = await lockActive(trx, change);
    const nowMs = deps.clock.now();
    if (!(await store.endKey(trx, id, change.keyId, new Date(nowMs)))) throw keyNotFound();
    const body = { keyId: change.keyId, by: change.by };
    await recordEvents(deps, trx, [newEvent(id, nowMs, { kind: 'key.ended', body })]);
  });
}

/** Refusals: `source-not-found`, `source-closed`. */
export async function changeSource(
  deps: TradeDeps,
  change: {
    platformId: string;
    sourceId: string;
    name?: string | undefined;
    software?: string | undefined;
    closed?: true | undefined;
    by: string;
  },
): Promise<void> {
  const { name, software, closed, by } = change;
  await inTransaction(deps.db, async (trx) => {
    const { id } = await lockActive(trx, change);
    const nowMs = deps.clock.now();
    const fields = {
      ...(name === undefined ? {} : { name }),
      ...(software === undefined ? {} : { software }),
    };
    await store.updateSource(trx, id, { ...fields, state: closed ? 'closed' : 'active' });
    const names = Object.keys(fields).sort();
    await recordEvents(deps, trx, [
      ...(names.length > 0
        ? [newEvent(id, nowMs, { kind: 'source.changed' as const, body: { fields: names, by } })]
        : []),
      ...(closed ? [newEvent(id, nowMs, { kind: 'source.closed' as const, body: { by } })] : []),
    ]);
  });
}

async function lockActive(
  trx: Trx,
  { platformId, sourceId }: { platformId: string; sourceId: string },
): Promise<store.SourceRow> {
  const source = await store.lockSource(trx, sourceId);
  // Another organisation's source does not exist for this one.
  if (source?.platform_id !== platformId) throw sourceNotFound();
  if (source.state === 'closed') throw sourceClosed();
  return source;
}
