import { type ReversalReason, reversalReasons, type TopUpView } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { useText } from '../../../i18n/language.ts';
import { useWords } from '../../../i18n/words.ts';
import { Card, Verbatim } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choice, TextArea } from '../../../ui/field.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { keepingWords } from './keeping-words.ts';
import { useReloadKeeping } from './use-reload-keeping.ts';

/** What it would do to the merchant's deposit as things stand now. */
export function ReversalEffect({ topUp: { receivedFen = 0, shortFen = 0 } }: { topUp: TopUpView }) {
  const t = useWords(keepingWords);
  const taken = formatYuan(receivedFen - shortFen);
  return <p>{shortFen > 0 ? t.takes(taken, formatYuan(shortFen)) : t.takesAll(taken)}</p>;
}

/** The first of two people says why a confirmed top-up must be undone. */
export function ReverseForm({ topUp, onClose }: { topUp: TopUpView; onClose: () => void }) {
  const t = useWords(keepingWords);
  const { cancel } = useText().common;
  const { orgId } = useOrganisation();
  const reload = useReloadKeeping();
  const [reason, setReason] = useState<ReversalReason>('not-received');
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const bad = note.trim().length < 4;
  const propose = useMutation({
    mutationFn: () =>
      api()('proposeReversal', {
        params: { orgId, topUpId: topUp.topUpId },
        body: { reason, note: note.trim() },
      }),
    onSuccess: () => {
      onClose();
      reload();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!bad && !propose.isPending) propose.mutate();
  };
  const title = t.reverseOf(topUp.merchant, formatYuan(topUp.receivedFen ?? 0));
  return (
    <Card label={title}>
      <form className="form-card" onSubmit={submit} noValidate>
        <h2>
          <Verbatim>{title}</Verbatim>
        </h2>
        <p className="hint">{t.reverseLead}</p>
        <Choice
          label={t.reason}
          hint={t.again[reason]}
          value={reason}
          options={reversalReasons.map((value) => ({ value, label: t.reasons[value] }))}
          onChange={setReason}
        />
        <TextArea
          label={t.note}
          hint={t.noteHint}
          rows={2}
          maxLength={300}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          error={asked && bad ? t.noteBad : undefined}
        />
        <ReversalEffect topUp={topUp} />
        {propose.isError && <ConfirmGate error={propose.error} onConfirmed={() => propose.mutate()} />}
        <div className="row">
          <Button type="submit" look="primary" busy={propose.isPending}>
            {t.propose}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {cancel}
          </Button>
        </div>
      </form>
    </Card>
  );
}
