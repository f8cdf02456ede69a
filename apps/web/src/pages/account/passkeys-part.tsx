import type { SecurityView } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, problemOf } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { instantText } from '../../lib/format.ts';
import { makePasskey, passkeysWork } from '../../lib/passkey.ts';
import { Notice, Part, Verbatim } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { ConfirmGate } from './confirm-gate.tsx';
import { securityWords } from './security-words.ts';

export function PasskeysPart(props: { passkeys: SecurityView['passkeys']; onChanged: () => void }) {
  const t = useWords(securityWords);
  const { language } = useLanguage();
  const [name, setName] = useState(t.defaultName);
  const add = useMutation({
    mutationFn: async () => {
      const response = await makePasskey(await api()('passkeyOptions', {}));
      return api()('addPasskey', { body: { name: name.trim() || t.defaultName, response } });
    },
    onSuccess: props.onChanged,
  });
  const remove = useMutation({
    mutationFn: (passkeyId: string) => api()('removePasskey', { params: { passkeyId } }),
    onSuccess: props.onChanged,
  });
  return (
    <Part title={t.passkeys} lead={t.passkeysLead}>
      {props.passkeys.map(({ passkeyId, name: called, createdAtMs }) => (
        <div key={passkeyId} className="card row row-between">
          <span>
            <Verbatim>{called}</Verbatim> <span className="hint">{instantText(createdAtMs, language)}</span>
          </span>
          <Button look="quiet" onClick={() => remove.mutate(passkeyId)}>
            {t.remove}
            <span className="visually-hidden"> {called}</span>
          </Button>
        </div>
      ))}
      {remove.isError && (
        <ConfirmGate error={remove.error} onConfirmed={() => remove.mutate(remove.variables)} />
      )}
      {passkeysWork() ? (
        <div className="card form-card">
          <TextField
            label={t.passkeyName}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          {add.isError &&
            (problemOf(add.error) ? (
              <ConfirmGate error={add.error} onConfirmed={() => add.mutate()} />
            ) : (
              <Notice tone="warn" live>
                {t.passkeyFailed}
              </Notice>
            ))}
          <div>
            <Button icon="key" busy={add.isPending} onClick={() => add.mutate()}>
              {t.passkeyAdd}
            </Button>
          </div>
        </div>
      ) : (
        <Notice tone="info">{t.passkeysOff}</Notice>
      )}
    </Part>
  );
}
