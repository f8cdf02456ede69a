import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { depositKey, useOrganisation } from '../organisation-context.ts';

/** Claims as the server orders them: live ones first, the earliest clock on top. */
export function useInbox() {
  const { orgId, may } = useOrganisation();
  return useQuery({
    queryKey: ['org-claims', orgId, 'inbox'],
    queryFn: () => api()('listOrgClaims', { params: { orgId }, query: {} }),
    enabled: may('claims.read'),
    refetchInterval: 30_000,
  });
}

export function useClaimSummary() {
  const { orgId, may } = useOrganisation();
  return useQuery({
    queryKey: ['claim-summary', orgId],
    queryFn: () => api()('claimSummary', { params: { orgId } }),
    enabled: may('claims.read'),
  });
}

export function useOwnDeposit() {
  const { orgId, may, kinds } = useOrganisation();
  return useQuery({
    queryKey: depositKey(orgId),
    queryFn: () => api()('readDeposit', { params: { orgId } }),
    enabled: may('deposit.read') && kinds.includes('merchant'),
  });
}
