import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { affiliationsKey, depositKey, useOrganisation } from '../organisation-context.ts';

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

/** Whose orders a platform's shop reports: what asks for the shop is for its platform to do. */
export function useSellsOnPlatform(): boolean {
  const { orgId, may, kinds } = useOrganisation();
  const list = useQuery({
    queryKey: affiliationsKey(orgId),
    queryFn: () => api()('listAffiliations', { params: { orgId } }),
    enabled: may('org.read') && kinds.includes('merchant') && !kinds.includes('platform'),
  });
  return (
    list.data?.affiliations.some(({ merchantId, state }) => merchantId === orgId && state === 'active') ??
    false
  );
}

export function useOwnDeposit() {
  const { orgId, may, kinds } = useOrganisation();
  return useQuery({
    queryKey: depositKey(orgId),
    queryFn: () => api()('readDeposit', { params: { orgId } }),
    enabled: may('deposit.read') && kinds.includes('merchant'),
  });
}
