import { Link } from '@tanstack/react-router';
import { useText } from '../../../i18n/language.ts';
import { Notice, PageTitle } from '../../../ui/basics.tsx';
import { useCaseContext } from '../case-context.ts';
import { LinksCard } from '../links/links-card.tsx';
import { Ladder } from './ladder.tsx';
import './path.css';
import { Reminders } from './reminders.tsx';
import { StatusCard } from './status-card.tsx';
import { Steps } from './steps.tsx';
import { WhatHappened } from './what-happened.tsx';

/** The case on its way: where it stands, what was taken, what may be taken now, what happened. */
export function PathPage() {
  const t = useText().path;
  const { view } = useCaseContext();
  const unasked = view.gates.some(({ status }) => status === 'unasked');
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <StatusCard />
      {unasked && view.steps.length === 0 && (
        <Notice tone="warn">
          <p>{t.gatesFirst}</p>
          <p>
            <Link to="/case/$caseId/reasons" params={{ caseId: view.caseId }}>
              {t.gatesLink}
            </Link>
          </p>
        </Notice>
      )}
      <Steps />
      <Ladder />
      <LinksCard />
      <WhatHappened />
      <Reminders />
    </>
  );
}
