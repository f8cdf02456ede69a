import type { EntryType, OfficeFields, PlatformFields } from '@redress/contract';
import { readNumber } from '@redress/law/jurisdiction';
import { filingBase, fold, hostOf, isPublicSuffix } from './fold.ts';

export type Fields = Readonly<Record<string, unknown>>;
export interface EntryKey {
  key: 'name' | 'domain' | 'credit-code' | 'filing';
  value: string;
}

/** The fields after a change, and the names of those that differ. Null takes a field away; absent leaves it. */
export function applyChange(before: Fields, change: Fields): { after: Fields; changed: string[] } {
  const after: Record<string, unknown> = { ...before };
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) continue;
    if (value === null || (Array.isArray(value) && value.length === 0)) delete after[name];
    else after[name] = typeof value === 'string' ? value.trim() : value;
  }
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return { after, changed: [...names].filter((name) => !same(before[name], after[name])).sort() };
}

export const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

interface Known {
  isDivision(code: string): boolean;
}

/** What is wrong with an entry beyond its shape; empty: nothing. */
export function faultsOf(
  type: EntryType,
  fields: Fields,
  known: Known,
): { pointer: string; zh: string; en: string }[] {
  const faults: { pointer: string; zh: string; en: string }[] = [];
  const fault = (field: string, zh: string, en: string): void => {
    faults.push({ pointer: `/change/${field}`, zh, en });
  };
  if (typeof fields.name !== 'string' || fields.name.length < 2)
    fault('name', '请填写名称', 'a name is needed');
  if (type === 'office') {
    if (typeof fields.kind !== 'string') fault('kind', '请选择机构类型', 'the kind of office is needed');
    if (!known.isDivision(String(fields.divisionCode ?? '')))
      fault('divisionCode', '没有这个行政区划', 'there is no such division');
    return faults;
  }
  const { domains = [], creditCode, filing } = fields as Partial<PlatformFields>;
  if (domains.some((domain) => isPublicSuffix(domain) || hostOf(domain) === undefined))
    fault('domains', '域名不正确', 'not a domain of its own');
  if (creditCode && readNumber(creditCode).kind !== 'credit-code')
    fault('creditCode', '统一社会信用代码校验不通过', 'the credit code fails its check');
  if (filing && ['unreadable', 'credit-code'].includes(readNumber(filing).kind))
    fault('filing', '无法识别这个备案号或者许可证号', 'the form of the number is not known');
  return faults;
}

/** By what an entry is found exactly. */
export function keysOf(type: EntryType, fields: Fields): EntryKey[] {
  if (type === 'office') return [{ key: 'name', value: fold((fields as OfficeFields).name) }];
  const { name, aliases = [], domains = [], operator, creditCode, filing } = fields as PlatformFields;
  const names = [name, ...aliases, ...(operator ? [operator] : [])].map(fold);
  const keys: EntryKey[] = [
    ...names.map((value): EntryKey => ({ key: 'name', value })),
    ...domains.map((domain): EntryKey => ({ key: 'domain', value: hostOf(domain) ?? domain.toLowerCase() })),
    ...(creditCode ? [{ key: 'credit-code' as const, value: creditCode.toUpperCase() }] : []),
    ...(filing ? [{ key: 'filing' as const, value: filingBase(filing) }] : []),
  ];
  return [...new Map(keys.map((found) => [`${found.key} ${found.value}`, found])).values()];
}

/** Folded words for a search within, and what lists are ordered by. */
export function indexOf(
  type: EntryType,
  fields: Fields,
  placeName: string,
): { search: string; sortKey: string } {
  const words = [placeName, ...Object.values(fields)].flatMap((value) =>
    Array.isArray(value) ? value : [value],
  );
  const search = words.map((word) => fold(String(word))).join(' ');
  if (type === 'platform') return { search, sortKey: fold(String(fields.name)) };
  return { search, sortKey: `${fields.divisionCode} ${fields.kind} ${fold(String(fields.name))}` };
}
