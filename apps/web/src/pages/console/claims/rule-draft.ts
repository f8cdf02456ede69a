import type { ClaimKind, ClaimRule } from '@redress/contract';
import { formatYuan, parseYuan } from '@redress/kernel';

/** A rule as it is typed. */
export interface RuleDraft {
  active: boolean;
  upTo: string;
  cap: string;
  kinds: ClaimKind[];
  fromHour: string;
  toHour: string;
}

/** Where there is no rule yet: nothing that looks like one that is on. */
export const unset: RuleDraft = {
  active: false,
  upTo: '',
  cap: '',
  kinds: ['not-received'],
  fromHour: '0',
  toHour: '0',
};

export const toDraft = (rule: ClaimRule): RuleDraft => ({
  active: rule.active,
  upTo: formatYuan(rule.upToFen),
  cap: formatYuan(rule.dailyCapFen),
  kinds: rule.kinds,
  fromHour: String(rule.fromHour),
  toHour: String(rule.toHour),
});

/** Undefined while something is missing; categories are kept as they were. */
export function toRule(draft: RuleDraft, categories: readonly string[]): ClaimRule | undefined {
  const [upToFen, dailyCapFen] = [parseYuan(draft.upTo), parseYuan(draft.cap)];
  if (!upToFen || !dailyCapFen || draft.kinds.length === 0) return undefined;
  return {
    active: draft.active,
    upToFen,
    dailyCapFen,
    kinds: draft.kinds,
    categories: [...categories],
    fromHour: Number(draft.fromHour),
    toHour: Number(draft.toHour),
  };
}
