import type { CaseView, GateAnswers, GateName } from '@redress/contract';
import { useState } from 'react';
import { useChangeCase } from '../../../api/change-case.ts';
import { useGateQuestions } from '../../../api/queries.ts';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { Chip, More, Notice, Part, Skeleton } from '../../../ui/basics.tsx';
import { RadioCards } from '../../../ui/field.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { SaveLine } from '../../../ui/save-line.tsx';
import { BasisList } from '../basis-list.tsx';
import { useCaseContext } from '../case-context.ts';

type Gate = CaseView['gates'][number];

/** The gates' questions in plain words; each answer is saved at once and changes only its own gate. */
export function GateQuestions() {
  const { text } = useLanguage();
  const t = text.reasons;
  const { view } = useCaseContext();
  const questions = useGateQuestions();
  const change = useChangeCase(view.caseId);
  // What was just chosen shows at once; the server's word follows, or the choice falls back with its error.
  const [chosen, setChosen] = useState<GateAnswers>({});
  const answer = (gate: GateName, value: string) => {
    setChosen((before) => ({ ...before, [gate]: value }));
    change.mutate((newest) => ({ gates: { ...newest.gateAnswers, [gate]: value } }), {
      onError: () => setChosen({}),
    });
  };
  if (questions.isError) {
    return <ProblemNotice error={questions.error} onRetry={() => void questions.refetch()} />;
  }
  if (!questions.data) return <Skeleton lines={6} label={text.common.loading} />;
  const all = questions.data.questions;
  const done = all.filter((q) => view.gateAnswers[q.gate] !== undefined).length;
  const unasked = view.gates.filter((g) => !all.some((q) => q.gate === g.gate));
  return (
    <Part title={t.questions} aside={<span className="hint">{t.answered(done, all.length)}</span>}>
      <ol className="stack">
        {all.map((question) => (
          <GateQuestion
            key={question.gate}
            question={question}
            chosen={chosen[question.gate]}
            onAnswer={answer}
          />
        ))}
        {unasked.map((gate) => (
          <li key={gate.gate} className="card">
            <GateResult gate={gate} />
          </li>
        ))}
      </ol>
      {change.isError && <ProblemNotice error={change.error} />}
      <SaveLine state={change.status} />
    </Part>
  );
}

type Question = NonNullable<ReturnType<typeof useGateQuestions>['data']>['questions'][number];

type QuestionProps = {
  question: Question;
  chosen: string | undefined;
  onAnswer: (gate: GateName, value: string) => void;
};

/** What was answered on an earlier visit is folded; a card never folds under the finger that answers it. */
function GateQuestion(props: QuestionProps) {
  const { question } = props;
  const { text } = useLanguage();
  const pick = usePick();
  const { view } = useCaseContext();
  const gate = view.gates.find((g) => g.gate === question.gate);
  const answer = view.gateAnswers[question.gate];
  const [folded] = useState(answer !== undefined);
  const chosen = question.options.find((o) => o.value === answer);
  if (!folded) {
    return (
      <li className="card stack-small">
        <GateChoice {...props} />
      </li>
    );
  }
  return (
    <li className="card card-folded">
      <More
        summary={
          <span className="folded">
            <strong>{pick(question.question)}</strong>
            <span className="folded-answer">
              {chosen && pick(chosen.label)}{' '}
              {gate && <Chip tone={tones[gate.status]}>{text.reasons.status[gate.status]}</Chip>}
            </span>
          </span>
        }
      >
        <GateChoice {...props} />
      </More>
    </li>
  );
}

function GateChoice({ question, chosen, onAnswer }: QuestionProps) {
  const pick = usePick();
  const { view } = useCaseContext();
  const gate = view.gates.find((g) => g.gate === question.gate);
  return (
    <>
      <RadioCards
        legend={pick(question.question)}
        name={`gate-${question.gate}`}
        value={chosen ?? view.gateAnswers[question.gate]}
        columns
        options={question.options.map((o) => ({ value: o.value, title: pick(o.label) }))}
        onChange={(value) => onAnswer(question.gate, value)}
      />
      {question.hint && <p className="hint">{pick(question.hint)}</p>}
      {gate && gate.status !== 'unasked' && <GateResult gate={gate} />}
    </>
  );
}

const tones = { open: 'ok', warn: 'warn', stop: 'stop', unasked: 'quiet' } as const;

function GateResult({ gate }: { gate: Gate }) {
  const { text, language } = useLanguage();
  return (
    <Notice tone={tones[gate.status]}>
      <p>
        <Chip tone={tones[gate.status]} icon={false}>
          {text.reasons.status[gate.status]}
        </Chip>
      </p>
      <p>{language === 'en' ? gate.whyEn : gate.why}</p>
      <BasisList basis={gate.basis} />
    </Notice>
  );
}
