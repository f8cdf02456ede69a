import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { Card } from '../../../ui/basics.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Choice, TextField } from '../../../ui/field.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { SecretNotice } from '../keys/secret-notice.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { keepSecret } from './fresh-secrets.ts';
import { shopsWords } from './shops-words.ts';
import { type Software, softwares } from './software.ts';
import { useReloadSources } from './use-sources.ts';

/** A new shop; its secret is told this once. */
export function ShopForm() {
  const t = useWords(shopsWords);
  const { orgId } = useOrganisation();
  const [name, setName] = useState('');
  const [software, setSoftware] = useState<Software>('dujiaoka');
  const [asked, setAsked] = useState(false);
  const reload = useReloadSources();
  const lacksName = name.trim() === '';
  const make = useMutation({
    mutationFn: () =>
      api()('createSource', {
        params: { orgId },
        body: { name: name.trim(), ...(software === 'own' ? {} : { software }) },
      }),
    onSuccess: ({ source, secret }) => {
      keepSecret(source.id, secret);
      setName('');
      setAsked(false);
      reload();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!lacksName && !make.isPending) make.mutate();
  };
  return (
    <Card label={t.add} className="stack">
      <form className="form-card" onSubmit={submit} noValidate>
        <p className="hint">{t.addLead}</p>
        <TextField
          label={t.name}
          hint={t.nameHint}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={asked && lacksName ? t.nameMissing : undefined}
        />
        <Choice
          label={t.software}
          value={software}
          options={softwares.map((value) => ({ value, label: t.softwares[value] }))}
          onChange={setSoftware}
        />
        {make.isError && <ConfirmGate error={make.error} onConfirmed={() => make.mutate()} />}
        <div>
          <Button type="submit" look="primary" busy={make.isPending}>
            {t.add}
          </Button>
        </div>
      </form>
      {make.data && (
        <>
          <SecretNotice value={make.data.secret} title={t.ready} />
          <p>
            <Link
              to="/console/$orgId/shops/$sourceId"
              params={{ orgId, sourceId: make.data.source.id }}
              search={{ tab: 'join' }}
              className={buttonClass('primary')}
            >
              {t.goJoin}
            </Link>
          </p>
        </>
      )}
    </Card>
  );
}
