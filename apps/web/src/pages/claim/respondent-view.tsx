import './claim.css';
import type { AnswerInput, RespondentClaimView } from '@redress/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePick } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { Chip, Part, Verbatim } from '../../ui/basics.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { rememberWayBack } from '../delivery/way-back.ts';
import {
  type Access,
  readAnswer,
  saveFile,
  sendAnswer,
  sendOffer,
  sendOfferAnswer,
} from './answer-access.ts';
import { AnswerForm } from './answer-form.tsx';
import { byHandWords } from './by-hand-words.ts';
import { ClaimFacts, ClaimHead } from './claim-head.tsx';
import { ClaimTimeline, PromisePart, ProofPart } from './claim-parts.tsx';
import { MoneyPart } from './money-part.tsx';
import { OffersPart, waitingOffer } from './offers-part.tsx';
import { ProceedingsPart } from './proceeding-part.tsx';
import { RespondentTitle } from './respondent-title.tsx';
import { WayHint } from './way-hint.tsx';
import { wayWords } from './way-words.ts';
import { claimWords } from './words.ts';

type Act = { answer: AnswerInput } | { offer: { amountFen: number; hours: number } } | OfferAct;
type OfferAct = { offerId: string; reply: 'accept' | 'decline' };

/** A claim from the respondent's side: the same first line and clock as the buyer's, and the closed list of answers. */
export function RespondentView({ access }: { access: Access }) {
  const client = useQueryClient();
  const queryKey = ['answer', 'token' in access ? access.token : access.claimId];
  const view = useQuery({ queryKey, queryFn: () => readAnswer(access), refetchInterval: 15_000 });
  const act = useMutation({
    mutationFn: (what: Act): Promise<RespondentClaimView> => {
      if ('answer' in what) return sendAnswer(access, what.answer);
      if ('offer' in what) return sendOffer(access, what.offer);
      return sendOfferAnswer(access, what.offerId, what.reply);
    },
    onSuccess: (next) => client.setQueryData(queryKey, next),
  });
  if (!view.data)
    return (
      <>
        <RespondentTitle access={access} />
        {view.isError ? (
          <ProblemNotice error={view.error} onRetry={() => void view.refetch()} />
        ) : (
          <Loading lines={6} />
        )}
      </>
    );
  const claim = view.data;
  const busy = act.isPending;
  const offer = (given: { amountFen: number; hours: number }) => act.mutate({ offer: given });
  const offerWaits = waitingOffer(claim, 'respondent') !== undefined;
  // Its platform reads in the timeline what was offered.
  const reads = claim.role === 'platform';
  const offers = !reads && (
    <OffersPart
      claim={claim}
      side="respondent"
      mayOffer={claim.mayOffer && claim.offers.length > 0}
      busy={busy}
      make={offer}
      answer={(offerId, reply) => act.mutate({ offerId, reply })}
    />
  );
  return (
    <>
      <RespondentTitle claim={claim} access={access} />
      <div className="stack">
        <ClaimHead claim={claim} />
        {claim.openedBy && <SaidOfYou claim={claim} />}
        {act.isError && <ProblemNotice error={act.error} />}
      </div>
      <div className="claim-columns">
        <div>
          {offerWaits && offers}
          {!reads && (
            <AnswerForm
              claim={claim}
              access={access}
              send={(answer) => act.mutate({ answer })}
              offer={offer}
              busy={busy}
              prove={<ProveHint claim={claim} />}
            />
          )}
          {!offerWaits && offers}
          <ProofPart claim={claim} />
          <PapersPart claim={claim} access={access} />
        </div>
        <OrderColumn claim={claim} />
      </div>
    </>
  );
}

/** Before anybody answers by a link: what the answer will say of who gave it. */
function SaidOfYou({ claim: { openedBy } }: { claim: RespondentClaimView }) {
  const t = useWords(wayWords);
  const pick = usePick();
  if (!openedBy) return null;
  return (
    <p className="hint">
      {t.willSay}
      {pick(openedBy.text)}
    </p>
  );
}

function OrderColumn({ claim }: { claim: RespondentClaimView }) {
  const t = useWords(claimWords);
  return (
    <div>
      <Part title={t.order}>
        <ClaimFacts claim={claim} />
      </Part>
      <MatchesPart claim={claim} />
      <ProceedingsPart claim={claim} />
      <MoneyPart claim={claim} />
      <ClaimTimeline claim={claim} />
      <PromisePart claim={claim} />
    </div>
  );
}

/** The form needs no account; what it keeps stops the clock as soon as it meets the standard. */
function ProveHint({ claim }: { claim: RespondentClaimView }) {
  const t = useWords(claimWords);
  const { proofUrl } = claim;
  if (!proofUrl) return <p>{t.proveHere}</p>;
  return (
    <>
      <p>{t.proveMember}</p>
      <a href={proofUrl} className={buttonClass('primary')} onClick={() => rememberWayBack(proofUrl)}>
        {t.proveOpen}
      </a>
    </>
  );
}

function MatchesPart({ claim }: { claim: RespondentClaimView }) {
  const t = useWords(claimWords);
  const pick = usePick();
  return (
    <Part title={t.matchesTitle} lead={t.matchesLead}>
      <ul className="card stack-small">
        {claim.matches.map(({ what, fits, text }) => (
          <li key={what} className="row row-between">
            <span>{pick(text)}</span>
            <Chip tone={fits === null ? 'quiet' : fits ? 'ok' : 'warn'}>
              {fits === null ? t.matchUnknown : fits ? t.matchFits : t.matchNot}
            </Chip>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function PapersPart({ claim, access }: { claim: RespondentClaimView; access: Access }) {
  const t = useWords(claimWords);
  const hand = useWords(byHandWords);
  if (claim.files.length === 0) return null;
  return (
    <Part title={t.filesTitle}>
      <ul className="card stack-small">
        {claim.files.map(({ fileId, name, byHand }) => (
          <li key={fileId}>
            <Button look="quiet" icon="download" onClick={() => void saveFile(access, fileId, name)}>
              <Verbatim>{name}</Verbatim>
            </Button>{' '}
            {byHand && <Chip tone="warn">{hand.byHand}</Chip>}
          </li>
        ))}
      </ul>
      <WayHint ways={claim.files.map(({ way }) => way)} />
    </Part>
  );
}
