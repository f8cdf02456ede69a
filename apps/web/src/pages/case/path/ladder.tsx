import type { PathStep } from '@redress/contract';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { dayText } from '../../../lib/format.ts';
import { Chip, More, Part } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { BasisList } from '../basis-list.tsx';
import { useCaseContext } from '../case-context.ts';
import { useOpenStep } from './use-path.ts';

const tones = { now: 'ok', waiting: 'info', later: 'quiet', closed: 'stop', done: 'quiet' } as const;
const icons = { now: 'chevron', waiting: 'clock', later: 'clock', closed: 'stop', done: 'check' } as const;

/** Every channel as it stands today: what may be taken now open, the rest folded with its reason. */
export function Ladder() {
  const t = useLanguage().text.path;
  const { view } = useCaseContext();
  // What is drafted already stands among the steps, with its buttons.
  const drafted = new Set(
    view.steps
      .filter(({ state }) => state === 'drafted' || state === 'held')
      .map(({ channelId }) => channelId),
  );
  const offered = view.path.filter(({ channelId }) => !drafted.has(channelId));
  const now = offered.filter(({ state }) => state === 'now');
  const rest = offered.filter(({ state }) => state !== 'now');
  return (
    <Part title={t.ladderTitle} lead={t.ladderLead}>
      {now.length === 0 && <p className="hint">{t.nothingNow}</p>}
      <ul className="stack">
        {now.map((step) => (
          <Rung key={step.channelId} step={step} />
        ))}
      </ul>
      <More summary={t.ladderRest(rest.length)}>
        <ul className="stack">
          {rest.map((step) => (
            <Rung key={step.channelId} step={step} />
          ))}
        </ul>
      </More>
    </Part>
  );
}

function Rung({ step }: { step: PathStep }) {
  const { text, language } = useLanguage();
  const t = text.path;
  const pick = usePick();
  return (
    <li className={`card step step-${step.state}`}>
      <div className="step-head">
        <h3>{pick(step.title)}</h3>
        <Chip tone={tones[step.state]} icon={icons[step.state]}>
          {t.states[step.state]}
        </Chip>
      </div>
      <p className="hint">
        {t.to} {pick(step.addressee)}
      </p>
      <p>{pick(step.action)}</p>
      {step.opensOn && <p className="hint">{t.opensOn(dayText(step.opensOn, language))}</p>}
      <TakeIt step={step} />
      <More summary={text.common.why} open={step.state === 'closed'}>
        <p>{pick(step.why)}</p>
        <BasisList basis={step.basis} />
      </More>
    </li>
  );
}

/** Opening a step drafts its papers; nothing leaves by that. */
function TakeIt({ step }: { step: PathStep }) {
  const t = useLanguage().text.path;
  const { view } = useCaseContext();
  const open = useOpenStep(view.caseId);
  if (!step.mayTake) return null;
  return (
    <>
      <div className="row">
        <Button
          look={step.state === 'now' ? 'primary' : 'secondary'}
          busy={open.isPending}
          onClick={() => open.mutate(step.channelId)}
        >
          {t.take}
        </Button>
      </div>
      {open.error && <ProblemNotice error={open.error} />}
    </>
  );
}
