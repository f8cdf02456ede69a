import type { LinksView } from '@redress/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { caseKey } from '../../../api/queries.ts';

const keyOf = (caseId: string) => [...caseKey(caseId), 'links'] as const;

/** How many other cases are linked with this one; fresh every two seconds while it is still being compared. */
export function useLinks(caseId: string) {
  return useQuery({
    queryKey: keyOf(caseId),
    queryFn: () => api()('getLinks', { params: { caseId } }),
    refetchInterval: ({ state }) => (state.data?.state === 'looking' ? 2000 : 30_000),
  });
}

export interface ConsentGiven {
  shareIdentity: boolean;
  representative: boolean;
}

/** Joins with this extent, or leaves; the answer is the view anew. */
export function useConsent(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: `links-${caseId}` },
    mutationFn: (given: ConsentGiven | 'leave'): Promise<LinksView> =>
      given === 'leave'
        ? api()('leaveLinks', { params: { caseId } })
        : api()('joinLinks', { params: { caseId }, body: given }),
    onSuccess: async (view) => {
      await client.cancelQueries({ queryKey: keyOf(caseId) });
      client.setQueryData(keyOf(caseId), view);
    },
  });
}
