import type { SubjectKind, VettingFacts } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type InputHTMLAttributes, useState } from 'react';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { Card } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { Tick } from '../../ui/tick.tsx';
import { vettingWords } from './words.ts';

type TextKey = Exclude<keyof VettingFacts, 'subjectKind' | 'byAgent'>;

/** The data of the subject; saved as far as it is filled in. */
export function FactsForm(props: { orgId: string; facts: VettingFacts; onSaved: () => void }) {
  const t = useWords(vettingWords);
  const [facts, setFacts] = useState(props.facts);
  const save = useMutation({
    mutationFn: () =>
      api()('saveVettingFacts', { params: { orgId: props.orgId }, body: withoutEmpty(facts) }),
    onSuccess: (view) => {
      setFacts(view.facts);
      props.onSaved();
    },
  });
  const change = (part: Partial<VettingFacts>) => {
    save.reset();
    setFacts((old) => ({ ...old, ...part }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate();
  };
  return (
    <Card label={t.facts}>
      <form className="form-card" onSubmit={submit} noValidate>
        <h2>{t.facts}</h2>
        <Fields facts={facts} onChange={change} />
        <Tick
          label={t.byAgent}
          checked={facts.byAgent === true}
          onChange={(byAgent) => change({ byAgent })}
        />
        {save.isError && <ConsoleProblem error={save.error} />}
        <div className="row">
          <Button type="submit" look="primary" busy={save.isPending}>
            {t.save}
          </Button>
          <span className="hint" role="status">
            {save.isSuccess ? t.saved : ''}
          </span>
        </div>
      </form>
    </Card>
  );
}

function Fields(props: { facts: VettingFacts; onChange: (part: Partial<VettingFacts>) => void }) {
  const t = useWords(vettingWords);
  const { facts, onChange } = props;
  const registered = facts.subjectKind !== 'natural-person';
  const field = (
    key: TextKey,
    label: string,
    rest: { hint?: string; optional?: boolean } & InputHTMLAttributes<HTMLInputElement> = {},
  ) => (
    <TextField
      key={key}
      label={label}
      maxLength={200}
      value={facts[key] ?? ''}
      onChange={(event) => onChange({ [key]: event.target.value })}
      {...rest}
    />
  );
  const kinds = (Object.entries(t.subjects) as [SubjectKind, string][]).map(([value, label]) => ({
    value: value as SubjectKind | '',
    label,
  }));
  return (
    <>
      <Choice
        label={t.subjectKind}
        value={facts.subjectKind ?? ''}
        options={[{ value: '', label: t.choose }, ...kinds]}
        onChange={(kind) => onChange({ subjectKind: kind === '' ? undefined : kind })}
      />
      {field('name', t.items.name, { hint: t.nameHint, autoComplete: 'organization' })}
      {registered &&
        field('creditCode', t.items['credit-code'], { hint: t.codeHint, maxLength: 30, autoComplete: 'off' })}
      {field('legalPerson', t.items['legal-person'], { maxLength: 60 })}
      <div className="form-row">
        {field('contactName', t.contactName, { maxLength: 60, autoComplete: 'name' })}
        {field('contactPhone', t.contactPhone, { maxLength: 30, type: 'tel', autoComplete: 'tel' })}
      </div>
      {field('address', t.items.address, { autoComplete: 'street-address' })}
      {field('filing', t.items.filing, { hint: t.filingHint, optional: true, maxLength: 60 })}
      {field('permit', t.items.permit, { hint: t.permitHint, optional: true })}
    </>
  );
}

/** An emptied field is one that is not given. */
function withoutEmpty(facts: VettingFacts): VettingFacts {
  const kept = Object.entries(facts).filter(
    ([key, value]) =>
      value !== undefined &&
      value !== '' &&
      !(key === 'creditCode' && facts.subjectKind === 'natural-person'),
  );
  return Object.fromEntries(kept);
}
