import type { CheckMean, ItemFinding, ReviewedFileView, ReviewInput, VettingItem } from '@redress/contract';

/** What a reviewer has ticked so far. */
export interface ReviewDraft {
  findings: Partial<Record<VettingItem, { ok: boolean; reason: string }>>;
  means: CheckMean[];
  note: string;
}

export const emptyReview: ReviewDraft = { findings: {}, means: [], note: '' };

/** All required items and nothing bad; what is missing for returning is a reason for each bad item. */
export function allows(draft: ReviewDraft, required: readonly VettingItem[]) {
  const given = Object.values(draft.findings);
  const bad = given.filter(({ ok }) => !ok);
  const looked = draft.means.length > 0;
  return {
    accept: looked && bad.length === 0 && required.every((item) => draft.findings[item]?.ok),
    return: looked && bad.length > 0 && bad.every(({ reason }) => reason.trim() !== ''),
  };
}

export function inputOf(
  draft: ReviewDraft,
  { submissionId = '' }: ReviewedFileView,
  result: ReviewInput['result'],
): ReviewInput {
  const findings = (Object.entries(draft.findings) as [VettingItem, { ok: boolean; reason: string }][]).map(
    ([item, { ok, reason }]): ItemFinding => ({ item, ok, ...(ok ? {} : { reason: reason.trim() }) }),
  );
  const note = draft.note.trim();
  return { submissionId, result, findings, means: draft.means, ...(note ? { note } : {}) };
}
