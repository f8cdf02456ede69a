import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { More, Notice } from '../../ui/basics.tsx';
import { Button, CopyButton } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { TextField } from '../../ui/field.tsx';
import { securityWords } from './security-words.ts';

/** Shown this once. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useWords(securityWords);
  return (
    <Notice tone="warn" title={t.keepCodes} live>
      {/* Each is one word: a code broken over two lines is copied wrong by hand. */}
      <p className="mono row" translate="no">
        {codes.map((code) => (
          <span key={code} className="nowrap">
            {code}{' '}
          </span>
        ))}
      </p>
      <div>
        <CopyButton value={codes.join('\n')} />
      </div>
    </Notice>
  );
}

/** New codes for those that were used or lost. */
export function RenewCodes() {
  const t = useWords(securityWords);
  const [password, setPassword] = useState('');
  const renew = useMutation({
    mutationFn: () => api()('renewRecoveryCodes', { body: { password } }),
    onSuccess: () => setPassword(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!renew.isPending) renew.mutate();
  };
  return (
    <More summary={t.renewCodes}>
      <form className="form-card" onSubmit={submit} noValidate>
        <p className="hint">{t.renewLead}</p>
        <TextField
          label={t.currentPassword}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {renew.isError && <ConsoleProblem error={renew.error} />}
        <div>
          <Button type="submit" busy={renew.isPending}>
            {t.renewCodes}
          </Button>
        </div>
      </form>
      {renew.data && <RecoveryCodes codes={renew.data.recoveryCodes} />}
    </More>
  );
}
