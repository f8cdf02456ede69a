import { type Carrier, carriers, type StepView } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { type FormEvent, useState } from 'react';
import { useText } from '../../../i18n/language.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice, TextField } from '../../../ui/field.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useCaseContext } from '../case-context.ts';
import { ProofField } from './proof-field.tsx';
import { useRegister } from './use-service.ts';

const emptyDraft = () => ({
  carrier: 'ems' as Carrier,
  trackingNumber: '',
  postedOn: shanghaiDay(Date.now()),
  receiptItemId: '',
});

/** A letter that the buyer posted: its number and the photo of the receipt. What was typed stays on a refusal. */
export function RegisteredForm({ step }: { step: StepView }) {
  const t = useText().service;
  const { view } = useCaseContext();
  const register = useRegister(view.caseId);
  const [draft, setDraft] = useState(emptyDraft);
  const [isEmpty, setEmpty] = useState(false);
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { receiptItemId, ...letter } = draft;
    setEmpty(draft.trackingNumber.trim() === '');
    if (!letter.trackingNumber.trim()) return;
    register.mutate(
      { stepId: step.id, ...letter, ...(receiptItemId ? { receiptItemId } : {}) },
      { onSuccess: () => setDraft(emptyDraft()) },
    );
  };
  return (
    <form className="stack-small" onSubmit={send} noValidate>
      <Choice
        label={t.carrier}
        value={draft.carrier}
        options={carriers.map((value) => ({ value, label: t.carriers[value] }))}
        onChange={(carrier) => change({ carrier })}
      />
      <TextField
        label={t.trackingNumber}
        hint={t.trackingHints[draft.carrier]}
        error={isEmpty ? t.trackingMissing : undefined}
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        value={draft.trackingNumber}
        onChange={(event) => change({ trackingNumber: event.target.value })}
      />
      <TextField
        label={t.posted}
        type="date"
        required
        max={shanghaiDay(Date.now())}
        value={draft.postedOn}
        onChange={(event) => change({ postedOn: event.target.value })}
      />
      <ProofField
        label={t.receipt}
        hint={t.receiptHint}
        value={draft.receiptItemId}
        onChange={(receiptItemId) => change({ receiptItemId })}
      />
      <div className="row">
        <Button type="submit" look="primary" busy={register.isPending}>
          {t.register}
        </Button>
      </div>
      {register.error && <ProblemNotice error={register.error} />}
    </form>
  );
}
