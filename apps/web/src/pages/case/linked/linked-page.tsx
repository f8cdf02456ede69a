import type { LinksView } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import { useText } from '../../../i18n/language.ts';
import { Notice, PageTitle, Skeleton } from '../../../ui/basics.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useCaseContext } from '../case-context.ts';
import { FlagPart } from './flag-part.tsx';
import { JoinPart } from './join-part.tsx';
import { JoinedPart } from './joined-part.tsx';
import './linked.css';
import { OthersPart } from './others-part.tsx';
import { ReportPart } from './report-part.tsx';
import { useLinks } from './use-links.ts';

/** Others who met the same: how many and by what, joining them, and what those who joined show each other. */
export function LinkedPage() {
  const t = useText().linked;
  const { view } = useCaseContext();
  const links = useLinks(view.caseId);
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      {links.data ? (
        <Linked links={links.data} />
      ) : links.isError ? (
        <ProblemNotice error={links.error} />
      ) : (
        <Skeleton label={t.looking} />
      )}
    </>
  );
}

function Linked({ links }: { links: LinksView }) {
  if (links.state !== 'linked') return <NotLinked state={links.state} />;
  return (
    <div className="stack linked">
      <OthersPart links={links} />
      <FlagPart links={links} />
      <JoinPart links={links} />
      {links.consent && <JoinedPart links={links} />}
      {links.consent && <ReportPart />}
    </div>
  );
}

function NotLinked({ state }: { state: Exclude<LinksView['state'], 'linked'> }) {
  const t = useText().linked;
  const { view } = useCaseContext();
  if (state === 'looking') return <Skeleton label={t.looking} />;
  if (state === 'alone')
    return (
      <Notice tone="quiet" title={t.alone}>
        <p>{t.aloneText}</p>
      </Notice>
    );
  return (
    <Notice tone="info">
      <p>{state === 'sample' ? t.sample : t.needsPayment}</p>
      {state === 'needs-payment' && (
        <p>
          <Link
            to="/case/$caseId/evidence"
            params={{ caseId: view.caseId }}
            className={buttonClass('secondary')}
          >
            {t.toEvidence}
          </Link>
        </p>
      )}
    </Notice>
  );
}
