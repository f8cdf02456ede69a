import { type DutyReportRow, urlOf } from '@redress/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { minuteText } from '../../../lib/format.ts';
import { More, Part } from '../../../ui/basics.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { EmptyState } from '../../../ui/console/pieces.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { platformWords } from './words.ts';

/** What a regulator is shown: made for the chosen days, kept byte for byte, and found in the log by its hash. */
export function ReportsPart({ from, to }: { from: string; to: string }) {
  const t = useWords(platformWords);
  const { orgId, may } = useOrganisation();
  const client = useQueryClient();
  const queryKey = ['duty-reports', orgId];
  const list = useQuery({ queryKey, queryFn: () => api()('listDutyReports', { params: { orgId } }) });
  const make = useMutation({
    mutationFn: () => api()('makeDutyReport', { params: { orgId }, body: { from, to } }),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
  const reports = list.data?.reports;
  return (
    <Part title={t.reports} lead={t.reportsLead}>
      {may('reports.export') && (
        <div className="row">
          <Button look="primary" icon="plus" busy={make.isPending} onClick={() => make.mutate()}>
            {make.isPending ? t.reportMaking : t.reportMake}
          </Button>
        </div>
      )}
      {make.isError && <ProblemNotice error={make.error} />}
      {list.isPending && <Loading lines={2} />}
      {list.isError && <ConsoleProblem error={list.error} onRetry={() => void list.refetch()} />}
      {reports?.length === 0 && <EmptyState icon="file" title={t.reportsNone} />}
      <ul className="stack">
        {reports?.map((report) => (
          <Report key={report.reportId} orgId={orgId} report={report} />
        ))}
      </ul>
    </Part>
  );
}

function Report({ orgId, report }: { orgId: string; report: DutyReportRow }) {
  const t = useWords(platformWords);
  const { reportId, from, to, madeAt, csvSha256, pdfSha256, entry } = report;
  const file = (format: 'csv' | 'pdf') => urlOf('dutyReportFile', { orgId, reportId, format });
  return (
    <li className="card stack-small">
      <div className="row row-between">
        <div>
          <p className="report-title">{t.reportOf(from, to)}</p>
          <p className="hint">{t.reportMadeAt(minuteText(madeAt))}</p>
        </div>
        <div className="row">
          {(['pdf', 'csv'] as const).map((format) => (
            <a key={format} className={buttonClass('secondary')} href={file(format)} download>
              <Icon name="download" size={18} /> {format.toUpperCase()}
            </a>
          ))}
        </div>
      </div>
      <More summary={t.reportProof}>
        <p className="hint">{t.reportProofHow}</p>
        <dl className="definition">
          <dt>PDF</dt>
          <dd className="mono template-hash">{pdfSha256}</dd>
          <dt>CSV</dt>
          <dd className="mono template-hash">{csvSha256}</dd>
        </dl>
        {entry !== undefined && (
          <Link to="/log" search={{ entry }}>
            {t.reportEntry(entry)}
          </Link>
        )}
      </More>
    </li>
  );
}
