import './claim.css';
import { type BuyerClaimView, urlOf } from '@redress/contract';
import { useParams } from '@tanstack/react-router';
import { useWords } from '../../i18n/words.ts';
import { PageTitle, Part } from '../../ui/basics.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ClaimFacts, ClaimHead } from './claim-head.tsx';
import { ClaimTimeline, FilesPart, PromisePart, ProofPart } from './claim-parts.tsx';
import { ConfirmPart } from './confirm-part.tsx';
import { EraseClaim } from './erase-claim.tsx';
import { KeepCode } from './keep-code.tsx';
import { KeptPart } from './kept-part.tsx';
import { MoneyPart } from './money-part.tsx';
import { CasePart, ContactPart, NoticePart } from './more-parts.tsx';
import { OffersPart, waitingOffer } from './offers-part.tsx';
import { PayeePart } from './payee-part.tsx';
import { NameProceeding, ProceedingsPart } from './proceeding-part.tsx';
import { RecordPart } from './record-part.tsx';
import { RevealPart } from './reveal-part.tsx';
import { StatePart } from './state-part.tsx';
import { takenWords } from './taken-words.ts';
import { useBuyerAct, useClaim } from './use-claim.ts';
import { claimWords } from './words.ts';
import { WordsPart } from './words-part.tsx';

/** States in which what the shop reported still matters to the buyer. */
const shown: ReadonlySet<string> = new Set(['proved', 'refused', 'contested', 'unpaid', 'lapsed']);

/** The buyer's page of a claim: what happens by itself, what she may say, where the money is. */
export function MyClaimPage() {
  const t = useWords(claimWords);
  const { claimId } = useParams({ from: '/claims/$claimId' });
  const view = useClaim(claimId);
  const act = useBuyerAct(claimId);
  if (!view.data)
    return (
      <div className="wrap narrow stack">
        <PageTitle title={t.pageTitle} />
        {view.isError ? (
          <ProblemNotice error={view.error} onRetry={() => void view.refetch()} />
        ) : (
          <Loading lines={6} />
        )}
      </div>
    );
  const claim = view.data;
  const busy = act.isPending;
  const waits = claim.state === 'open' || claim.state === 'burden';
  // Nothing is paid before she answers: that comes first.
  const isAsked = claim.lateRefund?.until !== undefined;
  const words = <WordsPart claim={claim} say={(word) => act.mutate({ word })} busy={busy} />;
  const offerWaits = waitingOffer(claim, 'buyer') !== undefined;
  const offers = (
    <OffersPart
      claim={claim}
      side="buyer"
      mayOffer={claim.mayOffer}
      busy={busy}
      make={(offer) => act.mutate({ offer })}
      answer={(offerId, answer) => act.mutate({ offerId, answer })}
    />
  );
  return (
    <div className="wrap">
      <PageTitle title={t.pageTitle} />
      <div className="stack">
        <KeepCode claimId={claimId} />
        <ClaimHead claim={claim} />
        {act.isError && <ProblemNotice error={act.error} />}
      </div>
      <div className="claim-columns">
        <div>
          <KeptPart claim={claim} />
          {offerWaits && offers}
          {isAsked && words}
          {claim.confirm && <ConfirmPart confirm={claim.confirm} />}
          {claim.statesPaymentNo && <StatePart claim={claim} />}
          {(claim.needsPayee || claim.mayChangePayee) && (
            <PayeePart
              claim={claim}
              send={(given, onSuccess) => act.mutate(given, { onSuccess })}
              busy={busy}
            />
          )}
          {!waits && !isAsked && words}
          {waits && <NextPart claim={claim} />}
          {waits && <NoticePart claim={claim} />}
          {(waits || shown.has(claim.state)) && <ProofPart claim={claim} />}
          {claim.mayReveal && <RevealPart claim={claim} />}
          <FilesPart claim={claim} href={(fileId) => urlOf('claimFile', { claimId, fileId })} />
          <ProceedingsPart claim={claim} />
          {claim.mayNameProceeding && <NameProceeding claim={claim} />}
          {!offerWaits && offers}
          <RecordPart claim={claim} />
          {!claim.erasedAt && <CasePart claim={claim} />}
        </div>
        <div>
          <Part title={t.order}>
            <ClaimFacts claim={claim} />
            {claim.detailsHidden && claim.orderRecord === 'ask' && <HiddenHint />}
          </Part>
          <MoneyPart claim={claim} />
          <ClaimTimeline claim={claim} />
          {waits && words}
          {!claim.erasedAt && (
            <ContactPart claim={claim} set={(email) => act.mutate({ email })} busy={busy} />
          )}
          <PromisePart claim={claim} />
          <EraseClaim claim={claim} />
        </div>
      </div>
    </div>
  );
}

/** What she does not read yet, and what shows it. */
function HiddenHint() {
  const t = useWords(takenWords);
  return (
    <p className="hint">
      {t.hidden}{' '}
      <a href="#payment-number" className="claim-link">
        {t.toNumber}
      </a>
    </p>
  );
}

/** What comes by itself; a shop that nobody told, or without money behind it, is not spoken of as one that is. */
function NextPart({ claim: { burdenOf, notice, money } }: { claim: BuyerClaimView }) {
  const t = useWords(claimWords);
  const told = notice !== 'none' && notice !== 'failed' ? t.nextTold : t.nextUntold;
  const lines = [
    told(t.nextWants[burdenOf ?? 'open']),
    money.state === 'held' ? t.nextHeld : t.nextNotHeld,
    ...(burdenOf ? [] : [t.nextBareWord]),
  ];
  return (
    <Part title={t.next}>
      <ol className="card claim-findings claim-next">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </Part>
  );
}
