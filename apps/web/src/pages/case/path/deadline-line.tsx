import type { CaseDeadline } from '@redress/contract';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { daysUntil, dayText } from '../../../lib/format.ts';
import { Chip, More, type Tone } from '../../../ui/basics.tsx';
import { BasisList } from '../basis-list.tsx';
import { DayTable } from '../day-table.tsx';
import { ProvisionalNote } from '../provisional-note.tsx';

/** A deadline and why it is that day. */
export function DeadlineLine({ deadline }: { deadline: CaseDeadline }) {
  const { text, language } = useLanguage();
  const t = text.path;
  const pick = usePick();
  const { due, state, why } = deadline;
  const days = due ? daysUntil(due, Date.now()) : undefined;
  return (
    <div className="deadline">
      <p>
        <span>{pick(deadline.title)}</span>{' '}
        <Chip tone={toneOf(state, days)} icon="clock">
          {due ? t.dueOn(dayText(due, language)) : t.noDay} · {t.deadlineStates(state, days ?? 0)}
        </Chip>
      </p>
      <ProvisionalNote text={deadline.provisional} />
      <ProvisionalNote text={deadline.moved} />
      {'unknown' in why ? (
        <p className="hint">{pick(why.unknown)}</p>
      ) : (
        <More summary={text.case.clockWhy}>
          <p>{t.countedFrom(dayText(why.from, language), why.days, t.units[why.counted])}</p>
          <DayTable table={why.table} due={why.due} />
          {why.note && <p className="hint">{pick(why.note)}</p>}
          <p className="hint">
            {t.onOverrun} {pick(why.onOverrun)}
          </p>
          <BasisList basis={why.basis} />
        </More>
      )}
    </div>
  );
}

function toneOf(state: CaseDeadline['state'], days: number | undefined): Tone {
  if (state === 'overdue') return 'stop';
  if (state !== 'open') return 'quiet';
  return days !== undefined && days <= 2 ? 'warn' : 'info';
}
