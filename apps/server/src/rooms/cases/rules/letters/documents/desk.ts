import type { Basis, StepFacts } from '@redress/contract';
import type { Day } from '@redress/kernel';
import { basisOf, levelOf } from '@redress/law';
import { type Checked, withBasis } from '../citations.ts';
import type { Numbers } from '../fact-sentences.ts';
import type { Blanks } from '../missing.ts';
import { isConsumer } from '../points.ts';
import type { EvidenceRow, LetterInput, Point } from '../types.ts';
import { fitStepFacts } from './fit-step-facts.ts';

/** A sentence with the statute ids it stands on. `consumer` marks those only a consumer may use (LAW §4, G1). */
export interface LegalText {
  text: string;
  basis: readonly string[];
  consumer?: true;
}

/** What lies before whoever writes a paper: the case, what was given for the step, and where to note what is missing. */
export interface Desk {
  input: LetterInput;
  step: StepFacts;
  today: Day;
  blanks: Blanks;
  numbers: Numbers;
  evidence: readonly EvidenceRow[];
  /** The authority that the paper goes to, or a blank that says which kind is meant and, where that is certain, of which place. */
  office(zh: string, en: string): string;
  /** Sentences ready for print. Left out: consumer law where the buyer is none, excerpts that nobody compared yet. */
  law(texts: readonly LegalText[]): Point[];
  readonly toCheck: (Basis & { id: string })[];
  readonly checked: string[];
}

export function openDesk(given: Pick<Desk, 'input' | 'today' | 'blanks' | 'numbers' | 'evidence'>): Desk {
  const step = fitStepFacts(given.input.stepFacts ?? {}, given.blanks);
  const ticked: Checked = new Set(step.checkedArticles?.map(({ article }) => article));
  const toCheck = new Map<string, Basis & { id: string }>();
  const checked = new Set<string>();
  const consumer = isConsumer(given.input);
  const usable = ({ basis, consumer: only }: LegalText): boolean => {
    if (only && !consumer) return false;
    const excerpts = basis.filter((id) => levelOf(id) === 'B');
    for (const id of excerpts)
      if (ticked.has(id)) checked.add(id);
      else toCheck.set(id, { id, ...basisOf(id) });
    return excerpts.every((id) => ticked.has(id));
  };
  const { officeIn } = given.input;
  const inPlace = (zh: string, en: string): [zh: string, en: string] =>
    officeIn ? [officeIn + zh, `${en} (in ${officeIn})`] : [zh, en];
  return {
    ...given,
    step,
    office: (zh, en) => given.blanks.fill(step.office, ...inPlace(zh, en), 'step.office'),
    law: (texts) =>
      texts.filter(usable).map(({ text, basis }) => ({ text: withBasis(text, basis.map(basisOf), ticked) })),
    get toCheck() {
      return [...toCheck.values()];
    },
    get checked() {
      return [...checked].sort();
    },
  };
}
