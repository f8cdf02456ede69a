import { createSecretKey, type KeyObject } from 'node:crypto';
import type { TradeDeps } from '../deps.ts';
import { sourceClosed, sourceNotFound } from '../refusals.ts';
import type { RegisteredKey } from '../signatures.ts';
import type { SourceRow } from '../store.ts';
import { findDoor } from '../store-door.ts';

/** A source as a request of its shop finds it. */
export interface Door {
  source: SourceRow;
  /** Its HMAC keys that are not over, the newest first. */
  secrets: KeyObject[];
  keys: RegisteredKey[];
}

/** Opened secrets by id; a secret is random, so its id names it for good. */
const opened = new Map<string, KeyObject>();
const mostOpened = 5000;

/** Refusals: `source-not-found`, `source-closed`. */
export async function openDoor(deps: TradeDeps, sourceId: string): Promise<Door> {
  const found = await findDoor(deps.db, sourceId, new Date(deps.clock.now()));
  if (found?.source.kind !== 'shop') throw sourceNotFound();
  const { source, keys } = found;
  if (source.state === 'closed') throw sourceClosed();
  const secrets = found.secrets.map((row) => {
    const known = opened.get(row.id);
    if (known) return known;
    const secret = createSecretKey(deps.blobs.openRow(source.vault, row.contents));
    if (opened.size >= mostOpened) opened.clear();
    opened.set(row.id, secret);
    return secret;
  });
  return { source, secrets, keys };
}
