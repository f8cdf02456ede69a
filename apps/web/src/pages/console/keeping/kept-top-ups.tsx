import type { TopUpView } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { minuteText } from '../../../lib/format.ts';
import { Card, Verbatim } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { fenOf, MoneyField } from '../../../ui/console/money-field.tsx';
import { EmptyState } from '../../../ui/console/pieces.tsx';
import { Sure } from '../../../ui/console/sure.tsx';
import { TextField } from '../../../ui/field.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { depositWords } from '../deposit/deposit-words.ts';
import { useOrganisation } from '../organisation-context.ts';
import { keepingWords } from './keeping-words.ts';
import { useReloadKeeping } from './use-reload-keeping.ts';

/** Money that merchants say they sent: counts only once somebody saw it at the bank. */
export function KeptTopUps({ topUps }: { topUps: readonly TopUpView[] }) {
  const t = useWords(keepingWords);
  if (topUps.length === 0) return <EmptyState icon="check" title={t.noTopUps} text={t.noTopUpsText} />;
  return topUps.map((topUp) => <TopUpCard key={topUp.topUpId} topUp={topUp} />);
}

function TopUpCard({ topUp }: { topUp: TopUpView }) {
  const t = useWords(keepingWords);
  const d = useWords(depositWords);
  const { may } = useOrganisation();
  return (
    <Card label={t.confirming(topUp.merchant)} className="stack">
      <h2>
        <Verbatim>{topUp.merchant}</Verbatim>
      </h2>
      <dl className="definition">
        <dt>{t.announced}</dt>
        <dd>{d.yuanOf(formatYuan(topUp.amountFen))}</dd>
        <dt>{d.reference}</dt>
        <dd className="mono" translate="no">
          {topUp.reference}
        </dd>
        <dt>{d.asked}</dt>
        <dd>{minuteText(topUp.askedAt)}</dd>
      </dl>
      {topUp.isOwn && <p className="hint">{t.own}</p>}
      {may('payouts.confirm') && <Decide topUp={topUp} />}
    </Card>
  );
}

function Decide({ topUp }: { topUp: TopUpView }) {
  const t = useWords(keepingWords);
  const { orgId } = useOrganisation();
  const { topUpId } = topUp;
  const reload = useReloadKeeping();
  const [received, setReceived] = useState(formatYuan(topUp.amountFen));
  const [bankReference, setBankReference] = useState('');
  const [asked, setAsked] = useState(false);
  const [sure, setSure] = useState(false);
  const receivedFen = fenOf(received);
  const lacksReference = bankReference.trim().length < 4;
  const confirm = useMutation({
    mutationFn: (body: { receivedFen: number; bankReference: string }) =>
      api()('confirmTopUp', { params: { orgId, topUpId }, body }),
    onSuccess: reload,
  });
  const refuse = useMutation({
    mutationFn: () => api()('refuseTopUp', { params: { orgId, topUpId } }),
    onSuccess: reload,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (receivedFen && !lacksReference && !confirm.isPending)
      confirm.mutate({ receivedFen, bankReference: bankReference.trim() });
  };
  return (
    <form className="form-card" onSubmit={submit} noValidate>
      <div className="form-two">
        <MoneyField
          label={t.received}
          value={received}
          onChange={setReceived}
          error={asked && !receivedFen ? t.amountBad : undefined}
        />
        <TextField
          label={t.bankReference}
          autoComplete="off"
          maxLength={64}
          value={bankReference}
          onChange={(event) => setBankReference(event.target.value)}
          error={asked && lacksReference ? t.bankReferenceBad : undefined}
        />
      </div>
      {confirm.isError && (
        <ConfirmGate error={confirm.error} onConfirmed={() => confirm.mutate(confirm.variables)} />
      )}
      {refuse.isError && <ConfirmGate error={refuse.error} onConfirmed={() => refuse.mutate()} />}
      {sure ? (
        <Sure
          text={t.refuseSure}
          busy={refuse.isPending}
          onYes={() => refuse.mutate()}
          onNo={() => setSure(false)}
        />
      ) : (
        <div className="row">
          <Button type="submit" look="primary" busy={confirm.isPending}>
            {t.confirm}
          </Button>
          <Button look="quiet" onClick={() => setSure(true)}>
            {t.refuse}
          </Button>
        </div>
      )}
    </form>
  );
}
