import type { VettingView } from '@redress/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { minuteText } from '../../lib/format.ts';
import { Card, Notice, Verbatim } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { ConfirmGate } from '../account/confirm-gate.tsx';
import { organisationKey, useOrganisation } from '../console/organisation-context.ts';
import { renameWords } from './rename-words.ts';

/** The name of an organisation that nobody has verified yet: simply changed, and the one before is kept. */
export function RenamePart({ file }: { file: VettingView }) {
  const t = useWords(renameWords);
  const { orgId, name, may } = useOrganisation();
  const [done, setDone] = useState(false);
  const former = useQuery({
    queryKey: ['former-names', orgId],
    queryFn: () => api()('listFormerNames', { params: { orgId } }),
  });
  if (file.state === 'accepted' || file.state === 'renewing') return null;
  const why = file.state === 'submitted' ? t.inReview : file.state === 'suspended' ? t.suspended : undefined;
  const names = former.data?.names ?? [];
  return (
    <Card label={t.title}>
      <div className="stack-small">
        <h2>{t.title}</h2>
        <p>
          <Verbatim>{name}</Verbatim>
        </p>
        <p className="hint">{why ?? t.lead}</p>
        {done && <Notice tone="ok" title={t.done} live />}
        {may('org.edit') && !why && (
          <RenameForm
            key={name}
            onDone={() => {
              setDone(true);
              void former.refetch();
            }}
          />
        )}
        {names.length > 0 && (
          <div className="stack-small">
            <h3>{t.former}</h3>
            <ul className="vetting-reasons">
              {names.map((one) => (
                <li key={one.until}>
                  <Verbatim>{one.name}</Verbatim>{' '}
                  <span className="hint">{t.until(minuteText(one.until), one.by)}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Card>
  );
}

function RenameForm({ onDone }: { onDone: () => void }) {
  const t = useWords(renameWords);
  const { orgId, name } = useOrganisation();
  const client = useQueryClient();
  const [wanted, setWanted] = useState(name);
  const rename = useMutation({
    mutationFn: () => api()('changeOrganisation', { params: { orgId }, body: { name: wanted.trim() } }),
    onSuccess: (next) => {
      client.setQueryData(organisationKey(orgId), next);
      void client.invalidateQueries({ queryKey: ['me'] });
      onDone();
    },
  });
  const isSame = wanted.trim() === '' || wanted.trim() === name;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isSame) rename.mutate();
  };
  return (
    <form className="stack-small" onSubmit={send}>
      <TextField
        label={t.wanted}
        value={wanted}
        maxLength={100}
        onChange={(event) => setWanted(event.target.value)}
      />
      {rename.isError && <ConfirmGate error={rename.error} onConfirmed={() => rename.mutate()} />}
      <div>
        <Button type="submit" busy={rename.isPending} disabled={isSame}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}
