import type { deadlineAnswer } from '@redress/contract';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { dayText } from '../../lib/format.ts';
import { Card, More } from '../../ui/basics.tsx';
import { BasisList } from '../case/basis-list.tsx';
import { DayTable } from '../case/day-table.tsx';
import { ProvisionalNote } from '../case/provisional-note.tsx';

type Answer = (typeof deadlineAnswer)['_zod']['output'];

/** The last day and how it was counted, day by day. */
export function DeadlineResult({ answer }: { answer: Answer }) {
  const { text, language } = useLanguage();
  const t = text.deadline;
  const pick = usePick();
  return (
    <Card className="part stack-small">
      <p className="hint">{t.due}</p>
      <p className="due-day">{dayText(answer.due, language)}</p>
      <ProvisionalNote text={answer.provisional?.text} />
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
      <More summary={text.case.clockWhy}>
        <DayTable table={answer.table} due={answer.due} />
        <p className="hint">
          {text.path.onOverrun} {pick(answer.onOverrun)}
        </p>
      </More>
      <p className="hint">{answer.skipped.length === 0 ? t.skippedNone : t.skipped(answer.skipped.length)}</p>
    </Card>
  );
}
