import type { CaseView, caseChange, FactValues, ItemKind } from '@redress/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, problemOf } from './client.ts';
import { caseKey } from './queries.ts';

type CaseChange = (typeof caseChange)['_zod']['input'];
/** What to change, worked out from the newest view, so that it can be worked out again after a conflict. */
export type Change = (view: CaseView) => CaseChange;

const isConflict = (error: unknown): boolean => {
  const status = problemOf(error)?.status;
  return status === 412 || status === 409;
};

async function sendChange(view: CaseView, change: Change): Promise<CaseView> {
  return api({ revision: view.revision })('changeCase', {
    params: { caseId: view.caseId },
    body: change(view),
  });
}

/** Saves a change; when someone else changed the case meanwhile, it is applied to the newest state and sent again. */
export function useChangeCase(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    // One after the other: each starts from the revision that the one before left.
    scope: { id: `case-${caseId}` },
    mutationFn: async (change: Change) => {
      const known = client.getQueryData<CaseView>(caseKey(caseId));
      const view = known ?? (await api()('getCase', { params: { caseId } }));
      try {
        return await sendChange(view, change);
      } catch (error) {
        if (!isConflict(error)) throw error;
        return await sendChange(await api()('getCase', { params: { caseId } }), change);
      }
    },
    onSuccess: async (view) => {
      await client.cancelQueries({ queryKey: caseKey(caseId) });
      client.setQueryData(caseKey(caseId), view);
    },
  });
}

/** The buyer's own values among the facts: what `correctFacts` takes as a whole. */
export function corrections(view: CaseView): FactValues {
  const own = Object.entries(view.facts).filter(([, fact]) => fact?.source === 'buyer');
  return Object.fromEntries(own.map(([name, fact]) => [name, fact?.value])) as FactValues;
}

/** Sets or, with undefined, takes back one correction. */
export function useCorrectFact(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: `case-${caseId}` },
    mutationFn: async (change: FactValues | { reset: keyof FactValues }) => {
      const view = await api()('getCase', { params: { caseId } });
      const body: FactValues = { ...corrections(view) };
      if ('reset' in change) delete body[change.reset];
      else Object.assign(body, change);
      await api({ revision: view.revision })('correctFacts', { params: { caseId }, body });
    },
    onSettled: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}

export function useChangeItem(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ itemId, kind }: { itemId: string; kind: ItemKind }) =>
      api()('changeItem', { params: { caseId, itemId }, body: { kind } }),
    onSettled: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}

export function useWithdrawItem(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (itemId: string) => api()('withdrawItem', { params: { caseId, itemId } }),
    onSettled: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}
