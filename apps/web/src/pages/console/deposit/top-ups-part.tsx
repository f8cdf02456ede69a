import type { DepositView } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { minuteText } from '../../../lib/format.ts';
import { Card, Part } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { fenOf, MoneyField } from '../../../ui/console/money-field.tsx';
import { DataTable } from '../../../ui/console/table.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { depositKey, useOrganisation } from '../organisation-context.ts';
import { depositWords } from './deposit-words.ts';
import { TopUpState } from './top-up-state.tsx';
import { PayTo, Transfer } from './transfer-part.tsx';

type TopUp = DepositView['topUps'][number];

/** Money in: announced here, transferred at the bank, confirmed by the keeper. */
export function TopUpsPart({ view }: { view: DepositView }) {
  const t = useWords(depositWords);
  const { may } = useOrganisation();
  const waits = view.topUps.some(({ state }) => state === 'asked');
  return (
    <Part title={t.topUps} lead={t.topUpLead}>
      {may('deposit.manage') && <TopUpForm keeper={view.keeper} />}
      {view.keeper?.account && waits && <PayTo account={view.keeper.account} />}
      {view.topUps.length === 0 ? (
        <p className="hint">{t.noTopUps}</p>
      ) : (
        <TopUpsTable topUps={view.topUps} mayDrop={may('deposit.manage')} />
      )}
    </Part>
  );
}

function useReload() {
  const { orgId } = useOrganisation();
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: depositKey(orgId) });
}

function TopUpForm({ keeper }: { keeper: DepositView['keeper'] }) {
  const t = useWords(depositWords);
  const { orgId } = useOrganisation();
  const reload = useReload();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const amountFen = fenOf(typed);
  const ask = useMutation({
    mutationFn: (fen: number) => api()('askTopUp', { params: { orgId }, body: { amountFen: fen } }),
    onSuccess: () => {
      setTyped('');
      setAsked(false);
      reload();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (amountFen && !ask.isPending) ask.mutate(amountFen);
  };
  return (
    <Card label={t.topUpAsk}>
      <form className="form-card" onSubmit={submit} noValidate>
        <MoneyField
          label={t.amount}
          value={typed}
          onChange={setTyped}
          error={asked && !amountFen ? t.amountBad : undefined}
        />
        {ask.isError && <ConfirmGate error={ask.error} onConfirmed={() => ask.mutate(ask.variables)} />}
        <div>
          <Button type="submit" look="primary" busy={ask.isPending}>
            {t.topUpAsk}
          </Button>
        </div>
        {ask.data && (
          <Transfer keeper={keeper} amountFen={ask.variables as number} reference={ask.data.reference} />
        )}
      </form>
    </Card>
  );
}

function TopUpsTable({ topUps, mayDrop }: { topUps: readonly TopUp[]; mayDrop: boolean }) {
  const t = useWords(depositWords);
  const { orgId } = useOrganisation();
  const reload = useReload();
  const drop = useMutation({
    mutationFn: (topUpId: string) => api()('dropTopUp', { params: { orgId, topUpId } }),
    onSettled: reload,
  });
  return (
    <>
      {drop.isError && <ConfirmGate error={drop.error} onConfirmed={() => drop.mutate(drop.variables)} />}
      <DataTable
        label={t.topUps}
        rows={topUps}
        rowKey={({ topUpId }) => topUpId}
        columns={[
          {
            key: 'reference',
            head: t.reference,
            main: true,
            cell: ({ reference }) => (
              <span className="mono" translate="no">
                {reference}
              </span>
            ),
          },
          {
            key: 'state',
            head: t.state,
            cell: (topUp) => <TopUpState topUp={topUp} />,
          },
          {
            key: 'asked',
            head: t.asked,
            cell: ({ askedAt }) => <span className="nowrap">{minuteText(askedAt)}</span>,
          },
          { key: 'amount', head: t.amount, end: true, cell: ({ amountFen }) => formatYuan(amountFen) },
          {
            key: 'received',
            head: t.received,
            end: true,
            cell: ({ receivedFen }) => (receivedFen === undefined ? '–' : formatYuan(receivedFen)),
          },
          {
            key: 'actions',
            head: t.actions,
            plain: true,
            end: true,
            cell: ({ topUpId, reference, state }) =>
              mayDrop &&
              state === 'asked' && (
                <span className="cell-actions">
                  <Button look="quiet" onClick={() => drop.mutate(topUpId)}>
                    {t.drop}
                    <span className="visually-hidden"> {reference}</span>
                  </Button>
                </span>
              ),
          },
        ]}
      />
    </>
  );
}
