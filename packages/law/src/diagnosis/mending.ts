import type { Bilingual } from '../types.ts';
import { contractMending } from './mending-contract.ts';
import { liabilityMending } from './mending-liability.ts';

/** What a lawful clause would have to say instead; the articles are those of the rule. */
const mendings: Readonly<Record<string, Bilingual>> = { ...contractMending, ...liabilityMending };

/**
 * What the wording of a clause that the rule found would have to say to be lawful, as far as our data knows. Quotations
 * are literal, from articles in the rule's basis. Undefined for replies and signs, which are no clauses.
 */
export const mendingOf = (rule: string): Bilingual | undefined => mendings[rule];
