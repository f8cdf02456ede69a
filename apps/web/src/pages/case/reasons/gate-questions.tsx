import type { CaseView, GateName } from '@redress/contract';
import { useChangeCase } from '../../../api/change-case.ts';
import { useGateQuestions } from '../../../api/queries.ts';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { Card, Chip, Notice, Part, Skeleton } from '../../../ui/basics.tsx';
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
  const answer = (gate: GateName, value: string) =>
    change.mutate((newest) => ({ gates: { ...newest.gateAnswers, [gate]: value } }));
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
          <GateQuestion key={question.gate} question={question} onAnswer={answer} />
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

function GateQuestion(props: { question: Question; onAnswer: (gate: GateName, value: string) => void }) {
  const { question } = props;
  const pick = usePick();
  const { view } = useCaseContext();
  const gate = view.gates.find((g) => g.gate === question.gate);
  return (
    <li>
      <Card className="stack-small">
        <RadioCards
          legend={pick(question.question)}
          name={`gate-${question.gate}`}
          value={view.gateAnswers[question.gate]}
          columns
          options={question.options.map((o) => ({ value: o.value, title: pick(o.label) }))}
          onChange={(value) => props.onAnswer(question.gate, value)}
        />
        {question.hint && <p className="hint">{pick(question.hint)}</p>}
        {gate && gate.status !== 'unasked' && <GateResult gate={gate} />}
      </Card>
    </li>
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
