import type { BuyerClaimView, BuyerWord, Payee, ProceedingInput } from '@redress/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

const key = (claimId: string) => ['claim', claimId] as const;

/** The claim, fresh every five seconds while its newest events are being sealed, else every 15. */
export function useClaim(claimId: string) {
  return useQuery({
    queryKey: key(claimId),
    queryFn: () => api()('getClaim', { params: { claimId } }),
    refetchInterval: ({ state }) =>
      state.data?.timeline.some(({ entry }) => entry === undefined) ? 3000 : 15_000,
  });
}

/** Shows by the number on her bill, or by the one given with the claim, that the order is hers. */
export function useShowPayer(claimId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (paymentNo: string) =>
      api()('showPayer', { params: { claimId }, body: paymentNo ? { paymentNo } : {} }),
    onSuccess: (view) => client.setQueryData(key(claimId), view),
  });
}

/** Says who is at work on what both sides contest. */
export function useNameProceeding(claimId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ProceedingInput) => api()('nameProceeding', { params: { claimId }, body }),
    onSuccess: (view) => client.setQueryData(key(claimId), view),
  });
}

export type BuyerAct =
  | { word: BuyerWord }
  | { offer: { amountFen: number; hours: number } }
  | { offerId: string; answer: 'accept' | 'decline' }
  | { payee: Payee; paymentNo?: string }
  | { email: string | undefined };

/** Everything that a buyer does to a claim answers with its newest view. */
export function useBuyerAct(claimId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: BuyerAct): Promise<BuyerClaimView> => {
      const call = api();
      const params = { claimId };
      if ('word' in act) return call('sayOnClaim', { params, body: act });
      if ('offer' in act) return call('makeBuyerOffer', { params, body: act.offer });
      if ('offerId' in act)
        return call('answerBuyerOffer', {
          params: { claimId, offerId: act.offerId },
          body: { answer: act.answer },
        });
      if ('payee' in act) return call('setClaimPayee', { params, body: act });
      return call('setClaimContact', { params, body: act.email ? { email: act.email } : {} });
    },
    onSuccess: (view) => client.setQueryData(key(claimId), view),
    onError: () => client.invalidateQueries({ queryKey: key(claimId) }),
  });
}
