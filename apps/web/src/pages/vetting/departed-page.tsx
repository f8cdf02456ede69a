import '../../ui/console/console.css';
import './vetting.css';
import { type DepartedFileView, urlOf } from '@redress/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { dayOf, minuteText } from '../../lib/format.ts';
import { Card, Notice, PageTitle, Part } from '../../ui/basics.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { EmptyState } from '../../ui/console/pieces.tsx';
import { Loading } from '../../ui/loading.tsx';
import { departureWords } from './departure-words.ts';
import { HandedInFacts } from './handed-in.tsx';
import { Check } from './history-part.tsx';
import { Paper } from './paper.tsx';
import { reviewWords } from './review-words.ts';

/** A merchant that left, as the platform has to keep it: what was checked while it was there, and nothing newer. */
export function DepartedFilePage() {
  const t = useWords(departureWords);
  const { back } = useWords(reviewWords);
  const params = useParams({ from: '/console/$orgId/departures/$departureId' });
  const query = useQuery({
    queryKey: ['departed-file', params.orgId, params.departureId],
    queryFn: () => api()('getDepartedFile', { params }),
    retry: false,
  });
  return (
    <div className="stack">
      <PageTitle title={query.data?.name ?? t.title} verbatim={query.data !== undefined}>
        <Link to="/console/$orgId/merchants" params={{ orgId: params.orgId }}>
          {back}
        </Link>
      </PageTitle>
      {query.isPending && <Loading lines={6} />}
      {query.isError && <ConsoleProblem error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Departed file={query.data} orgId={params.orgId} />}
    </div>
  );
}

function Departed({ file, orgId }: { file: DepartedFileView; orgId: string }) {
  const t = useWords(departureWords);
  const { joinedAt, leftOn, keepUntil, returnedAt, checks } = file;
  return (
    <>
      <Notice tone="quiet" title={t.stayed(dayOf(joinedAt), leftOn)}>
        <p>{keepUntil ? t.keptLead(keepUntil) : returnedAt && t.back(dayOf(returnedAt))}</p>
        <p>{t.nothingNewer}</p>
      </Notice>
      {checks.length === 0 && <EmptyState title={t.noChecks} text={t.noChecksText} />}
      {checks.map((check) => (
        <Part key={check.reviewId} title={t.checkOf(minuteText(check.checkedAt))}>
          <Card className="stack-small">
            <Check check={check} />
          </Card>
          <HandedInFacts title={t.checkedFacts} facts={check.facts} />
          <Papers check={check} orgId={orgId} departureId={file.departureId} />
        </Part>
      ))}
    </>
  );
}

type CheckedThen = DepartedFileView['checks'][number];

function Papers(props: { check: CheckedThen; orgId: string; departureId: string }) {
  const t = useWords(departureWords);
  const { openRecorded } = useWords(reviewWords);
  const { check, ...which } = props;
  if (check.documents.length === 0) return null;
  return (
    <Card label={t.checkedPapers}>
      <div className="stack-small">
        <h3>{t.checkedPapers}</h3>
        <p className="hint">{openRecorded}</p>
        {check.documents.map((paper) => (
          <Paper
            key={paper.documentId}
            paper={paper}
            url={urlOf('departedFileDocument', { ...which, documentId: paper.documentId })}
          />
        ))}
      </div>
    </Card>
  );
}
