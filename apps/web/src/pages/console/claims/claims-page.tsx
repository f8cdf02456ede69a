import '../../claim/claim.css';
import type { ClaimRow, ClaimState } from '@redress/contract';
import { claimStates } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { minuteText } from '../../../lib/format.ts';
import { Chip, Notice, PageTitle, Part, Verbatim } from '../../../ui/basics.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { EmptyState, Figures, KeyFigure } from '../../../ui/console/pieces.tsx';
import { type Column, DataTable } from '../../../ui/console/table.tsx';
import { Tabs } from '../../../ui/console/tabs.tsx';
import { Choice } from '../../../ui/field.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { leftText, stateTones } from '../../claim/claim-words.ts';
import { respondentWords } from '../../claim/respondent-words.ts';
import { useNow } from '../../claim/use-now.ts';
import { useStateText } from '../../claim/use-state-text.ts';
import { type ClaimWords, claimWords } from '../../claim/words.ts';
import { MoreButton } from '../../operator/more-button.tsx';
import { useOrganisation } from '../organisation-context.ts';

type Shown = ClaimState | 'all';
type Whose = 'own' | 'merchants';

/** Claims against the organisation: what waits for its answer first, the earliest clock on top; a platform's merchants' beside. */
export function ClaimsPage() {
  const t = useWords(claimWords);
  const whose = useWords(respondentWords);
  const { kinds } = useOrganisation();
  const [of, setOf] = useState<Whose>('own');
  const isPlatform = kinds.includes('platform');
  const list = <ClaimList key={of} of={of} />;
  return (
    <div className="stack">
      <PageTitle title={t.inboxTitle} lead={of === 'own' ? t.inboxLead : whose.inboxMerchantsLead} />
      {isPlatform ? (
        <Tabs
          label={whose.inboxOf}
          tabs={[
            { key: 'own', label: whose.inboxOwn },
            { key: 'merchants', label: whose.inboxMerchants },
          ]}
          chosen={of}
          onChoose={setOf}
        >
          {list}
        </Tabs>
      ) : (
        list
      )}
    </div>
  );
}

