import type { CaseView } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { daysUntil, dayText } from '../../../lib/format.ts';
import { Chip, More, Part } from '../../../ui/basics.tsx';
import { BasisList } from '../basis-list.tsx';
import { useCaseContext } from '../case-context.ts';
import { ProvisionalNote } from '../provisional-note.tsx';
import { ClockReason } from './clock-reason.tsx';

type Step = CaseView['next'][number];
const tones = { now: 'ok', later: 'quiet', closed: 'stop' } as const;
const icons = { now: 'chevron', later: 'clock', closed: 'stop' } as const;

/** The path: today's steps open, later ones folded, closed ones with their reason. */
export function NextSteps() {
  const t = useLanguage().text.case;
  const { view } = useCaseContext();
  if (view.next.length === 0) return null;
  const now = view.next.filter((s) => s.state === 'now');
  const rest = view.next.filter((s) => s.state !== 'now');
  return (
    <Part title={t.nextTitle} lead={t.nextLead}>
      <ol className="stack">
        {now.map((step) => (
          <StepCard key={step.channel + step.action} step={step} />
        ))}
      </ol>
      {rest.length > 0 && (
        <More summary={t.stepsRest(rest.length)} open={now.length === 0}>
          <ol className="stack">
            {rest.map((step) => (
              <StepCard key={step.channel + step.action} step={step} />
            ))}
          </ol>
        </More>
      )}
    </Part>
  );
}

function StepCard({ step }: { step: Step }) {
  const { text, language } = useLanguage();
  const t = text.case;
  const pick = usePick();
  const { view } = useCaseContext();
  return (
    <li className={`card step step-${step.state}`}>
      <div className="step-head">
        <h3>{step.addressee ? t.addressees[step.addressee] : t.channels[step.channel]}</h3>
        <Chip tone={tones[step.state]} icon={icons[step.state]}>
          {t.nextState[step.state]}
        </Chip>
      </div>
      <p>{language === 'en' ? step.actionEn : step.action}</p>
      <DueChip step={step} />
      <ProvisionalNote text={step.provisional} />
      {step.due && <ClockReason />}
      {step.letter && (
        <Link to="/case/$caseId/letters" params={{ caseId: view.caseId }}>
          {t.openLetter}
        </Link>
      )}
      <More summary={text.common.why}>
        <p>{pick(step.why)}</p>
        <BasisList basis={step.basis} />
      </More>
    </li>
  );
}

function DueChip({ step }: { step: Step }) {
  const { text, language } = useLanguage();
  const t = text.case;
  if (!step.due) return null;
  const days = daysUntil(step.due, Date.now());
  return (
    <p>
      <Chip tone={days < 0 ? 'stop' : days <= 2 ? 'warn' : 'info'} icon="clock">
        {t.due(dayText(step.due, language))} · {t.dueIn(days)}
      </Chip>
    </p>
  );
}
