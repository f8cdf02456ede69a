import './case.css';
import './pieces.css';
import { Link, Navigate, Outlet, useLocation, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { problemOf } from '../../api/client.ts';
import { useCase } from '../../api/queries.ts';
import { useText } from '../../i18n/language.ts';
import { forgetCase, pendingReceipt } from '../../lib/known-cases.ts';
import { PageTitle } from '../../ui/basics.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProblemNotice, problemText } from '../../ui/problem-notice.tsx';
import { useUploads } from '../../uploads/use-uploads.ts';
import { CaseContext } from './case-context.ts';
import { CaseNav } from './case-nav.tsx';

/** Frame of all pages of one case: loads it once, keeps it fresh, resumes uploads wherever the buyer is. */
export function CaseLayout() {
  const { caseId } = useParams({ from: '/case/$caseId' });
  if (pendingReceipt(caseId)) return <Navigate to="/case/$caseId/receipt" params={{ caseId }} replace />;
  return <LoadedCase caseId={caseId} />;
}

function LoadedCase({ caseId }: { caseId: string }) {
  const t = useText();
  const query = useCase(caseId);
  const uploads = useUploads(caseId);
  const path = useLocation({ select: ({ pathname }) => pathname.replace(/\/$/, '') });
  const atOverview = path === `/case/${caseId}`;
  if (!query.data) {
    return query.error ? (
      <LoadFailed caseId={caseId} error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <div className="wrap narrow stack">
        <Loading lines={7} />
      </div>
    );
  }
  return (
    <CaseContext value={{ view: query.data, uploads }}>
      <div className="wrap case-frame">
        <CaseNav />
        <div className="case-main">
          {!atOverview && (
            <Link to="/case/$caseId" params={{ caseId }} className="back-link">
              <Icon name="back" size={18} /> {t.case.overview}
            </Link>
          )}
          {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
          <Outlet />
        </div>
      </div>
    </CaseContext>
  );
}

/** Says so when it takes long: silence looks like a broken page. */
function LoadFailed(props: { caseId: string; error: Error; onRetry: () => void }) {
  const t = useText().common;
  const problem = problemOf(props.error);
  const gone = problem?.status === 404;
  useEffect(() => {
    if (gone) forgetCase(props.caseId);
  }, [gone, props.caseId]);
  if (gone) {
    return (
      <div className="wrap narrow stack">
        <PageTitle title={t.errorGone} lead={problemText(problem, t)} />
        <Link to="/receipt">{t.enterCode}</Link>
      </div>
    );
  }
  return (
    <div className="wrap narrow stack">
      <PageTitle title={problem?.status === 401 ? t.needCode : t.loadFailed} />
      <ProblemNotice error={props.error} onRetry={props.onRetry} />
    </div>
  );
}
