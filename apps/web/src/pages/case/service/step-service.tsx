import type { DispatchView, StepView } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import { usePick, useText } from '../../../i18n/language.ts';
import { Chip, More, Verbatim } from '../../../ui/basics.tsx';
import { useCaseContext } from '../case-context.ts';
import { RecordForm } from '../path/record-event.tsx';
import { ReleaseStep } from '../path/release-step.tsx';
import { StepEvents } from '../path/step-events.tsx';
import { StepPapers } from '../path/step-papers.tsx';
import { stepAnchor, stepTones } from '../path/steps.tsx';
import { LetterLadder } from './letter-ladder.tsx';
import { RegisteredForm } from './registered-form.tsx';

/** How the papers of one step reach their addressee: what left, how far it is known to have come, what the buyer adds. */
export function StepService({ step, letters }: { step: StepView; letters: readonly DispatchView[] }) {
  const { service: t, path } = useText();
  const pick = usePick();
  const { view } = useCaseContext();
  const { addressee } = step;
  const whom = [addressee.name, addressee.email ?? addressee.address].filter(Boolean).join(' · ');
  const hasLeft = step.events.some(({ kind }) => kind === 'sent');
  const byHand =
    step.byHand !== undefined || step.way === 'by-hand' || letters.some(({ way }) => way === 'by-hand');
  return (
    <li className="card step" id={stepAnchor(step.id)}>
      <div className="step-head">
        <h3>{pick(step.title)}</h3>
        <Chip
          tone={step.byHand ? 'warn' : stepTones[step.state]}
          icon={step.state === 'held' ? 'clock' : false}
        >
          {step.byHand ? path.withYou : path.stepStates[step.state]}
        </Chip>
      </div>
      <p className="hint">
        {path.to} {whom ? <Verbatim>{whom}</Verbatim> : path.noAddressee}
      </p>
      {step.state === 'held' && <ReleaseStep step={step} />}
      {letters.map((letter) => (
        <LetterLadder key={letter.id} letter={letter} />
      ))}
      {byHand && <ByHand step={step} hasLeft={hasLeft} />}
      {(step.state === 'out' || step.state === 'done') && (
        <More summary={t.registerTitle}>
          <RegisteredForm step={step} />
        </More>
      )}
      <p>
        <Link to="/case/$caseId/path" params={{ caseId: view.caseId }} hash={stepAnchor(step.id)}>
          {t.wholeStep}
        </Link>
      </p>
    </li>
  );
}

const ofService = new Set(['released', 'sent', 'relayed', 'delivered', 'read', 'bounced', 'acknowledged']);

/** No server sends it: the papers as they were fixed, and the buyer's word that she sent or handed them in. */
function ByHand({ step, hasLeft }: { step: StepView; hasLeft: boolean }) {
  const t = useText().service;
  const pick = usePick();
  const events = step.events.filter(({ kind }) => ofService.has(kind));
  return (
    <>
      {step.byHand && <p>{pick(step.byHand)}</p>}
      <StepPapers step={step} />
      <StepEvents step={{ ...step, events }} />
      {!hasLeft && step.can.record.includes('sent') && (
        <More summary={t.sentMyself} open>
          <RecordForm step={step} only="sent" />
        </More>
      )}
    </>
  );
}
