import type { StepEventKind, StepView } from '@redress/contract';
import { fromShanghai, shanghaiTime } from '@redress/kernel';
import { type FormEvent, useState } from 'react';
import { usePick, useText } from '../../../i18n/language.ts';
import { More } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/field.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useCaseContext } from '../case-context.ts';
import { type Draft, RecordFields } from './record-fields.tsx';
import { type Happening, useChannels, useRecordEvent } from './use-path.ts';

/** The buyer says what happened: filed, accepted, refused and why, answered, paid … */
export function RecordEvent({ step }: { step: StepView }) {
  const t = useText().path;
  if (step.can.record.length === 0) return null;
  const isFresh = step.state === 'out' && step.events.every(({ kind }) => kind === 'released');
  return (
    <More summary={t.record} open={isFresh}>
      <RecordForm key={step.events.length} step={step} />
    </More>
  );
}

/** The wall clock in Shanghai as an input of the browser writes it. */
const emptyDraft = (): Draft => ({
  at: shanghaiTime(Date.now()).slice(0, 16).replace(' ', 'T'),
  detail: '',
  receiptNo: '',
  note: '',
  proofItemId: '',
});

function happeningOf(kind: StepEventKind, { at, ...words }: Draft): Happening {
  const given = Object.fromEntries(Object.entries(words).filter(([, text]) => text !== ''));
  const [day = '', time] = at.split('T');
  return { kind, at: new Date(fromShanghai(day, `${time}:00`)).toISOString(), ...given };
}

/** `only` leaves no choice of what happened. */
export function RecordForm({ step, only }: { step: StepView; only?: StepEventKind }) {
  const t = useText().path;
  const pick = usePick();
  const { view } = useCaseContext();
  const channels = useChannels();
  const record = useRecordEvent(view.caseId, step.id);
  const [chosen, choose] = useState<StepEventKind>();
  const [draft, setDraft] = useState(emptyDraft);
  const known = channels.data?.channels.find(({ channelId }) => channelId === step.channelId)?.records ?? [];
  const offered = known.filter(({ kind }) => step.can.record.includes(kind) && (!only || kind === only));
  const kind = chosen ?? offered[0]?.kind;
  if (!kind) return channels.error ? <ProblemNotice error={channels.error} /> : null;
  const send = (event: FormEvent) => {
    event.preventDefault();
    record.mutate(happeningOf(kind, draft));
  };
  return (
    <form className="stack-small" onSubmit={send}>
      {!only && (
        <Choice
          label={t.what}
          value={kind}
          options={offered.map((one) => ({ value: one.kind, label: pick(one.title) }))}
          onChange={(value) => {
            choose(value);
            setDraft({ ...draft, detail: '' });
          }}
        />
      )}
      <RecordFields
        details={offered.find((one) => one.kind === kind)?.details ?? []}
        draft={draft}
        onChange={(change) => setDraft({ ...draft, ...change })}
      />
      <div className="row">
        <Button type="submit" look="primary" busy={record.isPending}>
          {t.save}
        </Button>
      </div>
      {record.error && <ProblemNotice error={record.error} />}
    </form>
  );
}
