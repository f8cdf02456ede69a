import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { Chip, Part } from '../../ui/basics.tsx';
import { Button, CopyButton } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { TextField } from '../../ui/field.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { RecoveryCodes, RenewCodes } from './recovery-codes.tsx';
import { securityWords } from './security-words.ts';

/** One-time codes: turned on with a first code, off with the password. */
export function TotpPart({ on, onChanged }: { on: boolean; onChanged: () => void }) {
  const t = useWords(securityWords);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const start = useMutation({ mutationFn: () => api()('startTotp', { body: { password } }) });
  const finish = useMutation({
    mutationFn: () => api()('confirmTotp', { body: { code } }),
    onSuccess: () => {
      start.reset();
      setPassword('');
      onChanged();
    },
  });
  const stop = useMutation({
    mutationFn: () => api()('removeTotp', { body: { password } }),
    onSuccess: () => {
      setPassword('');
      onChanged();
    },
  });
  const ask = on ? stop : start;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (start.data) finish.mutate();
    else ask.mutate();
  };
  return (
    <Part
      title={t.totp}
      lead={t.totpLead}
      aside={<Chip tone={on ? 'ok' : 'quiet'}>{on ? t.on : t.off}</Chip>}
    >
      <form className="card form-card" onSubmit={submit} noValidate>
        {start.data ? (
          <>
            <Secret uri={start.data.uri} secret={start.data.secret} codes={start.data.recoveryCodes} />
            <TextField
              label={t.firstCode}
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
            {finish.isError && <ConsoleProblem error={finish.error} />}
          </>
        ) : (
          <>
            <TextField
              label={t.password}
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
            {ask.isError && <ConsoleProblem error={ask.error} />}
          </>
        )}
        <div>
          <Button type="submit" look={on ? 'danger' : 'primary'} busy={ask.isPending || finish.isPending}>
            {on ? t.turnOff : t.turnOn}
          </Button>
        </div>
      </form>
      {on && <RenewCodes />}
    </Part>
  );
}

function Secret({ uri, secret, codes }: { uri: string; secret: string; codes: readonly string[] }) {
  const t = useWords(securityWords);
  return (
    <>
      <p>{t.scanQr}</p>
      <QrCode text={uri} label={t.qr} />
      <p className="mono" translate="no">
        {secret.replace(/(.{4})/g, '$1 ')}
      </p>
      <div className="row">
        <CopyButton value={secret} />
        <a href={uri}>{t.openApp}</a>
      </div>
      <RecoveryCodes codes={codes} />
    </>
  );
}
