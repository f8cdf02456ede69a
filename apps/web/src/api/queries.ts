import type { CaseView } from '@redress/contract';
import { QueryClient, useQuery } from '@tanstack/react-query';
import { api, problemOf } from './client.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal stays a refusal; only what may pass by itself is tried again.
      retry: (count, error) => {
        const status = problemOf(error)?.status;
        return status === undefined ? false : (status === 0 || status >= 500) && count < 3;
      },
      retryDelay: (count) => Math.min(1000 * 2 ** count, 8000),
      staleTime: 1000,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

export const caseKey = (caseId: string) => ['case', caseId] as const;

/** True while the server still works on something that this page shows. */
export const isBusy = (view: CaseView): boolean =>
  view.items.some((item) => item.state === 'reading' || item.seal === undefined);

/** The case, fresh every second while something is being read or sealed, else every 15 s. */
export function useCase(caseId: string) {
  return useQuery({
    queryKey: caseKey(caseId),
    queryFn: () => api()('getCase', { params: { caseId } }),
    refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? 1000 : 15_000),
  });
}

/** Gate questions and deadline rules change with the law, not within a visit. */
export function useGateQuestions() {
  return useQuery({
    queryKey: ['gates'],
    queryFn: () => api()('listGateQuestions', {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useDeadlineRules() {
  return useQuery({
    queryKey: ['deadlines'],
    queryFn: () => api()('listDeadlines', {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
