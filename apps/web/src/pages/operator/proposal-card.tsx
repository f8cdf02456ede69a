import type { ProposalView } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { dayText, timeText } from '../../lib/format.ts';
import { Chip, Notice, Verbatim } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** What one proposal would change, what speaks against it, and the decision. */
export function ProposalCard(props: { proposal: ProposalView; operatorKey: string; onDecided: () => void }) {
  const { proposal } = props;
  const { text, language } = useLanguage();
  const t = text.operator;
  const pick = usePick();
  const title = proposal.entryName ?? t.newEntry(proposal.type);
  return (
    <article className="card stack" aria-label={title}>
      <div className="row row-between">
        <h3>{proposal.entryName ? <Verbatim>{title}</Verbatim> : title}</h3>
        <Chip tone={proposal.state === 'open' ? 'info' : proposal.state === 'accepted' ? 'ok' : 'quiet'}>
          {t.states[proposal.state]}
        </Chip>
      </div>
      <Changes changes={proposal.changes} />
      <p className="hint">
        {timeText(proposal.madeAt)} · {text.offices.checked(dayText(proposal.checkedOn, language), '')}
        <Verbatim>{proposal.source}</Verbatim>
      </p>
      {proposal.reason && (
        <p className="hint">
          {t.reason}
          {text.common.colon}
          <Verbatim>{proposal.reason}</Verbatim>
        </p>
      )}
      {proposal.conflicts.length > 0 && (
        <Notice tone="warn" title={t.conflicts}>
          {proposal.conflicts.map(({ field, reason, detail }) => (
            <p key={`${field}-${reason}`}>
              {t.fields[field] ?? field}
              {text.common.colon}
              {pick(detail)}
            </p>
          ))}
        </Notice>
      )}
      {proposal.state === 'open' && <Decision {...props} />}
    </article>
  );
}

function Changes({ changes }: { changes: ProposalView['changes'] }) {
  const t = useLanguage().text.operator;
  const shown = (value: unknown): string =>
    value === undefined || value === null ? t.empty : Array.isArray(value) ? value.join('、') : String(value);
  return (
    <dl className="changes">
      {changes.map(({ field, now, proposed }) => (
        <div key={field}>
          <dt>{t.fields[field] ?? field}</dt>
          <dd>
            {now !== undefined && (
              <>
                <span className="hint">{t.now}</span> <del translate="no">{shown(now)}</del>{' '}
              </>
            )}
            <span className="hint">{t.proposed}</span> <ins translate="no">{shown(proposed)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Decision({ proposal, operatorKey, onDecided }: Parameters<typeof ProposalCard>[0]) {
  const t = useLanguage().text.operator;
  const [reason, setReason] = useState('');
  const blocked = proposal.conflicts.some((conflict) => conflict.reason !== 'other-proposal');
  const decide = useMutation({
    mutationFn: (decision: 'accept' | 'refuse') =>
      api({ token: operatorKey })('decideProposal', {
        params: { proposalId: proposal.proposalId },
        body: {
          decision,
          ...(reason.trim() ? { reason: reason.trim() } : {}),
          ...(decision === 'accept' && blocked ? { despiteConflict: true } : {}),
        },
      }),
    onSuccess: onDecided,
  });
  return (
    <>
      <TextField
        label={t.reason}
        optional
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {decide.isError && <ProblemNotice error={decide.error} />}
      <div className="row">
        <Button look="primary" busy={decide.isPending} onClick={() => decide.mutate('accept')}>
          {blocked ? t.acceptDespite : t.accept}
        </Button>
        <Button look="danger" busy={decide.isPending} onClick={() => decide.mutate('refuse')}>
          {t.refuse}
        </Button>
      </div>
    </>
  );
}
