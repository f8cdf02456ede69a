import type { TopUpView } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { minuteText } from '../../../lib/format.ts';
import { Part, Verbatim } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { type Column, DataTable } from '../../../ui/console/table.tsx';
import { Choice } from '../../../ui/field.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { MoreButton } from '../../operator/more-button.tsx';
import { depositWords } from '../deposit/deposit-words.ts';
import { TopUpState } from '../deposit/top-up-state.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { keepingWords } from './keeping-words.ts';
import { ReverseForm } from './reverse-form.tsx';

/** What came, with the way to undo what was confirmed by mistake; and what came to nothing. */
export function DecidedTopUps() {
  const t = useWords(keepingWords);
  const d = useWords(depositWords);
  const { orgId } = useOrganisation();
  const [show, setShow] = useState<'confirmed' | 'ended'>('confirmed');
  const list = useInfiniteQuery({
    queryKey: ['kept-top-ups', orgId, show],
    queryFn: ({ pageParam: cursor }) => api()('listTopUps', { params: { orgId }, query: { show, cursor } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
  });
  const rows = list.data?.pages.flatMap(({ topUps }) => topUps) ?? [];
  return (
    <Part title={t.decided}>
      <Choice
        label={d.state}
        value={show}
        options={(['confirmed', 'ended'] as const).map((value) => ({ value, label: t.decidedShown[value] }))}
        onChange={setShow}
      />
      {list.isPending && <Loading lines={4} />}
      {list.isError && <ConsoleProblem error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && <p className="hint">{t.noDecided}</p>}
      {rows.length > 0 && <TopUps rows={rows} />}
      <MoreButton query={list} shown={rows.length} />
    </Part>
  );
}

function TopUps({ rows }: { rows: readonly TopUpView[] }) {
  const t = useWords(keepingWords);
  const d = useWords(depositWords);
  const { may } = useOrganisation();
  const [chosen, setChosen] = useState<TopUpView>();
  const columns: Column<TopUpView>[] = [
    {
      key: 'merchant',
      head: t.merchant,
      main: true,
      cell: ({ merchant }) => <Verbatim>{merchant}</Verbatim>,
    },
    {
      key: 'number',
      head: t.bankReference,
      cell: ({ bankReference, reference, askedAt }) => (
        <span className="stack-small">
          <span className="mono" translate="no">
            {bankReference ?? reference}
          </span>
          <span className="hint nowrap">{minuteText(askedAt)}</span>
        </span>
      ),
    },
    { key: 'state', head: d.state, cell: (topUp) => <TopUpState topUp={topUp} /> },
    {
      key: 'received',
      head: d.received,
      end: true,
      cell: ({ receivedFen }) => (
        <span className="nowrap">{receivedFen === undefined ? '–' : formatYuan(receivedFen)}</span>
      ),
    },
    {
      key: 'actions',
      head: d.actions,
      plain: true,
      end: true,
      cell: (topUp) =>
        may('payouts.confirm') &&
        topUp.state === 'confirmed' &&
        !topUp.reversal && (
          <span className="cell-actions">
            <Button look="quiet" onClick={() => setChosen(topUp)}>
              <span className="nowrap">{t.reverse}</span>
              <span className="visually-hidden"> {topUp.bankReference}</span>
            </Button>
          </span>
        ),
    },
  ];
  return (
    <>
      {chosen && <ReverseForm key={chosen.topUpId} topUp={chosen} onClose={() => setChosen(undefined)} />}
      <DataTable label={t.decided} rows={rows} rowKey={({ topUpId }) => topUpId} columns={columns} />
    </>
  );
}
