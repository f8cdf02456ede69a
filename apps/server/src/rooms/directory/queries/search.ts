import type { EntryType, OfficeKind } from '@redress/contract';
import { divisions } from '@redress/law/jurisdiction';
import type { DirectoryDeps } from '../deps.ts';
import { badEntry, entryNotFound } from '../refusals.ts';
import type { EntryKey } from '../rules/entry.ts';
import { domainsAround, filingBase, fold, hostOf } from '../rules/fold.ts';
import * as store from '../store.ts';
import { formatCursor, parseCursor } from './cursor.ts';

const pageSize = 50;

export interface OfficeSearch {
  kind?: OfficeKind | undefined;
  division?: string | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
}

/** A page of entries and the cursor of the next. Refusals: `bad-cursor`, `bad-entry` for an unknown division. */
export async function searchEntries(deps: DirectoryDeps, type: EntryType, search: OfficeSearch) {
  const { kind, division, q = '', cursor } = search;
  if (division !== undefined && !divisions().byCode(division))
    throw badEntry([{ pointer: '/query/division', detail: '没有这个行政区划 / there is no such division' }]);
  const after = parseCursor(cursor);
  const rows = await store.searchEntries(deps.db, {
    type,
    kind,
    codePrefix: division?.replace(/(?:00){1,2}$/, ''),
    words: q.split(/\s+/).map(fold).filter(Boolean).slice(0, 5),
    after: after && { sortKey: after[0], id: after[1] },
    limit: pageSize + 1,
  });
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  const next = rows.length > pageSize && last ? formatCursor([last.sort_key, last.id]) : undefined;
  return { rows: page, ...(next ? { cursor: next } : {}) };
}

/** By what a platform is known; each as it stands on a page. */
export interface PlatformClues {
  name?: string | undefined;
  domain?: string | undefined;
  creditCode?: string | undefined;
  filing?: string | undefined;
}

/**
 * Platforms that these clues fit: by the narrowest domain, else by the credit code, the filing (an operator's sites
 * share one), the exact name. The first clue that the register knows decides.
 */
export async function findPlatforms(deps: DirectoryDeps, clues: PlatformClues): Promise<store.EntryRow[]> {
  for (const value of keysToTry(clues)) {
    const found = await store.entriesByKeys(deps.db, 'platform', [value]);
    if (found.length > 0) return rowsOf(deps, found);
  }
  return [];
}

function keysToTry({ name, domain, creditCode, filing }: PlatformClues): EntryKey[] {
  const host = domain === undefined ? undefined : hostOf(domain);
  const keys: EntryKey[] = [
    ...(host === undefined ? [] : domainsAround(host)).map((value): EntryKey => ({ key: 'domain', value })),
    { key: 'credit-code', value: creditCode?.toUpperCase() ?? '' },
    { key: 'filing', value: filing === undefined ? '' : filingBase(filing) },
    { key: 'name', value: name === undefined ? '' : fold(name) },
  ];
  return keys.filter(({ value }) => value !== '');
}

const rowsOf = (deps: DirectoryDeps, found: readonly { id: string }[]) =>
  store.findEntries(deps.db, [...new Set(found.map(({ id }) => id))].slice(0, 10));

/** Refusal: `entry-not-found`. */
export async function readEntry(
  deps: DirectoryDeps,
  type: EntryType,
  entryId: string,
): Promise<store.EntryRow> {
  const row = await store.findEntry(deps.db, entryId);
  if (row?.type !== type) throw entryNotFound();
  return row;
}
