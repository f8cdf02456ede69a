import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useOrganisation } from '../organisation-context.ts';
import { keepSecret } from './fresh-secrets.ts';

const sourcesKey = (orgId: string) => ['sources', orgId] as const;

/** The shops of the organisation that is open; `enabled` false where a page only shows them to who may see them. */
export function useSources(enabled = true) {
  const { orgId } = useOrganisation();
  return useQuery({
    queryKey: sourcesKey(orgId),
    queryFn: () => api()('listSources', { params: { orgId } }),
    enabled,
  });
}

export function useReloadSources(): () => void {
  const { orgId } = useOrganisation();
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: sourcesKey(orgId) });
}

/** A new secret beside the old one, which counts a day longer; this tab remembers it for the settings. */
export function useRotateSecret(sourceId: string) {
  const { orgId } = useOrganisation();
  const reload = useReloadSources();
  return useMutation({
    mutationFn: () =>
      api()('rotateSourceSecret', { params: { orgId, sourceId }, body: { overlapHours: 24 } }),
    onSuccess: ({ secret }) => {
      keepSecret(sourceId, secret);
      reload();
    },
  });
}

/** How one of them reports, over seven days. */
export const healthQuery = (orgId: string, sourceId: string) => ({
  queryKey: [...sourcesKey(orgId), sourceId, 'health'],
  queryFn: () => api()('sourceHealth', { params: { orgId, sourceId } }),
  staleTime: 30_000,
});

export function useHealth(sourceId: string) {
  const { orgId } = useOrganisation();
  return useQuery(healthQuery(orgId, sourceId));
}
