import type { BuyerClaimView } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { keepReceipt, rememberCase } from '../../lib/known-cases.ts';
import { Part } from '../../ui/basics.tsx';
import { Button, buttonClass, CopyButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { wayWords } from './way-words.ts';
import { claimWords } from './words.ts';

/** How the other side was told, and, for a shop that is no member, the link to hand on. */
export function NoticePart({ claim }: { claim: BuyerClaimView }) {
  const t = useWords(claimWords);
  const { handOn } = useWords(wayWords);
  return (
    <Part title={t.otherTurn}>
      <div className="card stack">
        <p>{t.notice[claim.notice]}</p>
        {claim.answerUrl && (
          <div className="stack-small">
            <h3>{t.handOver}</h3>
            <p className="hint">
              {t.handOverText}
              {handOn}
            </p>
            <div className="row">
              <CopyButton value={claim.answerUrl} label={t.copyLink} />
            </div>
          </div>
        )}
      </div>
    </Part>
  );
}

/** One tap from a claim to a case with its facts. */
export function CasePart({ claim }: { claim: BuyerClaimView }) {
  const t = useWords(claimWords);
  const navigate = useNavigate();
  const open = useMutation({
    mutationFn: () => api()('openCaseFromClaim', { params: { claimId: claim.claimId } }),
    onSuccess: ({ caseId, receiptCode }) => {
      keepReceipt(caseId, receiptCode);
      rememberCase({ caseId, openedAtMs: Date.now(), sample: false });
      return navigate({ to: '/case/$caseId/receipt', params: { caseId } });
    },
  });
  const owed = claim.state === 'unpaid' || (claim.money.uncoveredFen ?? 0) > 0;
  const urgent = owed || claim.state === 'contested';
  return (
    <Part title={t.caseTitle} lead={t.caseLead}>
      {open.isError && <ProblemNotice error={open.error} onRetry={() => open.mutate()} />}
      {claim.caseId ? (
        <Link to="/case/$caseId" params={{ caseId: claim.caseId }} className={buttonClass('secondary')}>
          {t.caseGo}
        </Link>
      ) : (
        <Button look={urgent ? 'primary' : 'secondary'} busy={open.isPending} onClick={() => open.mutate()}>
          {t.caseOpen}
        </Button>
      )}
    </Part>
  );
}

export function ContactPart(props: {
  claim: BuyerClaimView;
  set: (email: string | undefined) => void;
  busy: boolean;
}) {
  const t = useWords(claimWords);
  const [email, setEmail] = useState('');
  const [asked, setAsked] = useState(false);
  const good = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (good && !props.busy) props.set(email.trim());
  };
  return (
    <Part title={t.contactTitle}>
      {props.claim.contactLeft ? (
        <div className="card row row-between">
          <span>{t.contactLeft}</span>
          <Button look="quiet" busy={props.busy} onClick={() => props.set(undefined)}>
            {t.contactRemove}
          </Button>
        </div>
      ) : (
        <form className="card stack" onSubmit={submit} noValidate>
          <TextField
            label={t.contact}
            type="email"
            autoComplete="email"
            maxLength={200}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            error={asked && !good ? t.emailBad : undefined}
          />
          <Button type="submit" busy={props.busy}>
            {t.send}
          </Button>
        </form>
      )}
    </Part>
  );
}
