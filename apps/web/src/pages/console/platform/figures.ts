import { type MerchantFigures, type OversightFigures, type Share, smallSample } from '@redress/contract';
import type { PlatformWords } from './words.ts';

/** `83.3%`, or undefined where there is nothing to speak of. */
export function percentText({ part, of }: Share): string | undefined {
  return of === 0 ? undefined : `${Math.round((part / of) * 1000) / 10}%`;
}

/** Of how many a share is, and that these are few where they are. */
export function sampleText({ part, of }: Share, t: PlatformWords): string {
  if (of === 0) return t.nothing;
  return of < smallSample ? t.few(part, of) : t.of(part, of);
}

const minute = 60_000;

/** `3小时20分` or `3 h 20 min`. */
export function durationText(ms: number, language: string): string {
  const minutes = Math.round(ms / minute);
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  const en = language === 'en';
  const hours = h > 0 ? (en ? `${h} h` : `${h}小时`) : '';
  const rest = m > 0 || h === 0 ? (en ? `${m} min` : `${m}分`) : '';
  return [hours, rest].filter(Boolean).join(en ? ' ' : '');
}

export const sortKeys = ['urgency', 'claims', 'inTime', 'templates'] as const;
export type SortKey = (typeof sortKeys)[number];

/** A share for sorting; what cannot be said stands last. */
const ratio = ({ part, of }: Share, otherwise: number): number => (of === 0 ? otherwise : part / of);
const measures: Record<Exclude<SortKey, 'urgency'>, (figures: OversightFigures) => number> = {
  claims: ({ claims }) => -claims,
  inTime: ({ inTime }) => ratio(inTime, 2),
  templates: ({ templates }) => -ratio(templates, -1),
};

/** As the server gave them, what asks for most first; or by one figure. */
export function sortMerchants(rows: readonly MerchantFigures[], by: SortKey): MerchantFigures[] {
  if (by === 'urgency') return [...rows];
  return rows.toSorted((a, b) => measures[by](a.figures) - measures[by](b.figures));
}
