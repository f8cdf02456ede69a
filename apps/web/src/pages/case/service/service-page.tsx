import type { ServiceView } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import { useText } from '../../../i18n/language.ts';
import { PageTitle, Part } from '../../../ui/basics.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useCaseContext } from '../case-context.ts';
import '../path/path.css';
import { InboundPart } from './inbound-part.tsx';
import { MailboxPart } from './mailbox-part.tsx';
import './service.css';
import { StepService } from './step-service.tsx';
import { useService } from './use-service.ts';

/** How the letters of the case reach their addressees, and what comes back. */
export function ServicePage() {
  const t = useText().service;
  const { view } = useCaseContext();
  const service = useService(view.caseId);
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      {service.error && <ProblemNotice error={service.error} onRetry={() => void service.refetch()} />}
      {!service.data && !service.error && <Loading lines={6} />}
      {service.data && (
        <>
          <Letters service={service.data} />
          <MailboxPart service={service.data} />
          <InboundPart service={service.data} />
        </>
      )}
      <p className="part">
        <Link to="/case/$caseId/path" params={{ caseId: view.caseId }} hash="reminders">
          {t.reminders}
        </Link>
      </p>
    </>
  );
}

const order = ['held', 'out', 'done', 'cancelled', 'drafted'];

function Letters({ service }: { service: ServiceView }) {
  const t = useText().service;
  const { view } = useCaseContext();
  const rows = view.steps
    .map((step) => ({ step, letters: service.dispatches.filter(({ stepId }) => stepId === step.id) }))
    .filter(({ step, letters }) => letters.length > 0 || ['held', 'out', 'done'].includes(step.state))
    .sort((a, b) => order.indexOf(a.step.state) - order.indexOf(b.step.state));
  return (
    <Part title={t.lettersTitle} lead={service.sends ? t.lettersLead : t.lettersByHand}>
      {rows.length === 0 && (
        <p className="hint">
          {t.lettersEmpty}{' '}
          <Link to="/case/$caseId/path" params={{ caseId: view.caseId }}>
            {t.lettersGo}
          </Link>
        </p>
      )}
      <ul className="stack">
        {rows.map(({ step, letters }) => (
          <StepService key={step.id} step={step} letters={letters} />
        ))}
      </ul>
    </Part>
  );
}
