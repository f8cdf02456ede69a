import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { Card } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { shopsWords } from './shops-words.ts';
import { useReloadSources } from './use-sources.ts';

/** Registers the public half of the shop's own key. */
export function AddKey({ sourceId }: { sourceId: string }) {
  const t = useWords(shopsWords);
  const { orgId } = useOrganisation();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const reload = useReloadSources();
  const publicKey = typed.trim();
  const bad = !/^whpk_[A-Za-z0-9+/]{43}=$/.test(publicKey);
  const add = useMutation({
    mutationFn: () => api()('addSourceKey', { params: { orgId, sourceId }, body: { publicKey } }),
    onSuccess: () => {
      setTyped('');
      setAsked(false);
      reload();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!bad && !add.isPending) add.mutate();
  };
  return (
    <Card label={t.addKey}>
      <form className="form-card" onSubmit={submit} noValidate>
        <TextField
          label={t.publicKey}
          hint={t.publicKeyHint}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          error={asked && bad ? t.publicKeyBad : undefined}
        />
        {add.isError && <ConfirmGate error={add.error} onConfirmed={() => add.mutate()} />}
        <div>
          <Button type="submit" busy={add.isPending}>
            {t.addKey}
          </Button>
        </div>
      </form>
    </Card>
  );
}
