import type { WaitingPayee } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { minuteText } from '../../../lib/format.ts';
import { Part, Verbatim } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { DataTable } from '../../../ui/console/table.tsx';
import { depositWords } from '../deposit/deposit-words.ts';
import { useOrganisation } from '../organisation-context.ts';
import { keepingWords } from './keeping-words.ts';
import { useReloadKeeping } from './use-reload-keeping.ts';

/** Buyers whose money is ready and who have yet to say where to; nothing is shown while there are none. */
export function WaitingPayees() {
  const t = useWords(keepingWords);
  const d = useWords(depositWords);
  const { orgId, may } = useOrganisation();
  const reload = useReloadKeeping();
  const list = useQuery({
    queryKey: ['waiting-payees', orgId],
    queryFn: () => api()('listWaitingPayees', { params: { orgId } }),
  });
  const remind = useMutation({
    mutationFn: (claimId: string) => api()('remindPayee', { params: { orgId, claimId } }),
    onSettled: reload,
  });
  const rows = list.data?.waiting ?? [];
  if (list.isError) return <ConsoleProblem error={list.error} onRetry={() => void list.refetch()} />;
  if (rows.length === 0) return null;
  return (
    <Part title={t.waitingPayees} lead={t.waitingPayeesLead}>
      {remind.isError && <ConsoleProblem error={remind.error} />}
      <DataTable
        label={t.waitingPayees}
        rows={rows}
        rowKey={({ claimId }) => claimId}
        columns={[
          {
            key: 'claim',
            head: t.waitingClaim,
            main: true,
            cell: ({ claimNumber, orderTail }) => (
              <span className="stack-small">
                <span className="nowrap">{d.aboutClaim(claimNumber)}</span>
                <span className="hint nowrap">{d.aboutOrder(orderTail)}</span>
              </span>
            ),
          },
          { key: 'merchant', head: t.merchant, cell: ({ merchant }) => <Verbatim>{merchant}</Verbatim> },
          { key: 'why', head: d.state, cell: (row) => <Why row={row} /> },
          { key: 'amount', head: d.amount, end: true, cell: ({ fen }) => formatYuan(fen) },
          {
            key: 'actions',
            head: d.actions,
            plain: true,
            end: true,
            cell: ({ claimId, claimNumber, canBeReached, nextAt }) =>
              may('deposit.manage') &&
              canBeReached &&
              !nextAt && (
                <span className="cell-actions">
                  <Button
                    look="quiet"
                    busy={remind.isPending && remind.variables === claimId}
                    onClick={() => remind.mutate(claimId)}
                  >
                    <span className="nowrap">{t.remindBuyer}</span>
                    <span className="visually-hidden"> {d.aboutClaim(claimNumber)}</span>
                  </Button>
                </span>
              ),
          },
        ]}
      />
    </Part>
  );
}

/** What keeps the money, and when the buyer was last reminded. */
function Why({ row: { why, since, canBeReached, remindedAt, nextAt } }: { row: WaitingPayee }) {
  const t = useWords(keepingWords);
  return (
    <span className="stack-small">
      <span>{t.waitingWhy[why]}</span>
      <span className="hint">{t.waitingSince(minuteText(since))}</span>
      {remindedAt && <span className="hint">{t.remindedOn(minuteText(remindedAt))}</span>}
      {nextAt && <span className="hint">{t.remindAgain(minuteText(nextAt))}</span>}
      {!canBeReached && <span className="hint">{t.noContact}</span>}
    </span>
  );
}
