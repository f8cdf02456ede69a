import type { registeredLetterInput, registeredLetterNews, ServiceView } from '@redress/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { caseKey } from '../../../api/queries.ts';

type Input<T extends { _zod: { input: unknown } }> = T['_zod']['input'];

const isMoving = ({ dispatches, inbound }: ServiceView): boolean =>
  inbound.some(({ state }) => state === 'kept') ||
  dispatches.some(
    ({ rungs, attempts }) =>
      rungs.some(({ seal }) => seal === undefined) || attempts.some(({ outcome }) => outcome === 'running'),
  );

/** How the letters of a case stand; fresh every two seconds while something moves, else every 15. */
export function useService(caseId: string) {
  return useQuery({
    queryKey: [...caseKey(caseId), 'service'],
    queryFn: () => api()('getService', { params: { caseId } }),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? 2000 : 15_000),
  });
}

/** The same number twice is one letter, so a lost answer may be tried again. */
function useRecord<T>(caseId: string, send: (given: T) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: `case-${caseId}` },
    mutationFn: send,
    onSettled: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}

export const useRegister = (caseId: string) =>
  useRecord(caseId, (body: Input<typeof registeredLetterInput>) =>
    api()('recordRegisteredLetter', { params: { caseId }, body }),
  );

export const useNews = (caseId: string, dispatchId: string) =>
  useRecord(caseId, (body: Input<typeof registeredLetterNews>) =>
    api()('recordRegisteredLetterNews', { params: { caseId, dispatchId }, body }),
  );
