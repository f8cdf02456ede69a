import { useText } from '../../../i18n/language.ts';
import type { PaperName, PartyField, StepField } from './paper-fields.ts';

export interface FieldWords {
  label: string;
  hint?: string | undefined;
}

/** What a place is called, in the words of the paper that asks for it, with an example. */
export function useWords(): (place: string, papers: readonly PaperName[]) => FieldWords {
  const t = useText().papers;
  return (place, papers) => {
    const [root, first, second] = place.split('.');
    const words =
      root === 'parties'
        ? t.party[first === 'buyer' ? 'buyer' : 'other'][second as PartyField]
        : (officeWords(t.offices, place, papers) ?? t.fields[place.slice(5) as StepField]);
    const label =
      root === 'parties' && first !== 'buyer' ? t.of[first as keyof typeof t.of](words.label) : words.label;
    return { label, hint: words.hint };
  };
}

const officeWords = (
  offices: Partial<Record<PaperName, FieldWords>>,
  place: string,
  papers: readonly PaperName[],
): FieldWords | undefined =>
  place === 'step.office'
    ? papers.map((name) => offices[name]).find((words) => words !== undefined)
    : undefined;
