import { randomBytes } from 'node:crypto';
import type { EntryType, OfficeFields } from '@redress/contract';
import { divisions } from '@redress/law/jurisdiction';
import { newId } from '#platform/clock';
import type { Trx } from '#platform/database';
import { canonicalJson, commitTo } from '#rooms/evidence';
import type { DirectoryDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { badEntry, entryNotFound } from '../refusals.ts';
import { applyChange, type Fields, faultsOf, indexOf, keysOf } from '../rules/entry.ts';
import * as store from '../store.ts';
import { recordEvent } from './record-events.ts';

export interface Write {
  type: EntryType;
  /** Absent: a new entry. */
  entryId?: string | undefined;
  change: Fields;
  source: string;
  checkedOn: string;
  by: 'proposal' | 'operator' | 'import';
  proposalId?: string | undefined;
}

/**
 * Changes or adds an entry in the caller's transaction, which holds the directory's lock: current row, keys, revision
 * and sealed event. Refusals: `entry-not-found`, `bad-entry`. `changed` is empty where nothing differs; then nothing
 * is written, since a source alone is no change.
 */
export async function writeEntry(
  deps: DirectoryDeps,
  trx: Trx,
  write: Write,
): Promise<{ entryId: string; changed: string[] }> {
  const { type, change, source, checkedOn, by } = write;
  const before = write.entryId === undefined ? undefined : await store.findEntry(trx, write.entryId);
  if (write.entryId !== undefined && before?.type !== type) throw entryNotFound();
  const { after, changed } = applyChange((before?.fields ?? {}) as Fields, change);
  const entryId = before?.id ?? newId(type);
  if (changed.length === 0) return { entryId, changed };
  refuseFaults(type, after);
  const atMs = deps.clock.now();
  const revision = (before?.revision ?? 0) + 1;
  const { search, sortKey } = indexOf(type, after, divisions().fullName(String(after.divisionCode ?? '')));
  const row = {
    revision,
    fields: after,
    source,
    checked_on: checkedOn,
    sort_key: sortKey,
    search,
    updated_at: new Date(atMs),
    ...(type === 'office' ? await placeOf(trx, entryId, before, after as OfficeFields) : {}),
  };
  if (before) await store.updateEntry(trx, entryId, row);
  else await store.insertEntry(trx, { ...noPlace, ...row, id: entryId, type, removed: false });
  await store.replaceKeys(trx, entryId, keysOf(type, after));
  if (before?.main && before.kind && before.division_code)
    await store.promoteMain(trx, before.kind, before.division_code);
  const salt = randomBytes(32);
  const values = canonicalJson({ fields: after, source, checkedOn });
  const valuesSha256 = commitTo(salt, values).sha256.toString('hex');
  const { proposalId } = write;
  const body = { type, revision, fields: changed, by, valuesSha256, ...(proposalId ? { proposalId } : {}) };
  const eventId = await recordEvent(deps, trx, newEvent(entryId, atMs, 'entry.saved', body));
  await store.insertRevision(trx, {
    entry_id: entryId,
    revision,
    changed,
    fields: after,
    source,
    checked_on: checkedOn,
    by,
    salt,
    event_id: eventId,
    at: new Date(atMs),
  });
  return { entryId, changed };
}

const noPlace = { kind: null, division_code: null, main: false };

/** The first office of its kind in a division is the one that is named; moving elsewhere begins anew. */
async function placeOf(trx: Trx, entryId: string, before: store.EntryRow | undefined, fields: OfficeFields) {
  const { kind, divisionCode } = fields;
  const main = await store.findMain(trx, kind, divisionCode);
  const stays = before?.kind === kind && before.division_code === divisionCode;
  return { kind, division_code: divisionCode, main: stays ? before.main : !main || main.id === entryId };
}

/** Refusal: `bad-entry`, with each field that is wrong. */
export function refuseFaults(type: EntryType, fields: Fields): void {
  const faults = faultsOf(type, fields, { isDivision: (code) => divisions().byCode(code) !== undefined });
  if (faults.length > 0)
    throw badEntry(faults.map(({ pointer, zh, en }) => ({ pointer, detail: `${zh} / ${en}` })));
}
