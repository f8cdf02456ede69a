import type { FactName } from '@redress/contract';
import { useState } from 'react';
import { useCorrectFact } from '../../../api/change-case.ts';
import { useText } from '../../../i18n/language.ts';
import { Chip, Verbatim } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useCaseContext } from '../case-context.ts';
import { FactEditor } from './fact-editor.tsx';
import { shown } from './fact-values.ts';

/** One fact: value, where it was read, how sure, and a way to correct it. */
export function FactRow({ name }: { name: FactName }) {
  const { case: t, common } = useText();
  const { view } = useCaseContext();
  const [editing, setEditing] = useState(false);
  const correct = useCorrectFact(view.caseId);
  const fact = view.facts[name];
  if (editing) return <FactEditor name={name} onClose={() => setEditing(false)} />;
  return (
    <li className="fact">
      <div>
        <p className="hint">{t.factNames[name]}</p>
        {fact ? (
          <p className="fact-value">
            <Verbatim>{shown(name, fact.value)}</Verbatim>
          </p>
        ) : (
          <p className="hint">{t.factMissing}</p>
        )}
      </div>
      <Button
        look="quiet"
        onClick={() => setEditing(true)}
        aria-label={`${fact ? common.edit : t.factFill} ${t.factNames[name]}`}
      >
        {fact ? common.edit : t.factFill}
      </Button>
      {fact && <FactSource name={name} />}
      {fact?.source === 'buyer' && (
        <div className="fact-wide">
          <Button look="quiet" busy={correct.isPending} onClick={() => correct.mutate({ reset: name })}>
            {t.factReset}
          </Button>
          {correct.isError && <ProblemNotice error={correct.error} />}
        </div>
      )}
    </li>
  );
}

function FactSource({ name }: { name: FactName }) {
  const t = useText().case;
  const { view } = useCaseContext();
  const fact = view.facts[name];
  if (!fact) return null;
  if (fact.source === 'buyer') {
    return (
      <p className="fact-wide">
        <Chip tone="info" icon="person">
          {t.factByYou}
        </Chip>
      </p>
    );
  }
  const [tone, words] =
    fact.confidence >= 0.9
      ? (['ok', t.factSure] as const)
      : fact.confidence >= 0.7
        ? (['warn', t.factCheck] as const)
        : (['stop', t.factDoubt] as const);
  const line = fact.place ? fact.place.line + 1 : undefined;
  return (
    <p className="fact-wide row">
      <span className="hint">
        {t.factSource} <Verbatim>{fact.item}</Verbatim> {line !== undefined && t.factLine(line)}
      </span>
      <Chip tone={tone}>{words}</Chip>
    </p>
  );
}
