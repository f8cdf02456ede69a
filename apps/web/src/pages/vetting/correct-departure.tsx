import type { DepartureView } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { Card } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { ConfirmGate } from '../account/confirm-gate.tsx';
import { useOrganisation } from '../console/organisation-context.ts';
import { departureWords } from './departure-words.ts';

/** Another day than the one on record, with why. */
export function CorrectDeparture(props: { departure: DepartureView; onDone: (saved: boolean) => void }) {
  const t = useWords(departureWords);
  const { cancel } = useText().common;
  const { orgId } = useOrganisation();
  const { departureId, name, leftOn: recorded, earliest, latest } = props.departure;
  const [leftOn, setLeftOn] = useState(recorded);
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: () =>
      api()('correctDeparture', { params: { orgId, departureId }, body: { leftOn, reason: reason.trim() } }),
    onSuccess: () => props.onDone(true),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate();
  };
  const title = t.correctTitle(name);
  const ready = leftOn !== '' && leftOn !== recorded && reason.trim() !== '';
  return (
    <Card label={title}>
      <form className="form-card" onSubmit={submit} noValidate>
        <div className="stack-small">
          <h3>{title}</h3>
          <p className="hint">{t.correctLead}</p>
        </div>
        <div className="paper-date">
          <TextField
            label={t.newDay}
            hint={t.between(earliest, latest)}
            type="date"
            min={earliest}
            max={latest}
            value={leftOn}
            onChange={(event) => setLeftOn(event.target.value)}
          />
        </div>
        <TextField
          label={t.reason}
          hint={t.reasonHint}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {save.isError && <ConfirmGate error={save.error} onConfirmed={() => save.mutate()} />}
        <div className="row">
          <Button type="submit" look="primary" busy={save.isPending} disabled={!ready}>
            {t.save}
          </Button>
          <Button look="quiet" onClick={() => props.onDone(false)}>
            {cancel}
          </Button>
        </div>
      </form>
    </Card>
  );
}
