import '../deposit/deposit.css';
import type { KeepingView } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { PageTitle } from '../../../ui/basics.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { Figures, KeyFigure } from '../../../ui/console/pieces.tsx';
import { Tabs } from '../../../ui/console/tabs.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { AccountPart } from './account-part.tsx';
import { BatchesPart } from './batches-part.tsx';
import { DecidedTopUps } from './decided-top-ups.tsx';
import { keepingWords } from './keeping-words.ts';
import { KeptDeposits } from './kept-deposits.tsx';
import { KeptPayouts } from './kept-payouts.tsx';
import { KeptTopUps } from './kept-top-ups.tsx';
import { OpenReversals } from './open-reversals.tsx';
import { WaitingPayees } from './waiting-payees.tsx';

const keepingKey = (orgId: string) => ['keeping', orgId] as const;

/** What an organisation keeps for merchants: who has how much, what came, what is to be paid. */
export function KeepingPage() {
  const t = useWords(keepingWords);
  const { orgId } = useOrganisation();
  const view = useQuery({
    queryKey: keepingKey(orgId),
    queryFn: () => api()('readKeeping', { params: { orgId } }),
    refetchInterval: 30_000,
  });
  return (
    <div className="stack">
      <PageTitle title={t.title} lead={t.lead} />
      {view.isPending && <Loading lines={6} />}
      {view.isError && <ConsoleProblem error={view.error} onRetry={() => void view.refetch()} />}
      {view.data && <Content view={view.data} />}
    </div>
  );
}

function Content({ view }: { view: KeepingView }) {
  const t = useWords(keepingWords);
  const [tab, setTab] = useState<'deposits' | 'topUps' | 'payouts'>('deposits');
  const { totals } = view;
  const tabs = [
    { key: 'deposits', label: t.tabs.deposits, count: view.deposits.length },
    { key: 'topUps', label: t.tabs.topUps, count: view.topUps.length + view.reversals.length },
    { key: 'payouts', label: t.tabs.payouts, count: view.waitingPayouts },
  ] as const;
  return (
    <>
      {view.deposits.length > 0 && (
        <Figures>
          <KeyFigure label={t.available} value={formatYuan(totals.availableFen)} unit={t.yuan} />
          <KeyFigure label={t.held} value={formatYuan(totals.heldFen)} unit={t.yuan} />
          <KeyFigure
            label={t.payable}
            value={formatYuan(totals.payableFen)}
            unit={t.yuan}
            {...(totals.payableFen > 0 ? { tone: 'warn' as const } : {})}
          />
          <KeyFigure label={t.transit} value={formatYuan(totals.transitFen)} unit={t.yuan} />
          {totals.writtenOffFen !== 0 && (
            <KeyFigure
              label={t.writtenOff}
              value={formatYuan(-totals.writtenOffFen)}
              unit={t.yuan}
              tone="stop"
            />
          )}
        </Figures>
      )}
      <Tabs label={t.title} chosen={tab} onChoose={setTab} tabs={tabs}>
        {tab === 'deposits' && <KeptDeposits deposits={view.deposits} />}
        {tab === 'topUps' && (
          <>
            <OpenReversals topUps={view.reversals} />
            <KeptTopUps topUps={view.topUps} />
            <AccountPart account={view.account} />
            <DecidedTopUps />
          </>
        )}
        {tab === 'payouts' && (
          <>
            <WaitingPayees />
            <KeptPayouts />
            <BatchesPart />
          </>
        )}
      </Tabs>
    </>
  );
}
