import type { LinksView } from '@redress/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';

const linksKey = (caseId: string) => ['links', caseId] as const;

/** What is known of linked cases; asked often while the case is still compared. */
export function useLinks(caseId: string) {
  return useQuery({
    queryKey: linksKey(caseId),
    queryFn: () => api()('getLinks', { params: { caseId } }),
    refetchInterval: ({ state }) => (state.data?.state === 'looking' ? 1500 : 30_000),
  });
}

export interface Extent {
  shareIdentity: boolean;
  representative: boolean;
}

/** Joins, changes the extent, or leaves (`undefined`). */
export function useConsent(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (extent: Extent | undefined): Promise<LinksView> =>
      extent
        ? api()('joinLinks', { params: { caseId }, body: extent })
        : api()('leaveLinks', { params: { caseId } }),
    onSuccess: async (view) => {
      await client.cancelQueries({ queryKey: linksKey(caseId) });
      client.setQueryData(linksKey(caseId), view);
    },
  });
}

export function useJointReport(caseId: string) {
  return useMutation({ mutationFn: () => api()('getJointReport', { params: { caseId } }) });
}
