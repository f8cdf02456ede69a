import type { GateName } from '@redress/contract';
import { useEffect, useRef, useState } from 'react';
import { useGateQuestions } from '../../../api/queries.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { Part, Progress, Skeleton } from '../../../ui/basics.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { SaveLine } from '../../../ui/save-line.tsx';
import { useCaseContext } from '../case-context.ts';
import { GateRow } from './gate-row.tsx';
import { useGateAnswers } from './use-gate-answers.ts';

/** One question at a time: answered ones are one line each, the first unanswered one stands open. */
export function GateQuestions() {
  const { text } = useLanguage();
  const t = text.reasons;
  const { view } = useCaseContext();
  const questions = useGateQuestions();
  const { answers, pending, answer, status, error } = useGateAnswers(view);
  const { opened, open, next } = useOpenQuestion();
  if (questions.isError) {
    return <ProblemNotice error={questions.error} onRetry={() => void questions.refetch()} />;
  }
  if (!questions.data) return <Skeleton lines={6} label={text.common.loading} />;
  const all = questions.data.questions;
  const unanswered = all.filter((q) => answers[q.gate] === undefined);
  const done = all.length - unanswered.length;
  const current = opened ?? unanswered[0]?.gate;
  return (
    <Part title={t.questions} aside={<span className="hint">{t.answered(done, all.length)}</span>}>
      <Progress percent={(100 * done) / all.length} label={t.answered(done, all.length)} />
      <ol className="gates">
        {all.map((question) => (
          <GateRow
            key={question.gate}
            question={question}
            answer={answers[question.gate]}
            // Until the server has weighed a new answer, the gate's old verdict is no longer true.
            gate={
              pending[question.gate] === undefined
                ? view.gates.find((g) => g.gate === question.gate)
                : undefined
            }
            isOpen={current === question.gate}
            isLast={unanswered.every((q) => q.gate === question.gate)}
            onToggle={() => open(current === question.gate ? 'none' : question.gate)}
            onAnswer={(value) => {
              // The question stays where it is under the finger that answers it.
              open(question.gate);
              answer(question.gate, value);
            }}
            onNext={next}
          />
        ))}
      </ol>
      {error && <ProblemNotice error={error} />}
      <SaveLine state={status} />
    </Part>
  );
}

/** Which question stands open: one that was chosen, none, or (undefined) the first unanswered one. */
function useOpenQuestion() {
  const [opened, setOpened] = useState<GateName | 'none'>();
  const moved = useRef(false);
  useEffect(() => {
    if (opened !== undefined || !moved.current) return;
    moved.current = false;
    // The button that was pressed is gone; reading goes on at the question that opened, or at the progress line.
    const row =
      document.querySelector<HTMLElement>('.gate-open') ?? document.querySelector<HTMLElement>('.gates');
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  }, [opened]);
  const next = () => {
    moved.current = true;
    setOpened(undefined);
  };
  return { opened, open: setOpened, next };
}
