import type { EntryType, OfficeKind } from '@redress/contract';
import { divisions } from '@redress/law/jurisdiction';
import type { DirectoryDeps } from '../deps.ts';
import { badEntry, entryNotFound } from '../refusals.ts';
import { domainsAround, fold, hostOf } from '../rules/fold.ts';
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

/** Platforms that a name or an address fits: by the narrowest domain, else by the exact name. */
export async function findPlatforms(
  deps: DirectoryDeps,
  { name, domain }: { name?: string | undefined; domain?: string | undefined },
): Promise<store.EntryRow[]> {
  const host = domain === undefined ? undefined : hostOf(domain);
  const domains = host === undefined ? [] : domainsAround(host);
  const byDomain = await store.entriesByKeys(
    deps.db,
    'platform',
    domains.map((value) => ({ key: 'domain', value })),
  );
  const narrowest = domains.find((value) => byDomain.some((found) => found.value === value));
  if (narrowest !== undefined)
    return rowsOf(
      deps,
      byDomain.filter(({ value }) => value === narrowest),
    );
  const folded = name === undefined ? '' : fold(name);
  if (folded === '') return [];
  return rowsOf(deps, await store.entriesByKeys(deps.db, 'platform', [{ key: 'name', value: folded }]));
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
