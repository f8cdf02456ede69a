import type { deadlineAnswer } from '@redress/contract';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { dayText } from '../../lib/format.ts';
import { Card, More } from '../../ui/basics.tsx';
import { BasisList } from '../case/basis-list.tsx';

type Answer = (typeof deadlineAnswer)['_zod']['output'];

/** The last day, how it was counted, and which days off were left out. */
export function DeadlineResult({ answer }: { answer: Answer }) {
  const { text, language } = useLanguage();
  const t = text.deadline;
  const pick = usePick();
  return (
    <Card className="part stack-small">
      <p className="hint">{t.due}</p>
      <p className="due-day">{dayText(answer.due, language)}</p>
      <p>
        {pick(answer.title)}
        {text.common.colon}
        {answer.days}
        {t.counted[answer.counted]}
        {language === 'en' ? ', ' : '，'}
        {t.startsNext}
      </p>
      {answer.note && <p className="hint">{pick(answer.note)}</p>}
      <BasisList basis={answer.basis} />
      {answer.skipped.length === 0 ? (
        <p className="hint">{t.skippedNone}</p>
      ) : (
        <More summary={t.skipped(answer.skipped.length)}>
          <p className="hint">{answer.skipped.map((day) => dayText(day, language)).join(' · ')}</p>
        </More>
      )}
    </Card>
  );
}
