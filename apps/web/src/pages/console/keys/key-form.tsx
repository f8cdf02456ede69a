import type { Permission } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { Card } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Tick } from '../../../ui/tick.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { securityWords } from '../../account/security-words.ts';
import { consoleWords } from '../console-words.ts';
import { useOrganisation } from '../organisation-context.ts';
import { SecretNotice } from './secret-notice.tsx';

/** A new key with the scopes that its maker may give. */
export function KeyForm({ scopes, onMade }: { scopes: readonly Permission[]; onMade: () => void }) {
  const t = useWords(securityWords);
  const { permissions } = useWords(consoleWords);
  const { orgId } = useOrganisation();
  const [name, setName] = useState('');
  const [days, setDays] = useState('365');
  const [chosen, setChosen] = useState<Permission[]>([]);
  const make = useMutation({
    mutationFn: () => {
      const expiresInDays = Number(days);
      const body = { name: name.trim(), scopes: chosen, ...(expiresInDays > 0 ? { expiresInDays } : {}) };
      return api()('createKey', { params: { orgId }, body });
    },
    onSuccess: () => {
      setName('');
      setChosen([]);
      onMade();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  const toggle = (scope: Permission) =>
    setChosen(chosen.includes(scope) ? chosen.filter((one) => one !== scope) : [...chosen, scope]);
  return (
    <Card label={t.keyMake}>
      <form className="form-card" onSubmit={submit} noValidate>
        <h2>{t.keyMake}</h2>
        <div className="form-row">
          <TextField
            label={t.keyName}
            maxLength={32}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <TextField
            label={t.keyDays}
            inputMode="numeric"
            value={days}
            onChange={(event) => setDays(event.target.value)}
          />
        </div>
        <fieldset>
          <legend className="hint">{t.keyScopes}</legend>
          <div className="scope-list">
            {scopes.map((scope) => (
              <Tick
                key={scope}
                label={permissions[scope]}
                checked={chosen.includes(scope)}
                onChange={() => toggle(scope)}
              />
            ))}
          </div>
        </fieldset>
        {make.isError && <ConfirmGate error={make.error} onConfirmed={() => make.mutate()} />}
        <div>
          <Button
            type="submit"
            look="primary"
            busy={make.isPending}
            disabled={name.trim() === '' || chosen.length === 0}
          >
            {t.keyMake}
          </Button>
        </div>
      </form>
      {make.data && <SecretNotice value={make.data.key} />}
    </Card>
  );
}
