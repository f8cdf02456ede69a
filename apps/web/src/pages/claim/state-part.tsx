import type { BuyerClaimView } from '@redress/contract';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Part } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { NumberField, NumberPlaces } from './number-field.tsx';
import { stateWords } from './state-words.ts';
import { useShowPayer } from './use-claim.ts';

/** The shop reported no payment number: hers goes to the merchant, and then a deposit stands behind the claim. */
export function StatePart({ claim: { claimId, paymentNoGiven } }: { claim: BuyerClaimView }) {
  const t = useWords(stateWords);
  const [number, setNumber] = useState('');
  const [asked, setAsked] = useState(false);
  const state = useShowPayer(claimId);
  const lacks = number.trim() === '' && !paymentNoGiven;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!lacks && !state.isPending) state.mutate(number.trim());
  };
  return (
    <Part title={t.title} lead={t.lead}>
      <form className="card stack" onSubmit={submit} noValidate>
        <NumberField
          value={number}
          set={setNumber}
          hint={paymentNoGiven ? t.given : undefined}
          lacks={asked && lacks}
        />
        <NumberPlaces />
        {state.isError && <ProblemNotice error={state.error} title={t.refused} />}
        <Button type="submit" look="primary" wide busy={state.isPending}>
          {t.go}
        </Button>
        <p className="hint">{t.seen}</p>
      </form>
    </Part>
  );
}
