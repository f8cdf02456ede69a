import type { StatementView, statementChange } from '@redress/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';

const keyOf = (caseId: string) => ['statement', caseId] as const;

/** The statement, fresh every second while a picture is being redacted. */
export function useStatement(caseId: string) {
  return useQuery({
    queryKey: keyOf(caseId),
    queryFn: () => api()('getStatement', { params: { caseId } }),
    refetchInterval: ({ state }) =>
      state.data?.pictures.some((picture) => picture.state === 'working') ? 1000 : 15_000,
  });
}

export type Rectangle = StatementView['pictures'][number]['chosen'][number];
export type Act =
  | { do: 'change'; change: (typeof statementChange)['_zod']['input'] }
  | { do: 'add-picture'; itemId: string }
  | { do: 'mark-picture'; pictureId: string; chosen: Rectangle[] }
  | { do: 'remove-picture'; pictureId: string }
  | { do: 'publish'; preview: string }
  | { do: 'unpublish' };

async function perform(caseId: string, act: Act): Promise<StatementView> {
  const params = { caseId };
  const call = api();
  if (act.do === 'change') return call('changeStatement', { params, body: act.change });
  if (act.do === 'add-picture') return call('addStatementPicture', { params, body: { itemId: act.itemId } });
  if (act.do === 'mark-picture') {
    const picture = { ...params, pictureId: act.pictureId };
    return call('changeStatementPicture', { params: picture, body: { chosen: act.chosen } });
  }
  if (act.do === 'remove-picture') {
    await call('removeStatementPicture', { params: { ...params, pictureId: act.pictureId } });
    return call('getStatement', { params });
  }
  if (act.do === 'publish')
    return call('publishStatement', { params, body: { preview: act.preview, agreed: true } });
  return call('unpublishStatement', { params });
}

/** Everything the author does; each answer is the whole statement anew. */
export function useAct(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: keyOf(caseId),
    scope: { id: `statement-${caseId}` },
    mutationFn: (act: Act) => perform(caseId, act),
    // A tick stands at once: the next one starts from it, and the sentences follow with the answer.
    onMutate: async (act) => {
      if (act.do !== 'change') return;
      await client.cancelQueries({ queryKey: keyOf(caseId) });
      const { consents, indexed } = act.change;
      client.setQueryData<StatementView>(keyOf(caseId), (view) =>
        view ? { ...view, consents: consents ?? view.consents, indexed: indexed ?? view.indexed } : view,
      );
    },
    onSuccess: async (view) => {
      await client.cancelQueries({ queryKey: keyOf(caseId) });
      // While another act is under way, its answer is the newer one.
      if (client.isMutating({ mutationKey: keyOf(caseId) }) > 1) return;
      client.setQueryData(keyOf(caseId), view);
    },
    onError: () => client.invalidateQueries({ queryKey: keyOf(caseId) }),
  });
}
