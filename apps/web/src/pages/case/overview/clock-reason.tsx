import { addDays, type Day, shanghaiDay } from '@redress/kernel';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { shortDayText } from '../../../lib/format.ts';
import { Skeleton } from '../../../ui/basics.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { BasisList } from '../basis-list.tsx';

const rule = 'platform-reply';

/** Why the last day is that day: every day from today on, with what was skipped. Asks the server only when opened. */
export function ClockReason({ due }: { due: Day }) {
  const t = useLanguage().text.case;
  const [opened, setOpened] = useState(false);
  return (
    <details className="more" onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>
        <span>{t.clockWhy}</span>
        <Icon name="chevron" size={18} />
      </summary>
      <div className="more-body">{opened && <Days due={due} />}</div>
    </details>
  );
}

function Days({ due }: { due: Day }) {
  const { text } = useLanguage();
  const pick = usePick();
  const from = shanghaiDay(Date.now());
  const answer = useQuery({
    queryKey: ['deadline', rule, from],
    queryFn: () => api()('getDeadline', { params: { rule }, query: { from } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (answer.isError) return <ProblemNotice error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Skeleton lines={3} label={text.common.loading} />;
  const { skipped, note, basis } = answer.data;
  return (
    <>
      <p>{text.case.clockFrom}</p>
      <DayList days={daysBetween(from, due)} skipped={skipped} due={due} />
      {note && <p className="hint">{pick(note)}</p>}
      <BasisList basis={basis} />
    </>
  );
}

function DayList(props: { days: Day[]; skipped: readonly Day[]; due: Day }) {
  const { text, language } = useLanguage();
  const t = text.case;
  let counted = 0;
  return (
    <ol className="days">
      {props.days.map((day) => {
        const off = props.skipped.includes(day);
        if (!off) counted += 1;
        return (
          <li key={day} className={off ? 'day-off' : day === props.due ? 'day-due' : ''}>
            <span>{shortDayText(day, language)}</span>
            <span>{off ? t.dayOff : t.workingDay(counted)}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** The days after `from` up to and with `to`. */
function daysBetween(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
