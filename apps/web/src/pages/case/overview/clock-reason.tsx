import { shanghaiDay } from '@redress/kernel';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { Skeleton } from '../../../ui/basics.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { BasisList } from '../basis-list.tsx';
import { DayTable } from '../day-table.tsx';
import { ProvisionalNote } from '../provisional-note.tsx';

const rule = 'platform-reply';

/** Why the last day is that day: every day from today on, with what was skipped. Asks the server only when opened. */
export function ClockReason() {
  const t = useLanguage().text.case;
  const [opened, setOpened] = useState(false);
  return (
    <details className="more" onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>
        <span>{t.clockWhy}</span>
        <Icon name="chevron" size={18} />
      </summary>
      <div className="more-body">{opened && <Days />}</div>
    </details>
  );
}

function Days() {
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
  const { table, note, basis, provisional } = answer.data;
  return (
    <>
      <p>{text.case.clockFrom}</p>
      <DayTable table={table} due={answer.data.due} />
      <ProvisionalNote text={provisional?.text} />
      {note && <p className="hint">{pick(note)}</p>}
      <BasisList basis={basis} />
    </>
  );
}
