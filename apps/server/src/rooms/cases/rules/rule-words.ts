import type { Bilingual } from '@redress/contract';
import { deadlineRules } from '@redress/law';

const rules = new Map(deadlineRules().map((listing) => [listing.rule, listing]));

/** Whom a rule binds, in the words of the law package. */
export const boundPartyOf = (rule: string): string => rules.get(rule)?.boundParty ?? 'user';

export const ruleTitle = (rule: string): Bilingual => rules.get(rule)?.title ?? { zh: rule, en: rule };
