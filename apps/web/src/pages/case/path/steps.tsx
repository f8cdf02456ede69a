import type { StepView } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { Chip, More, Notice, Part, Verbatim } from '../../../ui/basics.tsx';
import { useCaseContext } from '../case-context.ts';
import { DeadlineLine } from './deadline-line.tsx';
import { RecordEvent } from './record-event.tsx';
import { ReleaseStep } from './release-step.tsx';
import { StepEvents } from './step-events.tsx';
import { StepOffice } from './step-office.tsx';
import { StepPapers } from './step-papers.tsx';

export const stepTones = {
  drafted: 'warn',
  held: 'warn',
  out: 'info',
  done: 'ok',
  cancelled: 'quiet',
} as const;

export const stepAnchor = (stepId: string): string => `step-${stepId}`;

/** The channels that were taken, what still needs a hand first. */
export function Steps() {
  const t = useLanguage().text.path;
  const { view } = useCaseContext();
  const order = ['drafted', 'held', 'out', 'done', 'cancelled'];
  const steps = [...view.steps].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const live = steps.filter(({ state }) => state !== 'cancelled' && state !== 'done');
  const over = steps.filter(({ state }) => state === 'cancelled' || state === 'done');
  if (steps.length === 0) return null;
  return (
    <Part title={t.stepsTitle}>
      <ul className="stack">
        {live.map((step) => (
          <StepCard key={step.id} step={step} />
        ))}
      </ul>
      {over.length > 0 && (
        <More summary={t.stepsOver(over.length)} open={live.length === 0}>
          <ul className="stack">
            {over.map((step) => (
              <StepCard key={step.id} step={step} />
            ))}
          </ul>
        </More>
      )}
    </Part>
  );
}

function StepCard({ step }: { step: StepView }) {
  const t = useLanguage().text.path;
  const pick = usePick();
  const { view } = useCaseContext();
  const { addressee } = step;
  const whom = [addressee.name, addressee.email ?? addressee.address].filter(Boolean).join(' · ');
  return (
    <li className="card step" id={stepAnchor(step.id)}>
      <div className="step-head">
        <h3>{pick(step.title)}</h3>
        <Chip
          tone={step.byHand ? 'warn' : stepTones[step.state]}
          icon={step.state === 'held' ? 'clock' : false}
        >
          {step.byHand ? t.withYou : t.stepStates[step.state]}
        </Chip>
      </div>
      {step.office ? (
        <StepOffice step={step} />
      ) : (
        <p className="hint">
          {t.to} {whom ? <Verbatim>{whom}</Verbatim> : t.noAddressee}
        </p>
      )}
      {step.openedBy === 'clock' && <p className="hint">{t.draftedForYou}</p>}
      <StepPapers step={step} />
      <ReleaseStep step={step} />
      {step.byHand && (
        <Notice tone="warn">
          <p>{pick(step.byHand)}</p>
        </Notice>
      )}
      {(step.state === 'out' || step.state === 'done') && (
        <p>
          <Link to="/case/$caseId/service" params={{ caseId: view.caseId }} hash={stepAnchor(step.id)}>
            {t.service}
          </Link>
        </p>
      )}
      {step.deadlines.map((deadline) => (
        <DeadlineLine key={deadline.id} deadline={deadline} />
      ))}
      <StepEvents step={step} />
      <RecordEvent step={step} />
    </li>
  );
}
