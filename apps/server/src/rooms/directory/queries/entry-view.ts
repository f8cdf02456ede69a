import type { DivisionView, OfficeFields, OfficeView, PlatformFields, PlatformView } from '@redress/contract';
import { type Division, divisions } from '@redress/law/jurisdiction';
import type { EntryRow } from '../store.ts';

export function divisionView({ code, name, level, lowest }: Division): DivisionView {
  return { code, name, level, lowest, fullName: divisions().fullName(code) };
}

const common = (row: EntryRow) => ({
  entryId: row.id,
  revision: row.revision,
  source: row.source,
  checkedOn: row.checked_on,
  updatedAt: row.updated_at.toISOString(),
});

/** Throws where the table of divisions lost a code that stands in the directory: see docs/directory.md. */
export function officeView(row: EntryRow): OfficeView {
  const fields = row.fields as OfficeFields;
  const division = divisions().byCode(fields.divisionCode);
  if (!division) throw new Error(`the directory names division ${fields.divisionCode}, which is gone`);
  return { ...common(row), fields, division: divisionView(division), main: row.main };
}

export const platformView = (row: EntryRow): PlatformView => ({
  ...common(row),
  fields: row.fields as PlatformFields,
});

export const entryView = (row: EntryRow): OfficeView | PlatformView =>
  row.type === 'office' ? officeView(row) : platformView(row);
