import { type ClaimView, claimNumber } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { usePick } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { minuteText } from '../../lib/format.ts';
import { Chip, Verbatim } from '../../ui/basics.tsx';

import { leftText, stateTones } from './claim-words.ts';
import { proceedingWords } from './proceeding-words.ts';
import { useServerNow } from './use-now.ts';
import { useStateText } from './use-state-text.ts';

import { WayHint } from './way-hint.tsx';
import { claimWords } from './words.ts';

/** What happens by itself and when: the first thing that either side reads, and the same for both. */
export function ClaimHead({ claim }: { claim: ClaimView }) {
  const state = useStateText()(claim);
  const pick = usePick();
  // A payment that did not arrive, or a rest that is owed, is no good news, though it is decided.
  const isBad = claim.money.state === 'failed' || (claim.money.uncoveredFen ?? 0) > 0;
  const tone = isBad ? 'warn' : stateTones[claim.state];
  const look =
    tone === 'stop' || tone === 'warn' ? ' claim-head-stop' : tone === 'ok' ? ' claim-head-ok' : '';
  return (
    <section className={`claim-head${look}`} aria-label={state}>
      <div>
        <Chip tone={tone}>{state}</Chip>
      </div>
      {claim.clock && (
        <Clock
          clock={claim.clock}
          read={claim.now}
          keeps={claim.state === 'contested' || claim.byHand === true}
        />
      )}
      <p className="claim-headline">{pick(claim.headline)}</p>
      {claim.partRefund && <p>{pick(claim.partRefund.text)}</p>}
      {claim.lateRefund && <p>{pick(claim.lateRefund.text)}</p>}
    </section>
  );
}

/** `keeps`: nobody is asked; up to then the deposit is kept. `read`: when the server gave the claim. */
function Clock(props: { clock: NonNullable<ClaimView['clock']>; read: string; keeps: boolean }) {
  const { clock, read, keeps } = props;
  const t = useWords(claimWords);
  const { keptUntil } = useWords(proceedingWords);
  const now = useServerNow(read);
  const left = Date.parse(clock.dueAt) - now;
  return (
    <p className="claim-clock">
      <span className="claim-clock-left" role="timer">
        {left > 0 ? t.clockLeft(leftText(left, t)) : t.clockOver}
      </span>
      <span className="hint">
        {keeps ? keptUntil : t.clockOf[clock.party]} ·{' '}
        <time dateTime={clock.dueAt}>{t.until(minuteText(clock.dueAt))}</time>
      </span>
    </p>
  );
}

/** Shop, order, amount and the buyer's sentence. */
export function ClaimFacts({ claim }: { claim: ClaimView }) {
  const t = useWords(claimWords);
  const amount = claim.amountFen;
  return (
    <div className="card stack">
      <dl className="claim-facts">
        <div>
          <dt>{t.claimNo}</dt>
          <dd className="mono" translate="no">
            {claimNumber(claim.claimId)}
          </dd>
        </div>
        <div>
          <dt>{t.merchant}</dt>
          <dd>
            <Verbatim>{claim.shop}</Verbatim>
          </dd>
        </div>
        <div>
          <dt>{t.order}</dt>
          <dd>
            <Verbatim>{claim.orderRef}</Verbatim>
          </dd>
        </div>
        {claim.goods && (
          <div>
            <dt>{t.goods}</dt>
            <dd>
              <Verbatim>{claim.goods}</Verbatim>
            </dd>
          </div>
        )}
        {amount !== undefined && (
          <div>
            <dt>{t.money}</dt>
            <dd>{t.yuan(formatYuan(amount))}</dd>
          </div>
        )}
      </dl>
      <blockquote className="claim-quote">
        <p className="hint">{t.buyerSaid}</p>
        <p>
          {claim.erasedAt ? (
            <span className="hint">{t.sentenceErased}</span>
          ) : (
            <Verbatim>{claim.sentence}</Verbatim>
          )}
        </p>
      </blockquote>
      {claim.note && (
        <blockquote className="claim-quote">
          <p className="hint">{t.merchantSaid}</p>
          <p>
            <Verbatim>{claim.note}</Verbatim>
          </p>
          <WayHint ways={[claim.answerWay]} />
        </blockquote>
      )}
    </div>
  );
}
