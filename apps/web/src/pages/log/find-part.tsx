import type { LogView } from '@redress/contract';
import { type FormEvent, useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { Card, Part, Progress, Verbatim } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { FindResult } from './find-result.tsx';
import { readQuestion } from './read-question.ts';
import { type FindState, useFind } from './use-find.ts';

/** "Was this file sealed?" */
export function FindPart({ view }: { view: LogView }) {
  const { log, evidence } = useText();
  const t = log.find;
  const { state, findFile, ask, reset } = useFind(view);
  return (
    <Part title={t.title} lead={t.lead}>
      {state.kind === 'idle' && (
        <div className="log-find no-print">
          <FileDrop
            label={t.choose}
            dropLabel={t.drop}
            dropNow={evidence.dropNow}
            icon="file"
            paste
            onFiles={([file]) => file && findFile(file)}
          />
          <Question onAsk={ask} />
        </div>
      )}
      <div role="status" className="stack">
        <Outcome state={state} view={view} />
      </div>
      {state.kind === 'failed' && <ProblemNotice error={state.error} />}
      {state.kind !== 'idle' && (
        <div className="no-print">
          <Button onClick={reset}>{state.kind === 'hashing' ? t.stop : t.another}</Button>
        </div>
      )}
    </Part>
  );
}

function Question({ onAsk }: { onAsk: ReturnType<typeof useFind>['ask'] }) {
  const t = useText().log.find;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const questions = readQuestion(typed);
    setWrong(!questions);
    if (questions) onAsk(questions);
  };
  return (
    <form className="log-question" onSubmit={submit} noValidate>
      <TextField
        label={t.orField}
        hint={t.fieldHint}
        error={wrong ? t.badQuestion : undefined}
        value={typed}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit">{t.run}</Button>
    </form>
  );
}

function Outcome({ state, view }: { state: FindState; view: LogView }) {
  const t = useText().log.find;
  if (state.kind === 'idle' || state.kind === 'failed') return null;
  if (state.kind !== 'hashing' && state.kind !== 'searching') return <FindResult state={state} view={view} />;
  return (
    <Card className="stack-small">
      {state.kind === 'hashing' ? (
        <>
          <p>
            <strong>
              <Verbatim>{state.name}</Verbatim>
            </strong>
          </p>
          <p>{t.hashing(Math.floor(state.percent / 10) * 10)}</p>
          <Progress percent={state.percent} label={t.hashing(state.percent)} />
        </>
      ) : (
        <p>{t.searching}</p>
      )}
    </Card>
  );
}
