import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { PageTitle } from '../../ui/basics.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { AskForm } from './ask-form.tsx';
import './offices.css';
import { OfficesResult } from './offices-result.tsx';
import { type Asked, emptyAsked, questionOf } from './question.ts';

/** From what stands on a page to who is competent, why, and how that office is reached. */
export function OfficesPage() {
  const t = useText().offices;
  const [asked, setAsked] = useState<Asked>(emptyAsked);
  const ask = useMutation({
    mutationFn: (question: Asked) => api()('resolveJurisdiction', { body: questionOf(question) }),
  });
  const results = useRef<HTMLDivElement>(null);
  // On a phone the answer stands below the form, out of sight.
  useEffect(() => {
    if (ask.data) results.current?.scrollIntoView({ block: 'start' });
  }, [ask.data]);
  const run = (question: Asked) => {
    setAsked(question);
    ask.mutate(question);
  };
  return (
    <div className="wrap narrow">
      <PageTitle title={t.title} lead={t.lead} />
      {/* A place that was chosen for one wording means nothing for the next. */}
      <AskForm
        asked={asked}
        busy={ask.isPending}
        onChange={(change) => setAsked({ ...asked, ...change, chosen: {} })}
        onAsk={() => run(asked)}
      />
      {ask.isError && (
        <div className="part">
          <ProblemNotice error={ask.error} onRetry={() => run(asked)} />
        </div>
      )}
      <div ref={results} role="status" className="results">
        {ask.data && (
          <OfficesResult
            answer={ask.data}
            asked={asked}
            onChoose={(whose, code) => run({ ...asked, chosen: { ...asked.chosen, [whose]: code } })}
          />
        )}
      </div>
    </div>
  );
}
