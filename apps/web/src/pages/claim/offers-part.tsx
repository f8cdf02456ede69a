import type { ClaimSide, ClaimView, OfferView } from '@redress/contract';
import { formatYuan, parseYuan } from '@redress/kernel';
import { type FormEvent, useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { minuteText } from '../../lib/format.ts';
import { Chip, More, Part } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { claimWords } from './words.ts';

const hourChoices = ['6', '12', '24', '48', '72'] as const;
type Hours = (typeof hourChoices)[number];

export interface OfferActions {
  make(offer: { amountFen: number; hours: number }): void;
  answer(offerId: string, answer: 'accept' | 'decline'): void;
  busy: boolean;
}

/** Offers and counter-offers of both sides; the newest open one can be answered by the other. */
export function OffersPart(props: { claim: ClaimView; side: ClaimSide; mayOffer: boolean } & OfferActions) {
  const t = useWords(claimWords);
  const { claim, side, mayOffer } = props;
  if (!mayOffer && claim.offers.length === 0) return null;
  return (
    <Part title={t.offersTitle} lead={t.offersLead}>
      <div className="card stack">
        {claim.offers.length === 0 && <p className="hint">{t.offersNone}</p>}
        {claim.offers.length > 0 && (
          <ul>
            {claim.offers.map((offer) => (
              <OfferRow key={offer.offerId} offer={offer} mine={offer.by === side} {...props} />
            ))}
          </ul>
        )}
        {mayOffer && (
          <More summary={claim.offers.length > 0 ? t.counterOffer : t.makeOffer}>
            <OfferForm max={claim.amountFen} make={props.make} busy={props.busy} />
          </More>
        )}
      </div>
    </Part>
  );
}

function OfferRow(props: { offer: OfferView; mine: boolean; mayOffer: boolean } & OfferActions) {
  const t = useWords(claimWords);
  const { common } = useText();
  const { colon } = common;
  const { offer, mine } = props;
  const open = offer.state === 'open';
  return (
    <li className="claim-offer">
      <div className="row row-between">
        <span>
          {t.offerBy[offer.by]}
          {colon}
          <strong>{t.yuan(formatYuan(offer.amountFen))}</strong>
        </span>
        <Chip tone={open ? 'info' : offer.state === 'accepted' ? 'ok' : 'quiet'}>
          {t.offerStates[offer.state]}
        </Chip>
      </div>
      {open && <p className="hint">{t.offerUntil(minuteText(offer.expiresAt))}</p>}
      {open && !mine && props.mayOffer && (
        <div className="row">
          <Button look="primary" busy={props.busy} onClick={() => props.answer(offer.offerId, 'accept')}>
            {t.accept}
          </Button>
          <Button busy={props.busy} onClick={() => props.answer(offer.offerId, 'decline')}>
            {t.decline}
          </Button>
        </div>
      )}
    </li>
  );
}

export function OfferForm(props: { max: number | undefined } & Pick<OfferActions, 'make' | 'busy'>) {
  const t = useWords(claimWords);
  const [amount, setAmount] = useState('');
  const [hours, setHours] = useState<Hours>('24');
  const [asked, setAsked] = useState(false);
  const fen = parseYuan(amount);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (fen && !props.busy) props.make({ amountFen: fen, hours: Number(hours) });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <div className="claim-two">
        <TextField
          label={t.offerAmount}
          inputMode="decimal"
          maxLength={12}
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
          error={asked && !fen ? t.amountBad : undefined}
        />
        <Choice
          label={t.offerHours}
          value={hours}
          options={hourChoices.map((value) => ({ value, label: t.offerHoursOf(Number(value)) }))}
          onChange={setHours}
        />
      </div>
      <Button type="submit" busy={props.busy}>
        {t.send}
      </Button>
    </form>
  );
}
