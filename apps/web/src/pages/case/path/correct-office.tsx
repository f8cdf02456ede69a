import type { StepView } from '@redress/contract';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../../../i18n/language.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { ProposeForm } from '../../offices/propose-form.tsx';
import { useCaseContext } from '../case-context.ts';
import { entryIn } from './candidates.ts';
import { useChangeStep } from './use-path.ts';

const fields = ['name', 'address', 'phone'] as const;
type Office = NonNullable<StepView['office']>;

/** The buyer's own word on the office, and what she knows better given on to the directory. */
export function CorrectOffice({ step, office }: { step: StepView; office: Office }) {
  const { text } = useLanguage();
  const t = text.offices.step;
  const [open, setOpen] = useState<'correct' | 'propose'>();
  const place = office.offices[0];
  const known = entryIn(office, office.entry?.entryId);
  const mayPropose = known !== undefined || place?.division?.lowest === true;
  if (open === 'correct') return <Form step={step} onClose={() => setOpen(undefined)} />;
  if (open === 'propose')
    return (
      <ProposeForm
        type="office"
        entryId={known?.entryId}
        fixed={place?.division ? { kind: place.kind, divisionCode: place.division.code } : {}}
        before={known?.fields ?? given(step)}
        isNew={known === undefined}
        fields={['name', 'phone', 'address', 'email', 'web', 'note']}
        onClose={() => setOpen(undefined)}
      />
    );
  return (
    <div className="row">
      <Button look="quiet" onClick={() => setOpen('correct')}>
        {step.addressee.name ? t.correct : t.enter}
      </Button>
      {mayPropose && (
        <Button look="quiet" onClick={() => setOpen('propose')}>
          {t.propose}
        </Button>
      )}
    </div>
  );
}

const given = ({ addressee }: StepView): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field, addressee[field]]));

function Form({ step, onClose }: { step: StepView; onClose: () => void }) {
  const { text } = useLanguage();
  const t = text.offices.step;
  const { view } = useCaseContext();
  const change = useChangeStep(view.caseId, step.id);
  const [draft, setDraft] = useState(() =>
    Object.fromEntries(fields.map((field) => [field, step.addressee[field] ?? ''])),
  );
  const send = (addressee: Record<string, string>) =>
    !change.isPending && change.mutate({ addressee }, { onSuccess: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(draft);
  };
  return (
    <form className="stack propose" onSubmit={submit}>
      {fields.map((field) => (
        <TextField
          key={field}
          label={field === 'name' ? t.name : text.offices[field]}
          type={field === 'phone' ? 'tel' : 'text'}
          required={field === 'name'}
          optional={field !== 'name'}
          maxLength={field === 'address' ? 500 : field === 'phone' ? 100 : 200}
          value={draft[field] ?? ''}
          onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
        />
      ))}
      {change.isError && <ProblemNotice error={change.error} />}
      <div className="row">
        <Button type="submit" look="primary" busy={change.isPending}>
          {text.common.save}
        </Button>
        {step.office?.from === 'buyer' && (
          <Button look="quiet" onClick={() => send({ name: '', address: '', phone: '' })}>
            {t.reset}
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          {text.common.cancel}
        </Button>
      </div>
    </form>
  );
}
