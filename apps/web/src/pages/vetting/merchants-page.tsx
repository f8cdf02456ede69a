import './vetting.css';
import type { VettedMerchantRow } from '@redress/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { Chip, PageTitle, Verbatim } from '../../ui/basics.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { EmptyState } from '../../ui/console/pieces.tsx';
import { DataTable } from '../../ui/console/table.tsx';
import { Loading } from '../../ui/loading.tsx';
import { useOrganisation } from '../console/organisation-context.ts';
import { dayOf, lastDayText } from './days.ts';
import { DeparturesPart } from './departures-part.tsx';
import { nameWords } from './name-words.ts';
import { reviewWords } from './review-words.ts';
import { VettingChip } from './vetting-chip.tsx';
import { vettingWords } from './words.ts';

/** A platform's merchants with the state of its own duty to verify them; what is overdue comes first. */
export function MerchantVettingsPage() {
  const t = useWords(reviewWords);
  const { orgId } = useOrganisation();
  const query = useQuery({
    queryKey: ['merchant-vettings', orgId],
    queryFn: () => api()('listMerchantVettings', { params: { orgId } }),
  });
  const rows = (query.data?.merchants ?? []).toSorted((a, b) => urgency(b) - urgency(a));
  const overdue = rows.filter((row) => row.overdue).length;
  return (
    <div className="stack">
      <PageTitle title={t.merchants} lead={t.merchantsLead} />
      {query.isPending && <Loading lines={5} />}
      {query.isError && <ConsoleProblem error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && rows.length === 0 && (
        <EmptyState icon="person" title={t.noMerchants} text={t.noMerchantsText}>
          <Link to="/console/$orgId/members" params={{ orgId }} className={buttonClass('primary')}>
            {t.goAffiliate}
          </Link>
        </EmptyState>
      )}
      {rows.length > 0 && (
        <>
          <span>
            <Chip tone={overdue > 0 ? 'warn' : 'ok'}>
              {overdue > 0 ? t.overdueCount(overdue) : t.allInTime}
            </Chip>
          </span>
          <MerchantsTable rows={rows} />
        </>
      )}
      <DeparturesPart />
    </div>
  );
}

/** What waits for this platform, then what is overdue, then what is due soon. */
const urgency = ({ state, overdue, due, nameChange }: VettedMerchantRow): number =>
  (state === 'submitted' || state === 'renewing' || nameChange ? 4 : 0) + (overdue ? 2 : 0) + (due ? 1 : 0);

function MerchantsTable({ rows }: { rows: readonly VettedMerchantRow[] }) {
  const t = useWords(reviewWords);
  const { results } = useWords(vettingWords);
  const { chip } = useWords(nameWords);
  const { language } = useLanguage();
  const { orgId, may } = useOrganisation();
  return (
    <DataTable
      label={t.merchants}
      rows={rows}
      rowKey={(row) => row.merchantId}
      columns={[
        { key: 'name', head: t.merchant, main: true, cell: (row) => <Verbatim>{row.name}</Verbatim> },
        { key: 'ref', head: t.reference, cell: (row) => <Verbatim>{row.merchantRef}</Verbatim> },
        {
          key: 'state',
          head: t.fileState,
          cell: (row) => (
            <span className="row">
              <VettingChip state={row.state} />
              {row.nameChange && <Chip tone="info">{chip}</Chip>}
            </span>
          ),
        },
        {
          key: 'last',
          head: t.lastCheck,
          cell: (row) =>
            row.checkedAt ? `${results[row.result]} · ${dayOf(row.checkedAt, language)}` : results.never,
        },
        {
          key: 'next',
          head: t.next,
          cell: (row) => (
            <span className="row">
              {row.nextDueAt ? lastDayText(row.nextDueAt, language) : '–'}
              {row.overdue && <Chip tone="stop">{t.overdue}</Chip>}
              {row.due && !row.overdue && <Chip tone="warn">{t.dueSoon}</Chip>}
            </span>
          ),
        },
        {
          key: 'check',
          head: t.check,
          plain: true,
          end: true,
          cell: (row) =>
            may('vetting.review') && (
              <span className="cell-actions">
                <Link
                  to="/console/$orgId/merchants/$merchantId"
                  params={{ orgId, merchantId: row.merchantId }}
                  className={buttonClass('quiet')}
                >
                  {t.check}
                  <span className="visually-hidden"> {row.name}</span>
                </Link>
              </span>
            ),
        },
      ]}
    />
  );
}
