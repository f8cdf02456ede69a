import './links.css';
import type { LinksView } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import { useText } from '../../../i18n/language.ts';
import { Notice, PageTitle } from '../../../ui/basics.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useCaseContext } from '../case-context.ts';
import { ConsentPart } from './consent-part.tsx';
import { CountPart } from './count-part.tsx';
import { FlagPart } from './flag-part.tsx';
import { JoinedPart } from './joined-part.tsx';
import { ReportPart } from './report-part.tsx';
import { useLinks } from './use-links.ts';

/** How many others met the same, by what it is known, and what may be done about it together. */
export function LinksPage() {
  const t = useText().links;
  const { view } = useCaseContext();
  const links = useLinks(view.caseId);
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      {links.isError && !links.data && (
        <ProblemNotice error={links.error} onRetry={() => void links.refetch()} />
      )}
      {links.isPending && <Loading lines={6} />}
      {links.data && <Links links={links.data} />}
    </>
  );
}

function Links({ links }: { links: LinksView }) {
  if (links.state !== 'linked') return <Nothing links={links} />;
  return (
    <>
      <CountPart links={links} />
      {links.cluster && links.cluster.flag !== 'none' && (
        <FlagPart cluster={links.cluster} flag={links.cluster.flag} />
      )}
      {/* Another consent is another form: what was ticked and not saved goes with it. */}
      <ConsentPart key={JSON.stringify(links.consent)} links={links} />
      {links.consent && <JoinedPart joined={links.joined} />}
      {links.consent && <ReportPart joined={links.joined.length} />}
    </>
  );
}

/** Why there is nothing to see, and what would change that. */
function Nothing({ links }: { links: LinksView }) {
  const t = useText().links;
  const { view } = useCaseContext();
  return (
    <div className="stack">
      {links.state === 'looking' && (
        <Notice tone="info">
          <p>{t.looking}</p>
        </Notice>
      )}
      {links.state === 'sample' && (
        <Notice tone="info">
          <p>{t.sample}</p>
        </Notice>
      )}
      {links.state === 'alone' && (
        <Notice tone="quiet" title={t.noneTitle}>
          <p>{t.none}</p>
        </Notice>
      )}
      {links.state === 'needs-payment' && (
        <Notice tone="info" title={t.needsPaymentTitle}>
          <p>{t.needsPayment}</p>
          <div className="row">
            <Link
              to="/case/$caseId/evidence"
              params={{ caseId: view.caseId }}
              className={buttonClass('secondary')}
            >
              {t.toEvidence}
            </Link>
          </div>
        </Notice>
      )}
      {links.consent && <ConsentPart key={JSON.stringify(links.consent)} links={links} />}
    </div>
  );
}
