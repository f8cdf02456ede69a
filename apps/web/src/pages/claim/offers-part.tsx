import type { ClaimSide, ClaimView, OfferView } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { minuteText } from '../../lib/format.ts';
import { Chip, More, Part } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { moneyWords } from './money-words.ts';
import { OfferForm } from './offer-form.tsx';
import { WayHint } from './way-hint.tsx';
import { claimWords } from './words.ts';

export interface OfferActions {
  make(offer: { amountFen: number; hours: number }): void;
  answer(offerId: string, answer: 'accept' | 'decline'): void;
  busy: boolean;
}
type Props = { claim: ClaimView; side: ClaimSide; mayOffer: boolean } & OfferActions;

/** The offer of the other side that waits for this one: then the part stands first on the page. */
export const waitingOffer = ({ offers }: ClaimView, side: ClaimSide): OfferView | undefined =>
  offers.find(({ state, by }) => state === 'open' && by !== side);

/** Offers and counter-offers of both sides: the one that is open, who answers it until when, and what was offered before. */
export function OffersPart(props: Props) {
  const t = useWords(claimWords);
  const { offersOver } = useWords(moneyWords);
  const { claim, mayOffer, side } = props;
  if (!mayOffer && claim.offers.length === 0) return null;
  const open = mayOffer ? claim.offers.find(({ state }) => state === 'open') : undefined;
  const before = claim.offers.filter((offer) => offer !== open).reverse();
  return (
    <Part
      title={waitingOffer(claim, side) ? t.offerForYou : t.offersTitle}
      lead={mayOffer ? t.offersLead : offersOver}
    >
      <div className="card stack">
        {claim.offers.length === 0 && <p className="hint">{t.offersNone}</p>}
        {open && <OpenOffer key={open.offerId} offer={open} {...props} />}
        {before.length > 0 && <Before offers={before} side={side} />}
        {mayOffer && (
          <More summary={claim.offers.length > 0 ? t.counterOffer : t.makeOffer}>
            <OfferForm max={claim.amountFen} replaces={open} make={props.make} busy={props.busy} />
          </More>
        )}
      </div>
    </Part>
  );
}

function OpenOffer(props: { offer: OfferView } & Props) {
  const t = useWords(claimWords);
  const { common } = useText();
  const { offer, claim, side } = props;
  const mine = offer.by === side;
  const [sure, setSure] = useState(false);
  const sum = t.yuan(formatYuan(offer.amountFen));
  const claimed = claim.amountFen;
  return (
    <div className="stack-small">
      <div className="row row-between">
        <span>
          {mine ? t.offerMine : t.offerBy[offer.by]}
          {common.colon}
          <strong className="claim-offer-sum">{sum}</strong>
        </span>
        <Chip tone={mine ? 'info' : 'warn'}>{mine ? t.offerStates.open : t.offerYourTurn}</Chip>
      </div>
      <WayHint ways={[offer.way]} />
      {claimed !== undefined && claimed !== offer.amountFen && (
        <p className="hint">{t.offerOf(t.yuan(formatYuan(claimed)))}</p>
      )}
      <p>
        <time dateTime={offer.expiresAt}>{t.offerUntil(minuteText(offer.expiresAt))}</time>
        {mine ? t.offerElseMine : t.offerElse}
      </p>
      {!mine && props.mayOffer && (
        <div className="row" role={sure ? 'alert' : undefined}>
          {sure ? (
            <>
              <span>{t.acceptSure(sum)}</span>
              <Button look="primary" busy={props.busy} onClick={() => props.answer(offer.offerId, 'accept')}>
                {t.acceptYes}
              </Button>
              <Button look="quiet" onClick={() => setSure(false)}>
                {common.cancel}
              </Button>
            </>
          ) : (
            <>
              <Button look="primary" busy={props.busy} onClick={() => setSure(true)}>
                {t.accept}
              </Button>
              <Button busy={props.busy} onClick={() => props.answer(offer.offerId, 'decline')}>
                {t.decline}
              </Button>
            </>
          )}
        </div>
      )}
    </div>
  );
}

/** What was offered before and what became of it, the newest first. */
function Before({ offers, side }: { offers: readonly OfferView[]; side: ClaimSide }) {
  const t = useWords(claimWords);
  return (
    <div className="stack-small">
      <h3>{t.offersBefore}</h3>
      <ul className="claim-payments">
        {offers.map(({ offerId, by, amountFen, state, madeAt, way }) => (
          <li key={offerId} className="claim-payment">
            <span className="row row-between">
              <span>
                {by === side ? t.offerMine : t.offerBy[by]}{' '}
                <span className="nowrap">{t.yuan(formatYuan(amountFen))}</span>
              </span>
              <Chip tone={state === 'accepted' ? 'ok' : 'quiet'}>{t.offerStates[state]}</Chip>
            </span>
            <time className="hint" dateTime={madeAt}>
              {minuteText(madeAt)}
            </time>
            <WayHint ways={[way]} />
          </li>
        ))}
      </ul>
    </div>
  );
}
