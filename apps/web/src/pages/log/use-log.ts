import type { LogView } from '@redress/contract';
import { shanghaiTime } from '@redress/kernel';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { checkEntry } from './check-entry.ts';
import { checkLog, isSigned, type LogCheck } from './check-log.ts';
import { type Continuity, compareWithKnown } from './known-head.ts';

export interface CheckedLog {
  view: LogView;
  check: LogCheck;
  continuity: Continuity;
}

const refreshMs = 20_000;

/** The state of the log, checked in this browser each time before it is shown. */
export function useLog() {
  return useQuery({
    queryKey: ['log'],
    queryFn: async (): Promise<CheckedLog> => {
      const view = await api()('getLog', {});
      const check = checkLog(view);
      const continuity = check.ok ? await compareWithKnown(view) : { kind: 'unknown' as const };
      return { view, check, continuity };
    },
    refetchInterval: refreshMs,
  });
}

/** Signed heads, newest first; each signature is checked here. */
export function useHeads(view: LogView) {
  return useInfiniteQuery({
    queryKey: ['log', 'heads', view.size],
    queryFn: async ({ pageParam }) => {
      const page = await api()('listLogHeads', { query: pageParam ? { cursor: pageParam } : {} });
      return { ...page, heads: page.heads.map((head) => ({ ...head, signed: isSigned(head, view) })) };
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
    placeholderData: keepPreviousData,
  });
}

export function useGrowth(by: 'day' | 'hour', size: number) {
  return useQuery({
    queryKey: ['log', 'growth', by, size],
    queryFn: () => api()('getLogGrowth', { query: { by } }),
    placeholderData: keepPreviousData,
  });
}

/** One entry, fetched and checked. An entry never changes, its proof is as good later as now. */
export function useEntry(index: number, view: LogView | undefined) {
  return useQuery({
    queryKey: ['log', 'entry', index],
    enabled: view !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const shown = await api()('getLogEntry', { params: { index: String(index) } });
      return { shown, check: checkEntry(shown, view as LogView) };
    },
  });
}

/** `2026-11-23 14:05:00` in Beijing: whoever compares seals compares seconds. */
export const moment = (instant: string): string => shanghaiTime(Date.parse(instant));

/** `1,234`. */
export function useCount(): (n: number) => string {
  const { language } = useLanguage();
  const format = new Intl.NumberFormat(language);
  return (n) => format.format(n);
}
