import { type EntryChange, type EntryType, entryChange } from '@redress/contract';
import { Refusal } from '@redress/kernel';
import { CsvError, parse } from 'csv-parse/sync';
import { inTransaction, type Trx } from '#platform/database';
import type { DirectoryDeps } from '../deps.ts';
import { badCsv } from '../refusals.ts';
import { changeOf, headerFault } from '../rules/csv-rows.ts';
import { type EntryKey, type Fields, keysOf } from '../rules/entry.ts';
import * as store from '../store.ts';
import { writeEntry } from './write-entry.ts';

const maxRows = 5000;
const maxFaults = 50;
type Fault = { pointer: string; detail: string };

/** Ends a trial run: everything was done, nothing is kept. */
class DryRun extends Error {}

/**
 * Adds and changes entries from a CSV file with the columns of the export: all of it or, where one line is wrong,
 * nothing. A line without `entryId` changes the entry of the same name (an office: in the same division and of the same
 * kind) or adds one. An empty cell takes the field away. Refusal: `bad-csv`, with the line of each fault.
 */
export async function importCsv(
  deps: DirectoryDeps,
  input: { type: EntryType; text: string; dryRun?: boolean },
): Promise<{ added: number; changed: number; unchanged: number }> {
  const rows = readRows(input.type, input.text);
  const counts = { added: 0, changed: 0, unchanged: 0 };
  try {
    await inTransaction(deps.db, async (trx) => {
      Object.assign(counts, { added: 0, changed: 0, unchanged: 0 });
      await store.lockDirectory(trx);
      const faults: Fault[] = [];
      for (const { line, entry } of rows) {
        const fault = await writeLine(deps, trx, entry, counts);
        if (fault)
          faults.push(...fault.map(({ pointer, detail }) => ({ pointer: `/${line}${pointer}`, detail })));
        if (faults.length >= maxFaults) break;
      }
      if (faults.length > 0) throw badCsv(faults.slice(0, maxFaults));
      if (input.dryRun) throw new DryRun();
    });
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
  }
  return counts;
}

function readRows(type: EntryType, text: string): { line: number; entry: EntryChange }[] {
  const [header = [], ...records] = parseCsv(text);
  const fault = headerFault(type, header);
  if (fault) throw badCsv([{ pointer: '/1', detail: `${fault.zh} / ${fault.en}` }]);
  if (records.length > maxRows)
    throw badCsv([{ pointer: `/${maxRows + 2}`, detail: `最多 ${maxRows} 行 / at most ${maxRows} lines` }]);
  const faults: Fault[] = [];
  const rows: { line: number; entry: EntryChange }[] = [];
  records.forEach((record, i) => {
    const line = i + 2;
    const cells = Object.fromEntries(header.map((column, at) => [column, record[at] ?? '']));
    const parsed = entryChange.safeParse(changeOf(type, cells));
    if (parsed.success) rows.push({ line, entry: parsed.data });
    else
      faults.push(
        ...parsed.error.issues.map(({ path, message }) => ({
          pointer: `/${line}/${path.join('/')}`,
          detail: message,
        })),
      );
  });
  if (faults.length > 0) throw badCsv(faults.slice(0, maxFaults));
  return rows;
}

function parseCsv(text: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    if (error instanceof CsvError) throw badCsv([{ pointer: '/', detail: error.message }]);
    throw error;
  }
}

async function writeLine(
  deps: DirectoryDeps,
  trx: Trx,
  entry: EntryChange,
  counts: { added: number; changed: number; unchanged: number },
): Promise<readonly Fault[] | undefined> {
  const { type, source, checkedOn } = entry;
  const change = entry.change as Fields;
  const entryId = entry.entryId ?? (await findByName(trx, type, change));
  try {
    const written = await writeEntry(deps, trx, { type, entryId, change, source, checkedOn, by: 'import' });
    counts[written.changed.length === 0 ? 'unchanged' : entryId ? 'changed' : 'added']++;
    return undefined;
  } catch (error) {
    // Refused before anything of the line was written: the transaction is still whole.
    if (error instanceof Refusal)
      return error.fields.length > 0
        ? error.fields
        : [{ pointer: '', detail: `${error.text.zh} / ${error.text.en}` }];
    throw error;
  }
}

async function findByName(trx: Trx, type: EntryType, change: Fields): Promise<string | undefined> {
  if (typeof change.name !== 'string') return undefined;
  const named: EntryKey[] = keysOf(type, { name: change.name });
  const found = await store.entriesByKeys(trx, type, named);
  if (type === 'platform') return found.length === 1 ? found[0]?.id : undefined;
  const rows = await store.findEntries(
    trx,
    found.map(({ id }) => id),
  );
  return rows.find((row) => row.kind === change.kind && row.division_code === change.divisionCode)?.id;
}
