import type { CaseView } from '@redress/contract';
import { useId } from 'react';
import type { useGateQuestions } from '../../../api/queries.ts';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { Chip, Notice } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { RadioCards } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { BasisList } from '../basis-list.tsx';

type Gate = CaseView['gates'][number];
type Question = NonNullable<ReturnType<typeof useGateQuestions>['data']>['questions'][number];

interface Props {
  question: Question;
  answer: string | undefined;
  /** What the law makes of it; undefined while an answer is on its way. */
  gate: Gate | undefined;
  isOpen: boolean;
  /** No other question waits for an answer. */
  isLast: boolean;
  onToggle: () => void;
  onAnswer: (value: string) => void;
  onNext: () => void;
}

/** A question as one line with its answer and what that means; opened, with its options. */
export function GateRow(props: Props) {
  const t = useLanguage().text.reasons;
  const pick = usePick();
  const { question, isOpen } = props;
  const id = useId();
  const chosen = question.options.find((o) => o.value === props.answer);
  return (
    <li className={isOpen ? 'gate gate-open' : 'gate'} tabIndex={isOpen ? -1 : undefined}>
      <h3>
        <button
          type="button"
          className="gate-line"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={props.onToggle}
        >
          <span className="gate-question">{pick(question.question)}</span>
          <Icon name="chevron" size={18} />
          {!isOpen && (
            <span className="gate-answer">
              {chosen ? pick(chosen.label) : t.status.unasked}
              {props.gate && props.gate.status !== 'unasked' && <GateChip gate={props.gate} />}
            </span>
          )}
        </button>
      </h3>
      {isOpen && (
        <div id={id} className="stack-small">
          <GateChoice {...props} />
        </div>
      )}
    </li>
  );
}

function GateChip({ gate }: { gate: Gate }) {
  const t = useLanguage().text.reasons;
  return <Chip tone={tones[gate.status]}>{t.status[gate.status]}</Chip>;
}

function GateChoice({ question, answer, gate, isLast, onAnswer, onNext }: Props) {
  const t = useLanguage().text.reasons;
  const pick = usePick();
  return (
    <>
      {question.hint && <p className="hint">{pick(question.hint)}</p>}
      <RadioCards
        legend={pick(question.question)}
        legendHidden
        name={`gate-${question.gate}`}
        value={answer}
        columns
        options={question.options.map((o) => ({ value: o.value, title: pick(o.label) }))}
        onChange={onAnswer}
      />
      <div role="status">{gate && gate.status !== 'unasked' && <GateResult gate={gate} />}</div>
      {answer !== undefined && (
        <div>
          <Button look={isLast ? 'secondary' : 'primary'} onClick={onNext}>
            {isLast ? t.foldQuestion : t.nextQuestion}
          </Button>
        </div>
      )}
    </>
  );
}

const tones = { open: 'ok', warn: 'warn', stop: 'stop', unasked: 'quiet' } as const;

function GateResult({ gate }: { gate: Gate }) {
  const { language, text } = useLanguage();
  return (
    <Notice tone={tones[gate.status]} title={text.reasons.status[gate.status]}>
      <p>{language === 'en' ? gate.whyEn : gate.why}</p>
      <BasisList basis={gate.basis} />
    </Notice>
  );
}
