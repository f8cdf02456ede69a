import type { ItemFinding, OrganisationKind, OrganisationState, VettingItem } from '@redress/contract';

export type ReviewProblem = 'findings-incomplete' | 'findings-contradict' | 'reason-missing';

/** What keeps a decision from being taken: everything required is looked at, and what is returned says why. */
export function reviewProblem(
  result: 'accepted' | 'returned',
  findings: readonly ItemFinding[],
  required: readonly VettingItem[],
): ReviewProblem | undefined {
  const bad = findings.filter(({ ok }) => !ok);
  if (bad.some(({ reason }) => !reason)) return 'reason-missing';
  if (result === 'returned') return bad.length === 0 ? 'findings-contradict' : undefined;
  if (bad.length > 0) return 'findings-contradict';
  const looked = new Set(findings.map(({ item }) => item));
  return required.every((item) => looked.has(item)) ? undefined : 'findings-incomplete';
}

/**
 * Whether a platform's decision moves the merchant's file, beside being the record of the platform's own duty: it must
 * be verified itself, and the organisation be a merchant and nothing that others trust with money.
 */
export const platformDecides = (
  platform: { state: OrganisationState },
  subject: { kinds: readonly OrganisationKind[] },
): boolean => platform.state === 'verified' && subject.kinds.every((kind) => kind === 'merchant');
