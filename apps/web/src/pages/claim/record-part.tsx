import { type BuyerClaimView, urlOf } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { More, Notice, Part } from '../../ui/basics.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { copyWords } from './copy-words.ts';
import { NumberField, NumberPlaces } from './number-field.tsx';
import { useShowPayer } from './use-claim.ts';

/** Her own copy of what the shop said of the order, once she shows by her bill that she paid. */
export function RecordPart({ claim }: { claim: BuyerClaimView }) {
  const t = useWords(copyWords);
  if (claim.orderRecord === 'none') return null;
  if (claim.orderRecord === 'shown') return <Shown claim={claim} />;
  return (
    <div className="part" id="payment-number">
      <More summary={t.title}>
        {claim.reported ? <Ask claim={claim} /> : <p className="hint">{t.nothing}</p>}
      </More>
    </div>
  );
}

function Ask({ claim: { claimId, paymentNoGiven } }: { claim: BuyerClaimView }) {
  const t = useWords(copyWords);
  const [number, setNumber] = useState('');
  const [asked, setAsked] = useState(false);
  const show = useShowPayer(claimId);
  const lacks = number.trim() === '' && !paymentNoGiven;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!lacks && !show.isPending) show.mutate(number.trim());
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <p className="hint">{t.lead}</p>
      <NumberField
        value={number}
        set={setNumber}
        hint={paymentNoGiven ? t.numberGiven : undefined}
        lacks={asked && lacks}
      />
      <NumberPlaces />
      {show.isError && <ProblemNotice error={show.error} title={t.refused} />}
      <Button type="submit" busy={show.isPending}>
        {t.go}
      </Button>
      <div className="stack-small">
        <p className="hint">{t.tries}</p>
        {!show.isError && <p className="hint">{t.else}</p>}
      </div>
    </form>
  );
}

function Shown({ claim: { claimId, orderRef } }: { claim: BuyerClaimView }) {
  const t = useWords(copyWords);
  return (
    <Part title={t.have}>
      <div className="card stack">
        <Notice tone="ok" live>
          <p>{t.matched}</p>
        </Notice>
        <a
          href={urlOf('buyerOrderRecord', { claimId })}
          download={`redress-${orderRef}.json`}
          className={buttonClass('secondary', true)}
        >
          <Icon name="download" />
          <span>{t.download}</span>
        </a>
        <p className="hint">
          {t.holds}
          <Link to="/verify" className="claim-link">
            {t.verify}
          </Link>
        </p>
        <p className="hint">{t.care}</p>
      </div>
    </Part>
  );
}
