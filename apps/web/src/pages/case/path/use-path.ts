import type { ChannelId, caseVerdict, endpoints, stepEventInput, stepRelease } from '@redress/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, randomKey } from '../../../api/client.ts';
import { caseKey } from '../../../api/queries.ts';

type Input<T extends { _zod: { input: unknown } }> = T['_zod']['input'];
export type Happening = Input<typeof stepEventInput>;
export type StepChange = Input<(typeof endpoints)['changeStep']['body']>;
export type Release = Input<typeof stepRelease>;
export type Verdict = Input<typeof caseVerdict>['verdict'];

/** A move on the path; the case is read anew afterwards, also after a refusal, whose reason may be that it moved. */
function useMove<T>(caseId: string, send: (given: T) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: `case-${caseId}` },
    mutationFn: send,
    onSettled: () => client.invalidateQueries({ queryKey: caseKey(caseId) }),
  });
}

const once = () => api({ idempotencyKey: randomKey() });

export const useOpenStep = (caseId: string) =>
  useMove(caseId, (channelId: ChannelId) => once()('openStep', { params: { caseId }, body: { channelId } }));

export const useChangeStep = (caseId: string, stepId: string) =>
  useMove(caseId, (body: StepChange) => once()('changeStep', { params: { caseId, stepId }, body }));

export const useReleaseStep = (caseId: string, stepId: string) =>
  useMove(caseId, (body: Release) => once()('releaseStep', { params: { caseId, stepId }, body }));

export const useCancelStep = (caseId: string, stepId: string) =>
  useMove(caseId, () => once()('cancelStep', { params: { caseId, stepId } }));

export const useRecordEvent = (caseId: string, stepId: string) =>
  useMove(caseId, (body: Happening) => once()('recordStepEvent', { params: { caseId, stepId }, body }));

export const useDecide = (caseId: string) =>
  useMove(caseId, (verdict: Verdict) => once()('decideCase', { params: { caseId }, body: { verdict } }));

/** What may be recorded in each channel; changes with the law, not within a visit. */
export function useChannels() {
  return useQuery({
    queryKey: ['channels'],
    queryFn: () => api()('listChannels', {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
