import type { EntryType } from '@redress/contract';
import { divisions } from '@redress/law/jurisdiction';
import { stringify } from 'csv-stringify/sync';
import type { DirectoryDeps } from '../deps.ts';
import { csvColumns, rowOf } from '../rules/csv-rows.ts';
import type { Fields } from '../rules/entry.ts';
import * as store from '../store.ts';

const pageSize = 1000;

/** All entries of a type as CSV (UTF-8 with a byte order mark, for spreadsheets), page by page. No cell is a formula. */
export async function* exportCsv(deps: DirectoryDeps, type: EntryType): AsyncGenerator<string> {
  yield stringify([[...csvColumns[type]]], { bom: true, record_delimiter: 'windows' });
  let after: { sortKey: string; id: string } | undefined;
  for (;;) {
    const rows = await store.searchEntries(deps.db, { type, words: [], after, limit: pageSize });
    const last = rows.at(-1);
    if (!last) return;
    const lines = rows.map((row) => rowOf(type, cellsOf(row)));
    yield stringify(lines, { escape_formulas: true, record_delimiter: 'windows' });
    after = { sortKey: last.sort_key, id: last.id };
  }
}

function cellsOf(row: store.EntryRow): Fields {
  const division = row.division_code ? { division: divisions().fullName(row.division_code) } : {};
  return { ...row.fields, ...division, entryId: row.id, source: row.source, checkedOn: row.checked_on };
}
