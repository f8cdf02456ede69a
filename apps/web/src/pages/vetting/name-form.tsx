import type { NameChangeInput, VettingView } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { ConfirmGate } from '../account/confirm-gate.tsx';
import { nameWords } from './name-words.ts';
import { PaperList } from './papers-part.tsx';
import { UploadButton } from './upload-button.tsx';

const keys = ['organisation', 'registered', 'legalPerson'] as const;
type Draft = Record<(typeof keys)[number] | 'note', string>;

/** Only what changes, with a paper that shows it. */
export function NameForm({ file, onChanged }: { file: VettingView; onChanged: () => void }) {
  const t = useWords(nameWords);
  const { orgId, names } = file;
  const [draft, setDraft] = useState<Draft>({ organisation: '', registered: '', legalPerson: '', note: '' });
  const papers = file.documents.filter(({ kind }) => kind === 'name-change');
  const send = useMutation({
    mutationFn: () => api()('askNameChange', { params: { orgId }, body: given(draft) }),
    onSuccess: onChanged,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!send.isPending) send.mutate();
  };
  const isFilled = keys.some((key) => draft[key].trim() !== '');
  return (
    <form className="form-card" onSubmit={submit} noValidate>
      <p className="hint">{t.only}</p>
      {keys
        .filter((key) => key === 'organisation' || names.current[key])
        .map((key) => (
          <TextField
            key={key}
            label={t.newName[key]}
            hint={t.now(names.current[key] ?? '')}
            optional
            maxLength={key === 'legalPerson' ? 60 : 100}
            autoComplete="off"
            value={draft[key]}
            onChange={(event) => setDraft((old) => ({ ...old, [key]: event.target.value }))}
          />
        ))}
      <section className="stack-small" aria-label={t.paper}>
        <h3>{t.paper}</h3>
        <p className="hint">{t.paperHint}</p>
        <PaperList papers={papers} orgId={orgId} mayChange onChanged={onChanged} />
        <UploadButton
          orgId={orgId}
          kind="name-change"
          label={papers.length === 0 ? t.paperAdd : t.paperAnother}
          first={papers.length === 0}
          onAdded={onChanged}
        />
      </section>
      <TextArea
        label={t.note}
        optional
        rows={2}
        maxLength={300}
        value={draft.note}
        onChange={(event) => setDraft((old) => ({ ...old, note: event.target.value }))}
      />
      {send.isError && <ConfirmGate error={send.error} onConfirmed={() => send.mutate()} />}
      <div className="row">
        <Button
          type="submit"
          look="primary"
          busy={send.isPending}
          disabled={!isFilled || papers.length === 0}
        >
          {t.send}
        </Button>
        {isFilled && papers.length === 0 && <span className="hint">{t.paperNeeded}</span>}
      </div>
    </form>
  );
}

/** A field that is empty is one that does not change. */
const given = (draft: Draft): NameChangeInput =>
  Object.fromEntries(
    Object.entries(draft)
      .map(([key, value]) => [key, value.trim()])
      .filter(([, value]) => value !== ''),
  );
