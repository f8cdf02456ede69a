import './platform.css';
import type { TermsCheckRow } from '@redress/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { minuteText } from '../../../lib/format.ts';
import { Chip, PageTitle, Part, Verbatim } from '../../../ui/basics.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { EmptyState } from '../../../ui/console/pieces.tsx';
import { type Column, DataTable } from '../../../ui/console/table.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { TermsForm } from './terms-form.tsx';
import { termsWords } from './terms-words.ts';

export const checksKey = (orgId: string) => ['terms-checks', orgId] as const;

/** A platform's own terms: look through them, and what was found before. */
export function TermsPage() {
  const t = useWords(termsWords);
  const { orgId, may } = useOrganisation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const list = useQuery({
    queryKey: checksKey(orgId),
    queryFn: () => api()('listTermsChecks', { params: { orgId } }),
  });
  const checks = list.data?.checks;
  return (
    <div className="stack">
      <PageTitle title={t.title} lead={t.lead} />
      {may('oversight.manage') && (
        <TermsForm
          orgId={orgId}
          done={({ checkId }) => {
            void client.invalidateQueries({ queryKey: checksKey(orgId) });
            void navigate({ to: '/console/$orgId/platform/terms/$checkId', params: { orgId, checkId } });
          }}
        />
      )}
      <Part title={t.history}>
        {list.isPending && <Loading lines={3} />}
        {list.isError && <ConsoleProblem error={list.error} onRetry={() => void list.refetch()} />}
        {checks?.length === 0 && <EmptyState icon="text" title={t.historyNone} />}
        {checks && checks.length > 0 && (
          <DataTable
            label={t.history}
            rows={checks}
            rowKey={({ checkId }) => checkId}
            columns={columnsOf(t, orgId)}
          />
        )}
      </Part>
    </div>
  );
}

/** What a check found, as chips; of nothing found only that our rules know nothing. */
export function ResultChips({ check: { found, likely, mended } }: { check: TermsCheckRow }) {
  const t = useWords(termsWords);
  return (
    <span className="need-chips">
      {found > 0 && <Chip tone="stop">{t.found(found)}</Chip>}
      {likely > 0 && <Chip tone="info">{t.likely(likely)}</Chip>}
      {found + likely === 0 && <Chip tone="quiet">{t.nothing}</Chip>}
      {mended > 0 && <Chip tone="ok">{t.mended(mended)}</Chip>}
    </span>
  );
}

function columnsOf(t: (typeof termsWords)['zh'], orgId: string): Column<TermsCheckRow>[] {
  return [
    {
      key: 'document',
      head: t.document,
      main: true,
      cell: ({ checkId, document, version }) => (
        <Link to="/console/$orgId/platform/terms/$checkId" params={{ orgId, checkId }}>
          <Verbatim>{document}</Verbatim> {t.version(version)}
        </Link>
      ),
    },
    { key: 'result', head: t.result, cell: (check) => <ResultChips check={check} /> },
    { key: 'when', head: t.when, end: true, cell: ({ checkedAt }) => minuteText(checkedAt) },
  ];
}
