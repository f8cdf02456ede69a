import type { Bilingual } from '@redress/contract';
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

/** What a paper of the case still lacks today. */
export const missingOf = (deps: CasesDeps, loaded: LoadedCase, name: LetterKind): Bilingual[] =>
  composeCaseLetter(loaded, name, deps.notary).missing;

/** What the papers of a step still lack, each once. */
export function missingIn(deps: CasesDeps, loaded: LoadedCase, step: Drafted): Bilingual[] {
  const all = papersOf(step).flatMap((name) => missingOf(deps, loaded, name));
  return [...new Map(all.map((one) => [one.zh, one])).values()];
}
