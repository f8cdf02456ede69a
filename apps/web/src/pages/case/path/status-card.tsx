import { useLanguage, usePick } from '../../../i18n/language.ts';
import { daysUntil, dayText, timeText } from '../../../lib/format.ts';
import { Card, Chip, type Tone } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useCaseContext } from '../case-context.ts';
import { ProvisionalNote } from '../provisional-note.tsx';
import { useDecide, type Verdict } from './use-path.ts';

const tones: Partial<Record<string, Tone>> = {
  overdue: 'stop',
  refused: 'warn',
  paid: 'ok',
  closed: 'quiet',
};

/** One sentence each: where it stands, who acts next, by when. And the buyer's own word on whether it is over. */
export function StatusCard() {
  const { text, language } = useLanguage();
  const t = text.path;
  const pick = usePick();
  const { view } = useCaseContext();
  return (
    <Card className="stack-small" label={t.statusLabel}>
      <div className="step-head">
        <h2>{pick(view.statusTitle)}</h2>
        <Chip tone={tones[view.status] ?? 'info'} icon={view.status === 'overdue' ? 'clock' : 'info'}>
          {view.actsNext === 'nobody' ? t.overNow : t.actsNext(pick(view.actsNextTitle))}
        </Chip>
      </div>
      <p>{pick(view.statusTask)}</p>
      <p className="hint">
        {view.by && <>{t.by(dayText(view.by, language), daysUntil(view.by, Date.now()))} · </>}
        {t.since(timeText(view.statusSince))}
      </p>
      <ProvisionalNote text={view.byProvisional} />
      <Verdicts />
    </Card>
  );
}

function Verdicts() {
  const t = useLanguage().text.path;
  const { view } = useCaseContext();
  const decide = useDecide(view.caseId);
  const hasLeft = view.steps.some(({ state }) => state === 'out' || state === 'done');
  const isAsked = view.status === 'answered' || view.status === 'paid';
  const offered: [verdict: Verdict, isOffered: boolean, look: 'primary' | 'secondary' | 'quiet'][] = [
    ['confirm', view.can.confirmResolved && hasLeft, isAsked ? 'primary' : 'secondary'],
    ['deny', view.can.notResolved, 'secondary'],
    ['reopen', view.can.reopen, 'secondary'],
    ['close', view.can.close && hasLeft, 'quiet'],
  ];
  const shown = offered.filter(([, isOffered]) => isOffered);
  if (shown.length === 0) return null;
  return (
    <>
      <div className="row no-print">
        {shown.map(([verdict, , look]) => (
          <Button
            key={verdict}
            look={look}
            busy={decide.isPending && decide.variables === verdict}
            onClick={() => decide.mutate(verdict)}
          >
            {t.verdicts[verdict]}
          </Button>
        ))}
      </div>
      {decide.error && <ProblemNotice error={decide.error} />}
    </>
  );
}
