import { formatYuan } from '@redress/kernel';
import { Link } from '@tanstack/react-router';
import { useText } from '../../../i18n/language.ts';
import { Notice, PageTitle, Part, Verbatim } from '../../../ui/basics.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { useCaseContext } from '../case-context.ts';
import { Timeline } from '../timeline.tsx';
import { ClaimsCard } from './claims-card.tsx';
import { NextSteps } from './next-steps.tsx';
import { PathCard } from './path-card.tsx';
import { TaskList } from './task-list.tsx';

/** The hub: where the case stands, what to do, what happened, what comes next. */
export function OverviewPage() {
  const { case: t, links, statement } = useText();
  const { view } = useCaseContext();
  const title = view.facts.goods?.value ?? t.overview;
  return (
    <>
      <PageTitle title={title} verbatim={view.facts.goods !== undefined}>
        <OrderFacts />
      </PageTitle>
      {view.sample && (
        <div className="no-print">
          <Notice tone="info">
            <p>{t.sampleNote}</p>
          </Notice>
        </div>
      )}
      <div className="overview-columns overview-top">
        <div className="stack-column no-print">
          {view.steps.length > 0 && <PathCard />}
          <TaskList />
          {view.steps.length === 0 && <PathCard />}
          <ClaimsCard />
          <NextSteps />
        </div>
        <div className="stack-column">
          <Timeline printable />
          <Story />
        </div>
      </div>
      <p className="part no-print row">
        <Link to="/case/$caseId/links" params={{ caseId: view.caseId }} className={buttonClass('quiet')}>
          {links.nav}
        </Link>
        <Link to="/case/$caseId/statement" params={{ caseId: view.caseId }} className={buttonClass('quiet')}>
          {statement.nav}
        </Link>
        <Link to="/case/$caseId/manage" params={{ caseId: view.caseId }} className={buttonClass('quiet')}>
          {t.manage}
        </Link>
      </p>
    </>
  );
}

function OrderFacts() {
  const { case: t, start } = useText();
  const { view } = useCaseContext();
  const { amountFen, orderNo } = view.facts;
  return (
    <dl className="case-facts">
      <div>
        <dt>
          {t.typeLabel}
          {view.disputeTypeChosen === null && ` · ${t.typeSuggested}`}
        </dt>
        <dd>{start.types[view.disputeType].title}</dd>
      </div>
      {amountFen && (
        <div>
          <dt>{t.factNames.amountFen}</dt>
          <dd>{formatYuan(amountFen.value)}</dd>
        </div>
      )}
      {orderNo && (
        <div>
          <dt>{t.factNames.orderNo}</dt>
          <dd>
            <Verbatim>{orderNo.value}</Verbatim>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Story() {
  const { case: t } = useText();
  const { view } = useCaseContext();
  return (
    <Part
      title={t.story}
      aside={
        <Link to="/case/$caseId/manage" params={{ caseId: view.caseId }} className={buttonClass('quiet')}>
          {t.storyEdit}
        </Link>
      }
    >
      {view.story ? (
        <p className="story">
          <Verbatim>{view.story}</Verbatim>
        </p>
      ) : (
        <p className="hint">{t.storyEmpty}</p>
      )}
    </Part>
  );
}
