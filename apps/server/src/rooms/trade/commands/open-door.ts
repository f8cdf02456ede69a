import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Database } from '#platform/database';
import type { TradeDeps } from '../deps.ts';
import { sourceClosed, sourceNotFound } from '../refusals.ts';
import * as store from '../store.ts';

/** A source as a request of its shop finds it. */
export interface Door {
  source: store.SourceRow;
  /** Its HMAC keys that are not over, the newest first. */
  secrets: KeyObject[];
  keys: store.KeyRow[];
}

/** Opened secrets by id; a secret is random, so its id names it for good. */
const opened = new Map<string, KeyObject>();
const mostOpened = 5000;

/** Refusals: `source-not-found`, `source-closed`. */
export async function openDoor(deps: TradeDeps, sourceId: string): Promise<Door> {
  const [source, rows, keys] = await Promise.all([
    activeSource(deps.db, sourceId),
    store.liveSecrets(deps.db, sourceId, new Date(deps.clock.now())),
    store.listKeys(deps.db, sourceId),
  ]);
  const secrets = rows.map((row) => {
    const known = opened.get(row.id);
    if (known) return known;
    const secret = createSecretKey(deps.blobs.openRow(source.vault, row.contents));
    if (opened.size >= mostOpened) opened.clear();
    opened.set(row.id, secret);
    return secret;
  });
  return { source, secrets, keys };
}

async function activeSource(db: Database, sourceId: string): Promise<store.SourceRow> {
  const source = await store.findSource(db, sourceId);
  if (source?.kind !== 'shop') throw sourceNotFound();
  if (source.state === 'closed') throw sourceClosed();
  return source;
}
