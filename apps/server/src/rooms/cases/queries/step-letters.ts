import type { MissingFact } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { documentNames } from '@redress/law';
import type { CasesDeps } from '../deps.ts';
import { ruleOf } from '../rules/channel-law.ts';
import { composeCaseLetter } from '../rules/compose-case-letter.ts';
import type { LetterKind } from '../rules/letters/index.ts';
import type { StepRow } from '../store-steps.ts';
import type { LoadedCase } from './load-case.ts';

type Drafted = Pick<StepRow, 'channel' | 'opened_at'>;

/** The papers that a step's channel needs, as far as the room can write them. */
export function papersOf({ channel, opened_at }: Drafted): LetterKind[] {
  const documents: readonly string[] = ruleOf(channel, shanghaiDay(opened_at.getTime()))?.documents ?? [];
  return documentNames.filter((name) => documents.includes(name));
}

/** What a paper of the case still lacks today, and what would make it stronger. */
export interface Lacks {
  missing: MissingFact[];
  useful: MissingFact[];
}

export function lacksOf(deps: CasesDeps, loaded: LoadedCase, name: LetterKind): Lacks {
  const { missing, useful } = composeCaseLetter(loaded, name, deps.notary);
  return { missing, useful };
}

/** What the papers of a step still lack, each once. */
export function missingIn(deps: CasesDeps, loaded: LoadedCase, step: Drafted): MissingFact[] {
  const all = papersOf(step).flatMap((name) => lacksOf(deps, loaded, name).missing);
  return [...new Map(all.map((one) => [one.zh, one])).values()];
}
