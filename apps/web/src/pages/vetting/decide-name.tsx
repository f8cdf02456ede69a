import {
  type CheckMean,
  checkMeans,
  type NameChangeView,
  type NameDecisionInput,
  type ReviewedFileView,
} from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Card, Notice, Verbatim } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { TextField } from '../../ui/field.tsx';
import { Tick } from '../../ui/tick.tsx';
import { NamePairs } from './name-history.tsx';
import { nameWords } from './name-words.ts';
import { reviewWords } from './review-words.ts';

type Send = (changeId: string, input: NameDecisionInput) => Promise<unknown>;

/** Another name that waits: old and new, its papers, and the decision. */
export function DecideName(props: {
  file: ReviewedFileView;
  papers: (change: NameChangeView) => ReactNode;
  send: Send;
  onSent: () => void;
}) {
  const t = useWords(nameWords);
  const [sent, setSent] = useState(false);
  const change = props.file.names.changes.find(({ state }) => state === 'waiting');
  if (!change) return sent ? <Notice tone="ok" title={t.done} live /> : null;
  const onSent = () => {
    setSent(true);
    props.onSent();
  };
  return (
    <Card label={t.decideTitle}>
      <div className="form-card">
        <div className="stack-small">
          <h2>{t.decideTitle}</h2>
          <p className="hint">{t.decideLead}</p>
        </div>
        <NamePairs change={change} />
        {change.note && <Verbatim>{change.note}</Verbatim>}
        {props.papers(change)}
        {props.file.decidesNames && props.file.state !== 'suspended' ? (
          <Decision key={change.changeId} change={change} send={props.send} onSent={onSent} />
        ) : (
          <Notice tone="info">{t.notYours}</Notice>
        )}
      </div>
    </Card>
  );
}

function Decision(props: { change: NameChangeView; send: Send; onSent: () => void }) {
  const t = useWords(nameWords);
  const { means: meansTitle, meansNames } = useWords(reviewWords);
  const [means, setMeans] = useState<CheckMean[]>([]);
  const [reason, setReason] = useState('');
  const said = reason.trim();
  const decide = useMutation({
    mutationFn: (result: NameDecisionInput['result']) =>
      props.send(props.change.changeId, { result, means, ...(result === 'refused' ? { reason: said } : {}) }),
    onSuccess: props.onSent,
  });
  const toggle = (one: CheckMean) =>
    setMeans((old) => (old.includes(one) ? old.filter((other) => other !== one) : [...old, one]));
  const looked = means.length > 0;
  return (
    <>
      <fieldset>
        <legend className="hint">{meansTitle}</legend>
        {checkMeans.map((one) => (
          <Tick
            key={one}
            label={meansNames[one]}
            checked={means.includes(one)}
            onChange={() => toggle(one)}
          />
        ))}
      </fieldset>
      <TextField
        label={t.reason}
        optional
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {decide.isError && <ConsoleProblem error={decide.error} />}
      <div className="row">
        <Button
          look="primary"
          busy={decide.isPending}
          disabled={!looked || said !== ''}
          onClick={() => decide.mutate('approved')}
        >
          {t.approve}
        </Button>
        <Button
          busy={decide.isPending}
          disabled={!looked || said === ''}
          onClick={() => decide.mutate('refused')}
        >
          {t.refuse}
        </Button>
        <span className="hint">{looked ? (said === '' ? t.reasonMissing : '') : t.meansMissing}</span>
      </div>
    </>
  );
}
