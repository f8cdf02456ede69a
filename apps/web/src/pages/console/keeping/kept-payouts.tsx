import type { PayoutView } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { Card, Part } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { EmptyState } from '../../../ui/console/pieces.tsx';
import { type Column, DataTable } from '../../../ui/console/table.tsx';
import { Choice, TextField } from '../../../ui/field.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { MoreButton } from '../../operator/more-button.tsx';
import { depositWords } from '../deposit/deposit-words.ts';
import { payoutColumns } from '../deposit/payouts-table.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { keepingWords } from './keeping-words.ts';
import { useReloadKeeping } from './use-reload-keeping.ts';

/** What is owed to buyers and merchants, and what became of it. */
export function KeptPayouts() {
  const t = useWords(keepingWords);
  const d = useWords(depositWords);
  const { orgId } = useOrganisation();
  const [show, setShow] = useState<'open' | 'ended'>('open');
  const list = useInfiniteQuery({
    queryKey: ['kept-payouts', orgId, show],
    queryFn: ({ pageParam: cursor }) => api()('listPayouts', { params: { orgId }, query: { show, cursor } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
  });
  const rows = list.data?.pages.flatMap(({ payouts }) => payouts) ?? [];
  return (
    <Part title={d.payouts}>
      <Choice
        label={d.state}
        value={show}
        options={[
          { value: 'open', label: t.openOnes },
          { value: 'ended', label: t.ended },
        ]}
        onChange={setShow}
      />
      {list.isPending && <Loading lines={4} />}
      {list.isError && <ConsoleProblem error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && <EmptyState icon="check" title={t.noPayouts} />}
      {rows.length > 0 && <Payouts rows={rows} />}
      <MoreButton query={list} shown={rows.length} />
    </Part>
  );
}

type Move = 'paid' | 'failed' | 'returned' | 'retry';
/** What a person may say of a payout in each state; the server has the whole table. */
const moves: Partial<Record<PayoutView['state'], readonly Move[]>> = {
  waiting: ['paid'],
  sending: ['paid', 'failed'],
  sent: ['paid', 'failed'],
  paid: ['returned'],
  failed: ['retry'],
  returned: ['retry'],
};
/** A provider's rail reports by itself. */
const byHand = ({ rail, state }: PayoutView): boolean =>
  rail === undefined || state === 'waiting' || rail === 'manual' || rail === 'bank-file';

function Payouts({ rows }: { rows: readonly PayoutView[] }) {
  const t = useWords(keepingWords);
  const d = useWords(depositWords);
  const { orgId, may } = useOrganisation();
  const reload = useReloadKeeping();
  const [paying, setPaying] = useState<PayoutView>();
  const move = useMutation({
    mutationFn: async ({ payoutId, to }: { payoutId: string; to: 'failed' | 'returned' | 'retry' }) => {
      const params = { orgId, payoutId };
      if (to === 'retry') await api()('retryPayout', { params, body: {} });
      else await api()('failPayout', { params, body: { trouble: to } });
    },
    onSettled: reload,
  });
  const words: Record<Move, string> = {
    paid: t.paidByHand,
    failed: t.failed,
    returned: t.returned,
    retry: t.retry,
  };
  const press = (payout: PayoutView, to: Move) =>
    to === 'paid' ? setPaying(payout) : move.mutate({ payoutId: payout.payoutId, to });
  const actions: Column<PayoutView> = {
    key: 'actions',
    head: d.actions,
    plain: true,
    end: true,
    cell: (payout) =>
      may('payouts.confirm') &&
      byHand(payout) && (
        <span className="cell-actions">
          {(moves[payout.state] ?? []).map((to) => (
            <Button key={to} look="quiet" onClick={() => press(payout, to)}>
              <span className="nowrap">{words[to]}</span>
              <span className="visually-hidden"> {t.payoutOf(formatYuan(payout.amountFen))}</span>
            </Button>
          ))}
        </span>
      ),
  };
  return (
    <>
      {move.isError && <ConfirmGate error={move.error} onConfirmed={() => move.mutate(move.variables)} />}
      {paying && <PaidForm key={paying.payoutId} payout={paying} onClose={() => setPaying(undefined)} />}
      <DataTable
        label={d.payouts}
        rows={rows}
        rowKey={({ payoutId }) => payoutId}
        columns={[...payoutColumns(d, orgId, true), actions]}
      />
    </>
  );
}

/** The bank's number stands for the payment. */
function PaidForm({ payout, onClose }: { payout: PayoutView; onClose: () => void }) {
  const t = useWords(keepingWords);
  const { orgId } = useOrganisation();
  const reload = useReloadKeeping();
  const [reference, setReference] = useState('');
  const [asked, setAsked] = useState(false);
  const bad = reference.trim().length < 4;
  const confirm = useMutation({
    mutationFn: () =>
      api()('confirmPayout', {
        params: { orgId, payoutId: payout.payoutId },
        body: { bankReference: reference.trim() },
      }),
    onSuccess: () => {
      onClose();
      reload();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!bad && !confirm.isPending) confirm.mutate();
  };
  return (
    <Card label={t.payoutOf(formatYuan(payout.amountFen))}>
      <form className="form-card" onSubmit={submit} noValidate>
        <h2>{t.payoutOf(formatYuan(payout.amountFen))}</h2>
        <TextField
          label={t.bankReference}
          autoComplete="off"
          maxLength={64}
          value={reference}
          onChange={(event) => setReference(event.target.value)}
          error={asked && bad ? t.bankReferenceBad : undefined}
        />
        {confirm.isError && <ConfirmGate error={confirm.error} onConfirmed={() => confirm.mutate()} />}
        <div>
          <Button type="submit" look="primary" busy={confirm.isPending}>
            {t.paidByHand}
          </Button>
        </div>
      </form>
    </Card>
  );
}
