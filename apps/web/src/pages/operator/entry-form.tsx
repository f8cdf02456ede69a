import { type EntryChange, type EntryType, type OfficeKind, officeKinds } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, problemOf } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { today } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { changeOf, draftOf } from '../offices/proposal.ts';
import { DivisionField } from './division-field.tsx';
import { type Entry, entryFields, faultsByField, inputTypes } from './entry-draft.ts';

interface Props {
  type: EntryType;
  /** Absent: a new entry. */
  entry?: Entry;
  operatorKey: string;
  onClose: () => void;
  onSaved: () => void;
}

/** An entry as an operator writes it: with its source, at the revision that was seen. */
export function EntryForm(props: Props) {
  const { type, onClose } = props;
  const text = useText();
  const t = text.operator;
  const { draft, set, faults, save, submit } = useEntryDraft(props);
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {type === 'office' && (
        <>
          <Choice
            label={t.fields.kind ?? 'kind'}
            value={(draft.kind ?? '') as OfficeKind | ''}
            error={faults.kind}
            options={[
              { value: '', label: '—' },
              ...officeKinds.map((value) => ({ value, label: text.offices.kinds[value] })),
            ]}
            onChange={set('kind')}
          />
          <DivisionField
            value={draft.divisionCode ?? ''}
            error={faults.divisionCode}
            onChange={set('divisionCode')}
          />
        </>
      )}
      {entryFields[type].map((field) => (
        <TextField
          key={field}
          label={t.fields[field] ?? field}
          type={inputTypes[field] ?? 'text'}
          optional={field !== 'name'}
          error={faults[field]}
          value={draft[field] ?? ''}
          onChange={(event) => set(field)(event.target.value)}
        />
      ))}
      <Looked draft={draft} faults={faults} set={set} />
      {save.isError && <ProblemNotice error={save.error} />}
      <div className="row">
        <Button type="submit" look="primary" busy={save.isPending}>
          {text.common.save}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {text.common.cancel}
        </Button>
      </div>
    </form>
  );
}

type Texts = Readonly<Record<string, string>>;

/** Where it stands and when somebody looked: nothing enters the directory without it. */
function Looked({
  draft,
  faults,
  set,
}: {
  draft: Texts;
  faults: Texts;
  set: (field: string) => (value: string) => void;
}) {
  const t = useText().offices;
  return (
    <>
      <TextField
        label={t.source}
        hint={t.sourceHint}
        maxLength={300}
        error={faults.source}
        value={draft.source ?? ''}
        onChange={(event) => set('source')(event.target.value)}
      />
      <TextField
        label={t.checkedOn}
        type="date"
        error={faults.checkedOn}
        value={draft.checkedOn ?? ''}
        onChange={(event) => set('checkedOn')(event.target.value)}
      />
    </>
  );
}

function useEntryDraft({ type, entry, operatorKey, onClose, onSaved }: Props) {
  const t = useText().operator;
  const before = (entry?.fields ?? {}) as Readonly<Record<string, unknown>>;
  const [draft, setDraft] = useState<Texts>(() => ({
    ...draftOf([...(type === 'office' ? ['kind', 'divisionCode'] : []), ...entryFields[type]], before),
    source: '',
    checkedOn: today(Date.now()),
  }));
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () => {
      const { source, checkedOn, ...fields } = draft;
      const written = { type, change: changeOf(fields, before), source, checkedOn };
      const body = {
        entry: { ...written, ...(entry ? { entryId: entry.entryId } : {}) } as EntryChange,
        ...(entry ? { revision: entry.revision } : {}),
      };
      return api({ token: operatorKey })('saveEntry', { body });
    },
    onSuccess: () => {
      onSaved();
      onClose();
    },
  });
  const needed = ['name', 'source', ...(type === 'office' ? ['kind', 'divisionCode'] : [])];
  const missing = needed.filter((field) => (draft[field] ?? '').trim().length < 2);
  const faults: Texts = {
    ...faultsByField(problemOf(save.error)?.errors ?? []),
    ...(tried ? Object.fromEntries(missing.map((field) => [field, t.needed])) : {}),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing.length === 0 && !save.isPending) save.mutate();
  };
  const set = (field: string) => (value: string) => setDraft((now) => ({ ...now, [field]: value }));
  return { draft, set, faults, save, submit };
}
