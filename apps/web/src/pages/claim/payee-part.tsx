import type { BuyerClaimView, Payee } from '@redress/contract';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { More, Notice, Part } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { PayeeFields, usePayeeDraft } from './payee-fields.tsx';
import { payeeWords } from './payee-words.ts';
import { claimWords } from './words.ts';

interface Props {
  claim: BuyerClaimView;
  send: (payee: { payee: Payee; paymentNo?: string }, done: () => void) => void;
  busy: boolean;
}

/** Asked once money was decided, and for this payment only; until it is handed over she may name another account. */
export function PayeePart(props: Props) {
  const t = useWords(claimWords);
  const words = useWords(payeeWords);
  const { needsPayee, money } = props.claim;
  const [times, setTimes] = useState(0);
  if (needsPayee)
    return (
      <Part title={t.payeeTitle} lead={money.state === 'failed' ? t.payeeAgain : t.payeeLead}>
        <PayeeForm {...props} submit={t.payeeSend} />
      </Part>
    );
  return (
    <Part title={words.title} lead={words.lead}>
      {times > 0 && (
        <Notice tone="ok">
          <p>{words.changed}</p>
        </Notice>
      )}
      <More key={times} summary={words.change}>
        <PayeeForm
          {...props}
          send={(payee) => props.send(payee, () => setTimes(times + 1))}
          submit={words.send}
        />
      </More>
    </Part>
  );
}

function PayeeForm(props: Props & { submit: string }) {
  const t = useWords(claimWords);
  const { needsPaymentNo } = props.claim;
  const draft = usePayeeDraft();
  const [paymentNo, setPaymentNo] = useState('');
  const [asked, setAsked] = useState(false);
  const lacksNumber = needsPaymentNo && paymentNo.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (lacksNumber || !draft.payee || props.busy) return;
    props.send({ payee: draft.payee, ...(needsPaymentNo ? { paymentNo: paymentNo.trim() } : {}) }, () => {});
  };
  return (
    <form className="card stack" onSubmit={submit} noValidate>
      {needsPaymentNo && (
        <TextField
          label={t.payeeNumber}
          hint={t.payeeNumberHint}
          maxLength={64}
          autoComplete="off"
          value={paymentNo}
          onChange={(event) => setPaymentNo(event.target.value)}
          error={asked && lacksNumber ? t.payeeMissing : undefined}
        />
      )}
      <PayeeFields draft={draft} asked={asked} />
      <Button type="submit" look="primary" wide busy={props.busy}>
        {props.submit}
      </Button>
    </form>
  );
}
