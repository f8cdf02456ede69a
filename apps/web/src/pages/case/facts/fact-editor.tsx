import type { FactName } from '@redress/contract';
import { type FormEvent, useState } from 'react';
import { useCorrectFact } from '../../../api/change-case.ts';
import { useText } from '../../../i18n/language.ts';
import { readText, writeText } from '../../../lib/storage.ts';
import { Button } from '../../../ui/button.tsx';
import { TextArea, TextField } from '../../../ui/field.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useCaseContext } from '../case-context.ts';
import { editable, parsed, shapeOf } from './fact-values.ts';

const inputOf = {
  text: {},
  long: {},
  money: { inputMode: 'decimal' },
  number: { inputMode: 'numeric' },
  time: { type: 'datetime-local', step: 1 },
} as const;

/** Edits one fact in its row; what was typed survives a closed tab until it is saved or cancelled. */
export function FactEditor({ name, onClose }: { name: FactName; onClose: () => void }) {
  const { case: t, common } = useText();
  const { view } = useCaseContext();
  const draftKey = `draft.fact.${name}.${view.caseId}`;
  const [typed, setTyped] = useState(() => readText(draftKey) ?? editable(name, view.facts[name]?.value));
  const [error, setError] = useState<string>();
  const correct = useCorrectFact(view.caseId);
  const shape = shapeOf(name);
  const close = () => {
    writeText(draftKey, undefined);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const value = parsed(name, typed);
    const bad = { money: t.factBadMoney, number: t.factBadNumber, time: t.factBadTime, text: t.factMissing };
    if (value) correct.mutate(value, { onSuccess: close });
    else setError(bad[shape === 'long' ? 'text' : shape]);
  };
  const change = (value: string) => {
    setTyped(value);
    setError(undefined);
    writeText(draftKey, value);
  };
  const field = { label: t.factNames[name], error, value: typed, autoFocus: true } as const;
  return (
    <li className="fact">
      <form className="fact-wide stack-small" onSubmit={submit} noValidate>
        {shape === 'long' ? (
          <TextArea {...field} rows={3} maxLength={500} onChange={(e) => change(e.target.value)} />
        ) : (
          <TextField {...field} {...inputOf[shape]} onChange={(e) => change(e.target.value)} />
        )}
        <div className="row">
          <Button type="submit" look="primary" busy={correct.isPending}>
            {correct.isPending ? common.saving : common.save}
          </Button>
          <Button look="quiet" onClick={close}>
            {common.cancel}
          </Button>
        </div>
        {correct.isError && <ProblemNotice error={correct.error} />}
      </form>
    </li>
  );
}
