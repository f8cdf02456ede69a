import type { EntryChange } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, randomKey } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { today } from '../../lib/format.ts';
import { Notice } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { changeOf, type Drafted, draftOf } from './proposal.ts';

type FieldName =
  | 'name'
  | 'phone'
  | 'address'
  | 'email'
  | 'web'
  | 'note'
  | 'domains'
  | 'operator'
  | 'licenceAddress'
  | 'creditCode'
  | 'filing';
const inputTypes: Partial<Record<FieldName, string>> = { phone: 'tel', email: 'email', web: 'url' };

/** A correction or a new entry, sent to an operator; nothing changes before that. */
export function ProposeForm(props: {
  type: 'office' | 'platform';
  entryId: string | undefined;
  fixed: Record<string, string>;
  before: Readonly<Record<string, unknown>>;
  isNew?: boolean;
  fields: readonly FieldName[];
  onClose: () => void;
}) {
  const { type, entryId, fixed, before, fields } = props;
  const text = useText();
  const t = text.offices;
  const isNew = props.isNew ?? entryId === undefined;
  const [draft, setDraft] = useState<Drafted>(() => draftOf(fields, before));
  const [source, setSource] = useState('');
  const [checkedOn, setCheckedOn] = useState(() => today(Date.now()));
  const [key] = useState(randomKey);
  const send = useMutation({
    mutationFn: () => {
      const change = { ...(isNew ? fixed : {}), ...changeOf(draft, isNew ? {} : before) };
      const body = { type, ...(entryId ? { entryId } : {}), change, source, checkedOn } as EntryChange;
      return api({ idempotencyKey: key })('proposeChange', { body });
    },
  });
  if (send.isSuccess)
    return (
      <Notice tone="ok" live>
        <p>{t.proposed}</p>
      </Notice>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!send.isPending) send.mutate();
  };
  return (
    <form className="stack propose" onSubmit={submit}>
      {fields.map((field) => (
        <TextField
          key={field}
          label={text.operator.fields[field] ?? field}
          type={inputTypes[field] ?? 'text'}
          required={field === 'name'}
          optional={field !== 'name'}
          value={draft[field] ?? ''}
          onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
        />
      ))}
      <TextField
        label={t.source}
        hint={t.sourceHint}
        required
        minLength={2}
        maxLength={300}
        value={source}
        onChange={(event) => setSource(event.target.value)}
      />
      <TextField
        label={t.checkedOn}
        type="date"
        required
        value={checkedOn}
        onChange={(event) => setCheckedOn(event.target.value)}
      />
      {send.isError && <ProblemNotice error={send.error} title={t.notProposed} />}
      <div className="row">
        <Button type="submit" look="primary" busy={send.isPending}>
          {send.isPending ? t.proposing : t.propose}
        </Button>
        <Button look="quiet" onClick={props.onClose}>
          {text.common.cancel}
        </Button>
      </div>
    </form>
  );
}
