import type { TopUpView } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { minuteText } from '../../../lib/format.ts';
import { Card, Verbatim } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { Sure } from '../../../ui/console/sure.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { depositWords } from '../deposit/deposit-words.ts';
import { useOrganisation } from '../organisation-context.ts';
import { keepingWords } from './keeping-words.ts';
import { ReversalEffect } from './reverse-form.tsx';
import { useReloadKeeping } from './use-reload-keeping.ts';

/** Reversals that a member proposed: another one looks at the bank's record and agrees, or does not. */
export const OpenReversals = ({ topUps }: { topUps: readonly TopUpView[] }) =>
  topUps.map((topUp) => topUp.reversal && <OpenReversal key={topUp.topUpId} topUp={topUp} />);

function OpenReversal({ topUp }: { topUp: TopUpView }) {
  const t = useWords(keepingWords);
  const d = useWords(depositWords);
  const { may } = useOrganisation();
  const { reversal, merchant, receivedFen = 0 } = topUp;
  if (!reversal) return null;
  return (
    <Card label={t.waitsReversal} className="stack">
      <h2>{t.waitsReversal}</h2>
      <p>
        <Verbatim>{t.reverseOf(merchant, formatYuan(receivedFen))}</Verbatim>
      </p>
      <dl className="definition">
        <dt>{t.reason}</dt>
        <dd>{t.reasons[reversal.reason]}</dd>
        <dt>{t.note}</dt>
        <dd>
          <Verbatim>{reversal.note}</Verbatim>
        </dd>
        <dt>{t.bankReference}</dt>
        <dd className="mono" translate="no">
          {topUp.bankReference}
        </dd>
        <dt>{d.at}</dt>
        <dd>{minuteText(reversal.proposedAt)}</dd>
      </dl>
      <ReversalEffect topUp={topUp} />
      {may('payouts.confirm') && <Decide topUp={topUp} isOwn={reversal.isOwn} />}
    </Card>
  );
}

function Decide({ topUp: { topUpId }, isOwn }: { topUp: TopUpView; isOwn: boolean }) {
  const t = useWords(keepingWords);
  const { orgId } = useOrganisation();
  const [sure, setSure] = useState(false);
  const reload = useReloadKeeping();
  const params = { orgId, topUpId };
  const agree = useMutation({ mutationFn: () => api()('confirmReversal', { params }), onSuccess: reload });
  const drop = useMutation({ mutationFn: () => api()('dropReversal', { params }), onSuccess: reload });
  return (
    <>
      {isOwn && <p className="hint">{t.ownReversal}</p>}
      {agree.isError && <ConfirmGate error={agree.error} onConfirmed={() => agree.mutate()} />}
      {drop.isError && <ConfirmGate error={drop.error} onConfirmed={() => drop.mutate()} />}
      {sure ? (
        <Sure
          text={t.agreeSure}
          yes={t.reverse}
          busy={agree.isPending}
          onYes={() => agree.mutate()}
          onNo={() => setSure(false)}
        />
      ) : (
        <div className="row">
          {!isOwn && <Button onClick={() => setSure(true)}>{t.agree}</Button>}
          <Button look="quiet" busy={drop.isPending} onClick={() => drop.mutate()}>
            {isOwn ? t.withdrawReversal : t.declineReversal}
          </Button>
        </div>
      )}
    </>
  );
}
