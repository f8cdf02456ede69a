import type { BuyerClaimView, Payee } from '@redress/contract';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Part } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { PayeeFields, usePayeeDraft } from './payee-fields.tsx';
import { claimWords } from './words.ts';

/** Asked once money was decided, and for this payment only. */
export function PayeePart(props: {
  claim: BuyerClaimView;
  send: (payee: { payee: Payee; paymentNo?: string }) => void;
  busy: boolean;
}) {
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
    props.send({ payee: draft.payee, ...(needsPaymentNo ? { paymentNo: paymentNo.trim() } : {}) });
  };
  return (
    <Part title={t.payeeTitle} lead={props.claim.money.state === 'failed' ? t.payeeAgain : t.payeeLead}>
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
          {t.payeeSend}
        </Button>
      </form>
    </Part>
  );
}
