import type { EntryType, OfficeView } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { dayText } from '../../lib/format.ts';
import { Chip, Notice, Verbatim } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { type Entry, entryFields } from './entry-draft.ts';
import { EntryForm } from './entry-form.tsx';
import { EntryHistory } from './entry-history.tsx';

interface Props {
  type: EntryType;
  entry: Entry;
  operatorKey: string;
  onChanged: () => void;
}

/** One entry as it stands: changed here, with its history, or taken out. */
export function EntryCard({ type, entry, operatorKey, onChanged }: Props) {
  const { text, language } = useLanguage();
  const t = text.operator;
  const [open, setOpen] = useState<'edit' | 'history' | 'remove'>();
  const fields = entry.fields as Readonly<Record<string, unknown>>;
  const name = String(fields.name);
  const close = () => setOpen(undefined);
  const place = type === 'office' ? (entry as OfficeView) : undefined;
  const rest = entryFields[type].filter((field) => field !== 'name' && fields[field] !== undefined);
  return (
    <article className="card stack" aria-label={t.entryOf(name)}>
      <div className="row row-between">
        <h3>
          <Verbatim>{name}</Verbatim>
        </h3>
        {place?.main === false && <Chip tone="quiet">{t.notMain}</Chip>}
      </div>
      {place && (
        <p>
          <span lang="zh-CN">{place.division.fullName}</span> · {text.offices.kinds[place.fields.kind]}
        </p>
      )}
      {rest.length > 0 && (
        <dl className="changes">
          {rest.map((field) => (
            <div key={field}>
              <dt>{t.fields[field] ?? field}</dt>
              <dd translate="no">{shown(fields[field])}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="hint">
        {text.offices.checked(dayText(entry.checkedOn, language), '')}
        <Verbatim>{entry.source}</Verbatim>
      </p>
      {open === 'edit' && <EntryForm {...{ type, entry, operatorKey }} onClose={close} onSaved={onChanged} />}
      {open === 'history' && <EntryHistory type={type} entryId={entry.entryId} />}
      {open === 'remove' && <Remove {...{ entry, operatorKey, onChanged }} onClose={close} />}
      {open !== 'edit' && open !== 'remove' && (
        <div className="row">
          <Button onClick={() => setOpen('edit')}>{t.edit}</Button>
          <Button look="quiet" onClick={() => setOpen(open === 'history' ? undefined : 'history')}>
            {open === 'history' ? t.hideHistory : t.history}
          </Button>
          <Button look="quiet" onClick={() => setOpen('remove')}>
            {t.remove}
          </Button>
        </div>
      )}
    </article>
  );
}

export const shown = (value: unknown): string => (Array.isArray(value) ? value.join('、') : String(value));

function Remove(props: { entry: Entry; operatorKey: string; onChanged: () => void; onClose: () => void }) {
  const { entry, operatorKey, onChanged, onClose } = props;
  const { text } = useLanguage();
  const t = text.operator;
  const remove = useMutation({
    mutationFn: () => api({ token: operatorKey })('removeEntry', { params: { entryId: entry.entryId } }),
    onSuccess: onChanged,
  });
  return (
    <Notice tone="warn" title={t.removeSure}>
      {remove.isError && <ProblemNotice error={remove.error} />}
      <div className="row">
        <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
          {t.removeNow}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {text.common.cancel}
        </Button>
      </div>
    </Notice>
  );
}
