import type { EntryType } from '@redress/contract';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { Card, Part, Skeleton } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { EntryCard } from './entry-card.tsx';
import type { Entry } from './entry-draft.ts';
import { EntryForm } from './entry-form.tsx';
import { MoreButton } from './more-button.tsx';

/** All offices or platforms: looked for, added, changed, with their history, and taken out. */
export function EntriesPart({ operatorKey }: { operatorKey: string }) {
  const text = useText();
  const t = text.operator;
  const [type, setType] = useState<EntryType>('office');
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState('');
  const [adding, setAdding] = useState(false);
  const client = useQueryClient();
  const list = useEntries(type, asked);
  const entries = list.data?.pages.flatMap((page) => page.entries) ?? [];
  const reload = () => void client.invalidateQueries({ queryKey: ['entries'] });
  const search = (event: FormEvent) => {
    event.preventDefault();
    setAsked(words.trim());
  };
  return (
    <Part title={t.entries} lead={t.entriesLead}>
      <form className="stack" onSubmit={search}>
        <Choice
          label={t.show}
          value={type}
          options={(['office', 'platform'] as const).map((value) => ({ value, label: t.types[value] }))}
          onChange={(value) => {
            setType(value);
            setAdding(false);
          }}
        />
        <TextField
          label={t.search}
          hint={t.searchHint}
          optional
          maxLength={60}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <div className="row">
          <Button type="submit">{t.find}</Button>
          <Button look="quiet" icon="plus" onClick={() => setAdding(true)}>
            {t.add(t.types[type])}
          </Button>
        </div>
      </form>
      {adding && (
        <Card label={t.add(t.types[type])}>
          <EntryForm
            key={type}
            type={type}
            operatorKey={operatorKey}
            onClose={() => setAdding(false)}
            onSaved={reload}
          />
        </Card>
      )}
      {list.isPending && <Skeleton lines={4} label={text.common.loading} />}
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && entries.length === 0 && <p className="hint">{t.noEntries}</p>}
      {entries.map((entry) => (
        <EntryCard
          key={entry.entryId}
          type={type}
          entry={entry}
          operatorKey={operatorKey}
          onChanged={reload}
        />
      ))}
      <MoreButton query={list} shown={entries.length} />
    </Part>
  );
}

function useEntries(type: EntryType, asked: string) {
  return useInfiniteQuery({
    queryKey: ['entries', type, asked],
    queryFn: async ({ pageParam }): Promise<{ entries: Entry[]; cursor?: string | undefined }> => {
      const query = { ...(asked ? { q: asked } : {}), ...(pageParam ? { cursor: pageParam } : {}) };
      if (type === 'office') {
        const { offices, cursor } = await api()('searchOffices', { query });
        return { entries: offices, cursor };
      }
      const { platforms, cursor } = await api()('searchPlatforms', { query });
      return { entries: platforms, cursor };
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.cursor,
  });
}
