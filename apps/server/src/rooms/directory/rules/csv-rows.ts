import type { EntryType } from '@redress/contract';
import type { Fields } from './entry.ts';

/** Columns of a type's file, in order; `division` is for people and not read back. */
export const csvColumns: Readonly<Record<EntryType, readonly string[]>> = {
  office: [
    'entryId',
    'kind',
    'divisionCode',
    'division',
    'name',
    'address',
    'phone',
    'email',
    'web',
    'categories',
    'note',
    'source',
    'checkedOn',
  ],
  platform: [
    'entryId',
    'name',
    'aliases',
    'domains',
    'operator',
    'creditCode',
    'filing',
    'licenceAddress',
    'source',
    'checkedOn',
  ],
};
const lists = new Set(['categories', 'aliases', 'domains']);
/** Never null: an entry cannot be without. */
const required = new Set(['name', 'kind', 'divisionCode']);
/** A spreadsheet would run these as a formula; the export puts an apostrophe before. */
const guarded = /^'(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/;

/** The cells of an entry, as text, unguarded. */
export function rowOf(type: EntryType, entry: Fields): string[] {
  return csvColumns[type].map((column) => {
    const value = entry[column];
    if (value === undefined || value === null) return '';
    return Array.isArray(value) ? value.join('；') : String(value);
  });
}

/** A parsed line, ready to be checked against the contract's `entryChange`; a column left out leaves its field. */
export function changeOf(type: EntryType, cells: Readonly<Record<string, string>>) {
  const change: Record<string, unknown> = {};
  const other: Record<string, string> = {};
  for (const column of csvColumns[type]) {
    const cell = cells[column]?.replace(guarded, '').trim();
    if (cell === undefined || column === 'division') continue;
    if (['entryId', 'source', 'checkedOn'].includes(column)) {
      if (cell !== '') other[column] = cell;
    } else if (cell === '') {
      if (!required.has(column)) change[column] = null;
    } else change[column] = lists.has(column) ? splitList(cell) : cell;
  }
  return { type, change, ...other };
}

const splitList = (cell: string): string[] =>
  cell
    .split(/[；;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);

/** What is wrong with the first line of a file; undefined: nothing. */
export function headerFault(
  type: EntryType,
  header: readonly string[],
): { zh: string; en: string } | undefined {
  const unknown = header.filter((column) => !csvColumns[type].includes(column));
  const missing = ['name', 'source', 'checkedOn'].filter((column) => !header.includes(column));
  if (unknown.length > 0)
    return { zh: `不认识的列：${unknown.join('、')}`, en: `unknown columns: ${unknown.join(', ')}` };
  if (missing.length > 0)
    return { zh: `缺少列：${missing.join('、')}`, en: `missing columns: ${missing.join(', ')}` };
  return undefined;
}
