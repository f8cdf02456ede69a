import type { PayoutView } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { Part } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { EmptyState } from '../../../ui/console/pieces.tsx';
import { Sure } from '../../../ui/console/sure.tsx';
import { type Column, DataTable } from '../../../ui/console/table.tsx';
import { Choice } from '../../../ui/field.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { MoreButton } from '../../operator/more-button.tsx';
import { depositWords } from '../deposit/deposit-words.ts';
import { payoutColumns } from '../deposit/payouts-table.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { keepingWords } from './keeping-words.ts';
import { PaidForm } from './paid-form.tsx';
import { unpaidWords } from './unpaid-words.ts';
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

type Unpaid = 'failed' | 'returned' | 'retry';
type Move = 'paid' | Unpaid;
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
  const u = useWords(unpaidWords);
  const { orgId, may } = useOrganisation();
  const reload = useReloadKeeping();
  const [paying, setPaying] = useState<PayoutView>();
  const [asked, setAsked] = useState<{ payout: PayoutView; to: Unpaid }>();
  const move = useMutation({
    mutationFn: async ({ payoutId, to }: { payoutId: string; to: Unpaid }) => {
      const params = { orgId, payoutId };
      if (to === 'retry') await api()('retryPayout', { params, body: {} });
      else await api()('failPayout', { params, body: { trouble: to } });
    },
    onSuccess: () => setAsked(undefined),
    onSettled: reload,
  });
  const words: Record<Move, string> = {
    paid: t.paidByHand,
    failed: t.failed,
    returned: t.returned,
    retry: t.retry,
  };
  const press = (payout: PayoutView, to: Move) => {
    setPaying(to === 'paid' ? payout : undefined);
    setAsked(to === 'paid' ? undefined : { payout, to });
  };
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
      {asked && (
        <Sure
          text={u[asked.to](formatYuan(asked.payout.amountFen))}
          yes={words[asked.to]}
          busy={move.isPending}
          onYes={() => move.mutate({ payoutId: asked.payout.payoutId, to: asked.to })}
          onNo={() => setAsked(undefined)}
        />
      )}
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
