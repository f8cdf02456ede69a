import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client.ts';
import { useDeadlineRules } from '../../api/queries.ts';
import { usePick, useText } from '../../i18n/language.ts';
import { today } from '../../lib/format.ts';
import { PageTitle, Skeleton } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { CalendarLine } from './calendar-line.tsx';
import { DeadlineResult } from './deadline-result.tsx';

/** From a day and a rule to the last day, with every day off that was skipped. */
export function DeadlinePage() {
  const { deadline: t, common } = useText();
  const rules = useDeadlineRules();
  return (
    <div className="wrap narrow">
      <PageTitle title={t.title} lead={t.lead} />
      {rules.isError && <ProblemNotice error={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.isPending && <Skeleton lines={4} label={common.loading} />}
      {rules.data && (
        <>
          <DeadlineForm rules={rules.data.rules} />
          <CalendarLine calendar={rules.data.calendar} />
        </>
      )}
    </div>
  );
}

type Rules = NonNullable<ReturnType<typeof useDeadlineRules>['data']>['rules'];

function DeadlineForm({ rules }: { rules: Rules }) {
  const t = useText().deadline;
  const pick = usePick();
  const [rule, setRule] = useState('');
  const [from, setFrom] = useState(() => today(Date.now()));
  const [asked, setAsked] = useState(false);
  const count = useMutation({
    mutationFn: () => api()('getDeadline', { params: { rule }, query: { from } }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (rule && from && !count.isPending) count.mutate();
  };
  return (
    <>
      <form className="stack" onSubmit={submit} noValidate>
        <Choice
          label={t.rule}
          value={rule}
          error={asked && !rule ? t.ruleMissing : undefined}
          options={[
            { value: '', label: '—' },
            ...rules.map((r) => ({
              value: r.rule,
              label: `${pick(r.title)} (${r.days}${t.counted[r.counted]})`,
            })),
          ]}
          onChange={setRule}
        />
        <TextField
          label={t.from}
          type="date"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <div>
          <Button type="submit" look="primary" busy={count.isPending}>
            {t.run}
          </Button>
        </div>
      </form>
      <div role="status" className="results">
        {count.data && <DeadlineResult answer={count.data} />}
      </div>
      {count.isError && (
        <div className="part">
          <ProblemNotice error={count.error} title={t.refused} />
        </div>
      )}
    </>
  );
}
