import type { FactName, FactValues } from '@redress/contract';
import { formatYuan, fromShanghai, parseYuan, shanghaiTime } from '@redress/kernel';

export type FactShape = 'text' | 'long' | 'money' | 'number' | 'time';

const shapes: Partial<Record<FactName, FactShape>> = {
  amountFen: 'money',
  listedAmountFen: 'money',
  paidAt: 'time',
  failedAt: 'time',
  promisedWithinMinutes: 'number',
  promiseText: 'long',
  failureNotice: 'long',
};
export const shapeOf = (name: FactName): FactShape => shapes[name] ?? 'text';

/** As a person reads it. */
export function shown(name: FactName, value: string | number): string {
  const shape = shapeOf(name);
  if (shape === 'money') return formatYuan(Number(value));
  if (shape === 'time') return shanghaiTime(Date.parse(String(value)));
  return String(value);
}

/** As the input takes it: a time without its zone, which is always Shanghai's. */
export function editable(name: FactName, value: string | number | undefined): string {
  if (value === undefined) return '';
  return shapeOf(name) === 'time' ? shown(name, value).replace(' ', 'T') : shown(name, value);
}

/** What the buyer typed, as the contract takes it; undefined when it cannot be meant. */
export function parsed(name: FactName, typed: string): FactValues | undefined {
  const value = parse(shapeOf(name), typed.trim());
  return value === undefined ? undefined : ({ [name]: value } as FactValues);
}

function parse(shape: FactShape, typed: string): string | number | undefined {
  if (typed === '') return undefined;
  if (shape === 'money') return parseYuan(typed.replace(/^[¥￥]/, ''));
  if (shape === 'number') return /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : undefined;
  if (shape === 'time') return parseTime(typed);
  return typed;
}

function parseTime(typed: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?/.exec(typed);
  if (!match?.[1] || !match[2]) return undefined;
  const ms = fromShanghai(match[1], match[2] + (match[3] ?? ':00'));
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
