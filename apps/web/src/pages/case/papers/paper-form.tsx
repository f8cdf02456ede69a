import type { MissingFact, StepView } from '@redress/contract';
import { useState } from 'react';
import { usePick, useText } from '../../../i18n/language.ts';
import { More } from '../../../ui/basics.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { SaveLine } from '../../../ui/save-line.tsx';
import { useCaseContext } from '../case-context.ts';
import { Elsewhere } from './elsewhere.tsx';
import { PaperField } from './paper-field.tsx';
import { type PaperName, specOf, takenBy } from './paper-fields.ts';
import './papers.css';
import { missingIn } from './missing-in.ts';
import { usePaperDraft } from './use-paper-draft.ts';

const isHere = ({ place }: MissingFact) => specOf(place) !== undefined;

/** What the papers of a draft still lack, filled in where it is missed; then what may be added; then what was given. */
export function PaperForm({ step }: { step: StepView }) {
  const t = useText().papers;
  const { view } = useCaseContext();
  const names = step.letters.map(({ name }) => name as PaperName);
  const draft = usePaperDraft(view, step.id, names);
  const missing = missingIn(step);
  const asked = useSeen(missing.filter(isHere).map(({ place }) => place));
  const useful = step.letters.flatMap((letter) => letter.useful.filter(isHere).map(({ place }) => place));
  const optional = [...new Set([...useful, ...takenBy(names)])].filter((place) => !asked.includes(place));
  const given = givenIn(view.papers, names).filter(
    (place) => !asked.includes(place) && !optional.includes(place),
  );
  const field = (place: string, isOptional: boolean) => {
    const spec = specOf(place);
    if (!spec) return null;
    return (
      <PaperField
        key={place}
        place={place}
        spec={spec}
        papers={names}
        text={draft.text(place)}
        optional={isOptional}
        isHeld={draft.isHeld(place)}
        requiredBy={missing.find((one) => one.place === place)?.requiredBy}
        onChange={(typed) => draft.change(place, typed)}
      />
    );
  };
  if (missing.length + asked.length + optional.length + given.length === 0) return <Complete />;
  return (
    // Leaving a field saves at once: what is released next is then what was typed.
    <form className="paper-form" onSubmit={(event) => event.preventDefault()} onBlur={draft.save}>
      {missing.length > 0 ? <Missing facts={missing} /> : <Complete />}
      {asked.map((place) => field(place, false))}
      <Elsewhere facts={missing.filter((one) => !isHere(one))} />
      {optional.length > 0 && (
        <More summary={t.optional(optional.length)}>{optional.map((place) => field(place, true))}</More>
      )}
      {given.length > 0 && (
        <More summary={t.given(given.length)}>{given.map((place) => field(place, false))}</More>
      )}
      {draft.error && <ProblemNotice error={draft.error} onRetry={draft.save} />}
      <SaveLine state={draft.state} />
    </form>
  );
}

/** Every place that was asked for since the page was opened: a field does not go away while it is typed in. */
function useSeen(places: readonly string[]): readonly string[] {
  const [seen, setSeen] = useState<readonly string[]>(places);
  const fresh = places.filter((place) => !seen.includes(place));
  if (fresh.length > 0) setSeen([...seen, ...fresh]);
  return seen;
}

/** Places that were filled in for these papers before. */
function givenIn(
  papers: ReturnType<typeof useCaseContext>['view']['papers'],
  names: readonly PaperName[],
): string[] {
  const places = names.flatMap((name) =>
    Object.entries(papers?.[name] ?? {}).flatMap(([field, value]) =>
      typeof value === 'object' && !Array.isArray(value)
        ? Object.keys(value).map((part) => `step.${field}.${part}`)
        : [`step.${field}`],
    ),
  );
  return [...new Set(places)].filter((place) => specOf(place));
}

function Missing({ facts }: { facts: readonly MissingFact[] }) {
  const t = useText().papers;
  const pick = usePick();
  return (
    <p className="still-missing">
      <Icon name="warn" size={18} />
      <span>
        <strong>{t.missing(facts.length)}</strong>
        {facts.map(pick).join(t.semicolon)}
      </span>
    </p>
  );
}

function Complete() {
  const t = useText().papers;
  return (
    <p className="seal-line seal-done">
      <Icon name="check" size={18} /> {t.complete}
    </p>
  );
}
