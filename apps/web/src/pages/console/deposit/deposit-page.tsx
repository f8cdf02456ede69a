import './deposit.css';
import type { DepositView } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { Notice, PageTitle, Verbatim } from '../../../ui/basics.tsx';
import { buttonClass, CopyButton } from '../../../ui/button.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { EmptyState, Figures, KeyFigure } from '../../../ui/console/pieces.tsx';
import { Tabs } from '../../../ui/console/tabs.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { depositKey, useOrganisation } from '../organisation-context.ts';
import { useClaimSummary } from '../overview/use-overview.ts';
import { depositWords } from './deposit-words.ts';
import { PayoutsTable } from './payouts-table.tsx';
import { PostingsPart } from './postings-part.tsx';
import { StatementPart } from './statement-part.tsx';
import { TopUpsPart } from './top-ups-part.tsx';
import { WithdrawalsPart } from './withdrawals-part.tsx';

/** What stands behind the merchant: whether claims can be paid, money in, money out, every entry. */
export function DepositPage() {
  const t = useWords(depositWords);
  const { orgId } = useOrganisation();
  const view = useQuery({
    queryKey: depositKey(orgId),
    queryFn: () => api()('readDeposit', { params: { orgId } }),
    refetchInterval: 30_000,
  });
  return (
    <div className="stack">
      <PageTitle title={t.title} lead={t.lead}>
        {view.data?.keeper && (
          <p className="hint">
            {view.data.keeper.isSelf ? t.keptBySelf : <Verbatim>{t.keptBy(view.data.keeper.name)}</Verbatim>}
          </p>
        )}
      </PageTitle>
      {view.isPending && <Loading lines={6} />}
      {view.isError && <ConsoleProblem error={view.error} onRetry={() => void view.refetch()} />}
      {view.data && (view.data.keeper ? <Kept view={view.data} /> : <NotKept />)}
    </div>
  );
}

function NotKept() {
  const t = useWords(depositWords);
  const { orgId, kinds, may } = useOrganisation();
  const keepsItself = kinds.includes('platform') && kinds.includes('merchant');
  return (
    <EmptyState icon="seal" title={t.none} text={keepsItself ? `${t.noneText} ${t.noneSelf}` : t.noneText}>
      <p className="mono" translate="no">
        {orgId}
      </p>
      <div className="row row-center">
        <CopyButton value={orgId} />
        {keepsItself && may('deposit.manage') && (
          <Link to="/console/$orgId/keeping" params={{ orgId }} className={buttonClass('primary')}>
            {t.noneGo}
          </Link>
        )}
      </div>
    </EmptyState>
  );
}

/** What the next money goes to, before the merchant wonders where it went. */
function Owed() {
  const t = useWords(depositWords);
  const { orgId } = useOrganisation();
  const owedFen = useClaimSummary().data?.owedFen ?? 0;
  if (owedFen === 0) return null;
  return (
    <Notice tone="stop" title={t.owedTitle(formatYuan(owedFen))}>
      <p>
        {t.owedText}{' '}
        <Link to="/console/$orgId/claims" params={{ orgId }}>
          {t.owedLook}
        </Link>
      </p>
    </Notice>
  );
}

function Kept({ view }: { view: DepositView }) {
  const t = useWords(depositWords);
  const [tab, setTab] = useState<'money' | 'postings' | 'payouts'>('money');
  const { availableFen, balanceFen, heldFen, floorFen } = view;
  // The ledger has both as held: what is decided goes to its buyer, what is not may come back.
  const toPayFen = Math.min(heldFen, useClaimSummary().data?.toBePaidFen ?? 0);
  return (
    <>
      {view.shortageFen > 0 && (
        <Notice tone="stop" title={t.shortageTitle(formatYuan(view.shortageFen))}>
          <p>{t.shortageText}</p>
        </Notice>
      )}
      <Owed />
      <Standing view={view} />
      <Figures>
        <KeyFigure
          label={t.available}
          value={formatYuan(availableFen)}
          unit={t.yuan}
          {...(view.level === 'ok' ? {} : { tone: view.level === 'low' ? ('warn' as const) : 'stop' })}
        />
        <KeyFigure
          label={t.held}
          value={formatYuan(heldFen - toPayFen)}
          unit={t.yuan}
          {...(heldFen > toPayFen ? { hint: t.heldHint } : {})}
        />
        {toPayFen > 0 && (
          <KeyFigure label={t.toPay} value={formatYuan(toPayFen)} unit={t.yuan} hint={t.toPayHint} />
        )}
        <KeyFigure label={t.balance} value={formatYuan(balanceFen)} unit={t.yuan} />
        <KeyFigure label={t.floor} value={formatYuan(floorFen)} unit={t.yuan} />
      </Figures>
      <Tabs
        label={t.title}
        chosen={tab}
        onChoose={setTab}
        tabs={(['money', 'postings', 'payouts'] as const).map((key) => ({ key, label: t.tabs[key] }))}
      >
        {tab === 'money' && (
          <>
            <TopUpsPart view={view} />
            <WithdrawalsPart view={view} />
          </>
        )}
        {tab === 'postings' && (
          <>
            <StatementPart />
            <PostingsPart />
          </>
        )}
        {tab === 'payouts' && <PayoutsTable payouts={view.payouts} />}
      </Tabs>
    </>
  );
}

/** Whether a claim that comes now could be paid. What is held is spoken for already. */
function Standing({ view: { availableFen, level, floorFen, remindFen } }: { view: DepositView }) {
  const t = useWords(depositWords);
  if (availableFen <= 0)
    return (
      <Notice tone="stop" title={t.levels.empty}>
        <p>{t.emptyText}</p>
      </Notice>
    );
  const tone = { ok: 'ok', low: 'warn', 'below-floor': 'stop' } as const;
  return (
    <Notice tone={tone[level]} title={t.levels[level]}>
      {level === 'low' && <p>{t.lowText(formatYuan(remindFen))}</p>}
      {level === 'below-floor' && <p>{t.belowText(formatYuan(floorFen))}</p>}
      <p>{t.payable(formatYuan(availableFen))}</p>
    </Notice>
  );
}
