import { type WebhookType, webhookTypes } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { Card } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choice, TextField } from '../../../ui/field.tsx';
import { Tick } from '../../../ui/tick.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { SecretNotice } from '../keys/secret-notice.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { webhooksWords } from './webhooks-words.ts';

/** What nobody sends yet, and the test that is sent by its button, are not offered. */
const hidden: ReadonlySet<WebhookType> = new Set([
  'claim.answered',
  'claim.settled',
  'credit.listed',
  'webhook.test',
]);
const offered = webhookTypes.filter((type) => !hidden.has(type));

function useDraft() {
  const [url, setUrl] = useState('');
  const [description, setDescription] = useState('');
  const [which, setWhich] = useState<'all' | 'some'>('all');
  const [types, setTypes] = useState<WebhookType[]>([]);
  const [asked, setAsked] = useState(false);
  const clear = () => {
    setUrl('');
    setDescription('');
    setTypes([]);
    setAsked(false);
  };
  return {
    ...{ url, setUrl, description, setDescription, which, setWhich, types, setTypes, asked, setAsked, clear },
    badUrl: !/^https:\/\/[^\s/]+\.[^\s]+$/.test(url.trim()),
    badTypes: which === 'some' && types.length === 0,
  };
}

/** A new address; its signing secret is told this once. */
export function WebhookForm({ onMade }: { onMade: () => void }) {
  const t = useWords(webhooksWords);
  const { orgId } = useOrganisation();
  const draft = useDraft();
  const make = useMutation({
    mutationFn: () =>
      api()('createWebhook', {
        params: { orgId },
        body: {
          url: draft.url.trim(),
          ...(draft.description.trim() ? { description: draft.description.trim() } : {}),
          types: draft.which === 'all' ? null : draft.types,
        },
      }),
    onSuccess: () => {
      draft.clear();
      onMade();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    draft.setAsked(true);
    if (!draft.badUrl && !draft.badTypes && !make.isPending) make.mutate();
  };
  return (
    <Card label={t.add} className="stack">
      <form className="form-card" onSubmit={submit} noValidate>
        <Fields draft={draft} />
        {make.isError && <ConfirmGate error={make.error} onConfirmed={() => make.mutate()} />}
        <div>
          <Button type="submit" look="primary" busy={make.isPending}>
            {t.add}
          </Button>
        </div>
      </form>
      {make.data && <SecretNotice value={make.data.secret} title={t.ready} />}
    </Card>
  );
}

function Fields({ draft }: { draft: ReturnType<typeof useDraft> }) {
  const t = useWords(webhooksWords);
  const { types, setTypes, asked } = draft;
  return (
    <>
      <TextField
        label={t.url}
        hint={t.urlHint}
        type="url"
        autoComplete="off"
        maxLength={500}
        value={draft.url}
        onChange={(event) => draft.setUrl(event.target.value)}
        error={asked && draft.badUrl ? t.urlBad : undefined}
      />
      <TextField
        label={t.description}
        optional
        maxLength={200}
        value={draft.description}
        onChange={(event) => draft.setDescription(event.target.value)}
      />
      <Choice
        label={t.which}
        value={draft.which}
        options={[
          { value: 'all', label: t.all },
          { value: 'some', label: t.some },
        ]}
        onChange={draft.setWhich}
        error={asked && draft.badTypes ? t.someMissing : undefined}
      />
      {draft.which === 'some' && (
        <div className="scope-list">
          {offered.map((type) => (
            <Tick
              key={type}
              label={t.types[type]}
              checked={types.includes(type)}
              onChange={(on) => setTypes(on ? [...types, type] : types.filter((one) => one !== type))}
            />
          ))}
        </div>
      )}
    </>
  );
}
