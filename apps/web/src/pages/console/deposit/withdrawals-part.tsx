import type { DepositView, Payee } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { minuteText } from '../../../lib/format.ts';
import { Card, Chip, More, Part, type Tone } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { fenOf, MoneyField } from '../../../ui/console/money-field.tsx';
import { DataTable } from '../../../ui/console/table.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { PayeeFields, usePayeeDraft } from '../../claim/payee-fields.tsx';
import { depositKey, useOrganisation } from '../organisation-context.ts';
import { depositWords } from './deposit-words.ts';
import { PayeeText } from './payouts-table.tsx';

type Withdrawal = DepositView['withdrawals'][number];

/** Money out: only what stands above the floor, one request at a time. */
export function WithdrawalsPart({ view }: { view: DepositView }) {
  const t = useWords(depositWords);
  const { may } = useOrganisation();
  const { withdrawableFen, withdrawals } = view;
  const mayAsk =
    may('deposit.manage') && withdrawableFen > 0 && !withdrawals.some(({ state }) => state === 'asked');
  return (
    <Part title={t.withdrawals} lead={`${t.withdrawalLead(formatYuan(withdrawableFen))} ${t.withdrawalWait}`}>
      {mayAsk && (
        <More summary={t.withdrawalNew}>
          <WithdrawalForm mostFen={withdrawableFen} />
        </More>
      )}
      {withdrawals.length === 0 ? (
        <p className="hint">{t.noWithdrawals}</p>
      ) : (
        <WithdrawalsTable withdrawals={withdrawals} />
      )}
    </Part>
  );
}

function useReload() {
  const { orgId } = useOrganisation();
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: depositKey(orgId) });
}

function WithdrawalForm({ mostFen }: { mostFen: number }) {
  const t = useWords(depositWords);
  const { orgId } = useOrganisation();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const draft = usePayeeDraft();
  const reload = useReload();
  const amountFen = fenOf(typed);
  const ask = useMutation({
    mutationFn: (body: { amountFen: number; payee: Payee }) =>
      api()('askWithdrawal', { params: { orgId }, body }),
    onSuccess: reload,
  });
  const wrong = () => {
    if (!amountFen) return t.amountBad;
    return amountFen > mostFen ? t.withdrawalOver(formatYuan(mostFen)) : undefined;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (amountFen && draft.payee && !wrong() && !ask.isPending) ask.mutate({ amountFen, payee: draft.payee });
  };
  return (
    <Card label={t.withdrawalNew}>
      <form className="form-card" onSubmit={submit} noValidate>
        <MoneyField label={t.amount} value={typed} onChange={setTyped} error={asked ? wrong() : undefined} />
        <PayeeFields draft={draft} asked={asked} />
        {ask.isError && <ConfirmGate error={ask.error} onConfirmed={() => ask.mutate(ask.variables)} />}
        <div>
          <Button type="submit" look="primary" busy={ask.isPending}>
            {t.withdrawalNew}
          </Button>
        </div>
      </form>
    </Card>
  );
}

const tones: Record<Withdrawal['state'], Tone> = {
  asked: 'info',
  granted: 'ok',
  refused: 'stop',
  withdrawn: 'quiet',
};

function WithdrawalsTable({ withdrawals }: { withdrawals: readonly Withdrawal[] }) {
  const t = useWords(depositWords);
  const { orgId, may } = useOrganisation();
  const drop = useMutation({
    mutationFn: (withdrawalId: string) => api()('dropWithdrawal', { params: { orgId, withdrawalId } }),
    onSettled: useReload(),
  });
  return (
    <>
      {drop.isError && <ConfirmGate error={drop.error} onConfirmed={() => drop.mutate(drop.variables)} />}
      <DataTable
        label={t.withdrawals}
        rows={withdrawals}
        rowKey={({ withdrawalId }) => withdrawalId}
        columns={[
          { key: 'to', head: t.to, main: true, cell: ({ payee }) => <PayeeText payee={payee} /> },
          {
            key: 'state',
            head: t.state,
            cell: ({ state }) => <Chip tone={tones[state]}>{t.withdrawalStates[state]}</Chip>,
          },
          {
            key: 'due',
            head: t.due,
            cell: ({ dueAt }) => <span className="nowrap">{minuteText(dueAt)}</span>,
          },
          { key: 'amount', head: t.amount, end: true, cell: ({ amountFen }) => formatYuan(amountFen) },
          {
            key: 'actions',
            head: t.actions,
            plain: true,
            end: true,
            cell: ({ withdrawalId, state }) =>
              may('deposit.manage') &&
              state === 'asked' && (
                <span className="cell-actions">
                  <Button look="quiet" onClick={() => drop.mutate(withdrawalId)}>
                    {t.drop}
                  </Button>
                </span>
              ),
          },
        ]}
      />
    </>
  );
}