function ClaimList({ of }: { of: Whose }) {
  const t = useWords(claimWords);
  const whose = useWords(respondentWords);
  const { orgId, may } = useOrganisation();
  const [shown, setShown] = useState<Shown>('all');
  const state = shown === 'all' ? undefined : shown;
  const list = useInfiniteQuery({
    queryKey: ['org-claims', orgId, of, shown],
    queryFn: ({ pageParam: cursor }) =>
      api()('listOrgClaims', { params: { orgId }, query: { state, of, only: 'reported', cursor } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    refetchInterval: 30_000,
  });
  const rows = list.data?.pages.flatMap(({ claims }) => claims) ?? [];
  const unmailed = list.data?.pages[0]?.unmailedToday ?? 0;
  const counts = list.data?.pages[0]?.counts;
  const names = of === 'own' ? t.counts : whose.countsMerchants;
  const options = (['all', ...claimStates] as const).map((value) => ({
    value,
    label: value === 'all' ? t.all : t.states[value],
  }));
  return (
    <>
      {counts && (
        <Figures>
          <KeyFigure
            label={names.mine}
            value={String(counts.mine)}
            {...(of === 'own' && counts.mine > 0 ? { tone: 'warn' as const } : {})}
          />
          <KeyFigure label={names.theirs} value={String(counts.theirs)} />
          <KeyFigure label={names.closed} value={String(counts.closed)} />
        </Figures>
      )}
      <div className="row row-between">
        <Choice label={t.filter} value={shown} options={options} onChange={setShown} />
        {of === 'own' && may('claims.read') && (
          <Link to="/console/$orgId/claim-rule" params={{ orgId }} className={buttonClass('secondary')}>
            {t.rulesNav}
          </Link>
        )}
      </div>
      {list.isPending && <Loading lines={5} />}
      {list.isError && <ConsoleProblem error={list.error} onRetry={() => void list.refetch()} />}
      {rows.length === 0 && counts?.named === 0 && <EmptyState icon="check" title={t.inboxNone} />}
      {unmailed > 0 && <Notice tone="info" title={whose.unmailed(unmailed)} />}
      {rows.length > 0 && <ClaimTable orgId={orgId} rows={rows} />}
      <MoreButton query={list} shown={rows.length} />
      {counts !== undefined && counts.named > 0 && <NamedPart key={shown} of={of} state={state} />}
    </>
  );
}

/** Anybody can invent a number: claims about those that the shop never reported stand by themselves. */
function NamedPart({ of, state }: { of: Whose; state: ClaimState | undefined }) {
  const t = useWords(respondentWords);
  const { orgId } = useOrganisation();
  const list = useInfiniteQuery({
    queryKey: ['org-claims', orgId, of, state ?? 'all', 'named'],
    queryFn: ({ pageParam: cursor }) =>
      api()('listOrgClaims', { params: { orgId }, query: { state, of, only: 'named', cursor } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    refetchInterval: 30_000,
  });
  const rows = list.data?.pages.flatMap(({ claims }) => claims) ?? [];
  if (rows.length === 0) return null;
  return (
    <Part title={t.unreportedTitle} lead={t.unreportedLead}>
      <ClaimTable orgId={orgId} rows={rows} />
      <MoreButton query={list} shown={rows.length} />
    </Part>
  );
}

function ClaimTable({ orgId, rows }: { orgId: string; rows: readonly ClaimRow[] }) {
  const t = useWords(claimWords);
  const now = useNow();
  const said = useStateText();
  return (
    <DataTable
      label={t.inboxTitle}
      rows={rows}
      rowKey={({ claimId }) => claimId}
      columns={columnsOf(t, { orgId, now, said })}
    />
  );
}

function columnsOf(
  t: ClaimWords,
  { orgId, now, said }: { orgId: string; now: number; said: ReturnType<typeof useStateText> },
): Column<ClaimRow>[] {
  return [
    {
      key: 'order',
      head: t.order,
      main: true,
      cell: ({ claimId, orderRef, merchant }) => (
        <span className="stack-small">
          <Link to="/console/$orgId/claims/$claimId" params={{ orgId, claimId }}>
            <Verbatim>{orderRef}</Verbatim>
          </Link>
          {merchant && (
            <span className="hint">
              <Verbatim>{merchant}</Verbatim>
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'kind',
      head: t.buyerSaid,
      cell: ({ kind }) => <span className="nowrap">{t.kinds[kind].title}</span>,
    },
    {
      key: 'state',
      head: t.filter,
      cell: ({ state, byHand, displacedAt, uncoveredFen }) => (
        <span className="stack-small">
          <span>
            <Chip tone={uncoveredFen === undefined ? stateTones[state] : 'stop'}>
              {said({ state, byHand, displacedAt })}
            </Chip>
          </span>
          {state === 'paying' && uncoveredFen !== undefined && (
            <span className="hint nowrap">{t.stillOwedShort(t.yuan(formatYuan(uncoveredFen)))}</span>
          )}
        </span>
      ),
    },
    {
      key: 'clock',
      head: t.clock,
      cell: ({ clock }) =>
        clock ? (
          <span className="table-clock">
            <span>{t.clockOf[clock.party]}</span>
            <span className="hint">
              {clock.overdue ? t.clockOver : leftText(Date.parse(clock.dueAt) - now, t)}
            </span>
          </span>
        ) : (
          '–'
        ),
    },
    { key: 'opened', head: t.opened, cell: ({ openedAt }) => minuteText(openedAt) },
    {
      key: 'amount',
      head: t.money,
      end: true,
      cell: ({ amountFen }) => (
        <span className="nowrap">{amountFen === undefined ? '–' : t.yuan(formatYuan(amountFen))}</span>
      ),
    },
  ];
}
