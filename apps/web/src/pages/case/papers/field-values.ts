import { formatYuan, fromShanghai, parseYuan, shanghaiTime } from '@redress/kernel';
import type { FieldSpec } from './paper-fields.ts';

/** One line of a list as typed, by column. */
export type Row = Partial<Record<string, string>>;

/** A value as the page's inputs show it. */
export function textOf(spec: FieldSpec, value: unknown): string {
  if (value === undefined || value === null) return '';
  switch (spec.kind) {
    case 'money':
    case 'percent':
      return formatYuan(Number(value));
    case 'time':
      return shanghaiTime(Date.parse(String(value)))
        .slice(0, 16)
        .replace(' ', 'T');
    case 'yes-no':
      return value === true ? 'yes' : 'no';
    case 'choice':
      return Array.isArray(value) ? (value.length > 1 ? 'both' : String(value[0])) : String(value);
    case 'rows':
      return JSON.stringify((value as Record<string, unknown>[]).map((row) => rowText(spec, row)));
    default:
      return String(value);
  }
}

const rowText = ({ columns = {} }: FieldSpec, row: Record<string, unknown>): Row =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, textOf(column, row[name])]));

/** What was typed as the contract takes it: undefined where the field is empty, `bad` where it cannot be meant yet. */
export function valueIn(spec: FieldSpec, typed: string): { value: unknown } | 'bad' {
  const given = typed.trim();
  if (given === '') return { value: undefined };
  switch (spec.kind) {
    case 'money':
      return known(parseYuan(given.replace(/^[¥￥]/, '')));
    case 'percent':
      return percent(given.replace(/[%％]$/, ''));
    case 'time':
      return time(given);
    case 'day':
      return /^\d{4}-\d{2}-\d{2}$/.test(given) ? { value: given } : 'bad';
    case 'code':
      return /^[0-9A-Za-z]{2,6}$/.test(given) ? { value: given } : 'bad';
    case 'yes-no':
      return { value: given === 'yes' };
    case 'choice':
      return { value: choice(spec, given) };
    case 'rows':
      return rows(spec, rowsIn(typed));
    default:
      return { value: given };
  }
}

const known = (value: unknown) => (value === undefined ? ('bad' as const) : { value });

function percent(given: string) {
  const basisPoints = parseYuan(given);
  return basisPoints !== undefined && basisPoints >= 1 && basisPoints <= 3600 ? known(basisPoints) : 'bad';
}

function time(given: string) {
  const [day = '', clock = ''] = given.split('T');
  const ms = /^\d{2}:\d{2}$/.test(clock) ? fromShanghai(day, `${clock}:00`) : Number.NaN;
  return Number.isNaN(ms) ? 'bad' : { value: new Date(ms).toISOString() };
}

/** Against one or both: the only choice that the contract takes as a list. */
const choice = ({ options = [] }: FieldSpec, given: string): unknown =>
  options.includes('both') ? (given === 'both' ? ['merchant', 'platform'] : [given]) : given;

/** A list as it was typed; kept on the device, so it may hold anything. */
export function rowsIn(typed: string): Row[] {
  try {
    const list: unknown = JSON.parse(typed || '[]');
    return Array.isArray(list) ? list.map(textsIn) : [];
  } catch {
    return [];
  }
}

const textsIn = (row: unknown): Row =>
  Object.fromEntries(Object.entries(row ?? {}).filter(([, typed]) => typeof typed === 'string'));

/** Lines without any entry are left out; one that lacks what it must have makes the list wait. */
function rows({ columns = {} }: FieldSpec, typed: readonly Row[]): { value: unknown } | 'bad' {
  const whole: Record<string, unknown>[] = [];
  for (const row of typed) {
    const entries = Object.entries(columns).map(([name, column]) => ({
      name,
      must: column.must === true,
      read: valueIn(column, row[name] ?? ''),
    }));
    const filled = entries.filter(({ read }) => read === 'bad' || read.value !== undefined);
    if (filled.length === 0) continue;
    if (entries.some(({ read, must }) => read === 'bad' || (must && read.value === undefined))) return 'bad';
    whole.push(
      Object.fromEntries(filled.map(({ name, read }) => [name, read === 'bad' ? undefined : read.value])),
    );
  }
  return { value: whole.length > 0 ? whole : undefined };
}
