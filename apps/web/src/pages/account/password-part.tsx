import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { Part } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { TextField } from '../../ui/field.tsx';
import { securityWords } from './security-words.ts';

/** A new password; every other session ends. */
export function PasswordPart({ onChanged }: { onChanged: () => void }) {
  const t = useWords(securityWords);
  const [password, setPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const tooShort = newPassword.length < 10;
  const change = useMutation({
    mutationFn: () => api()('changePassword', { body: { password, newPassword } }),
    onSuccess: () => {
      setPassword('');
      setNewPassword('');
      setAsked(false);
      onChanged();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!tooShort && !change.isPending) change.mutate();
  };
  return (
    <Part title={t.passwordPart} lead={t.passwordLead}>
      <form className="card form-card" onSubmit={submit} noValidate>
        <TextField
          label={t.currentPassword}
          type="password"
          autoComplete="current-password"
          maxLength={128}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <TextField
          label={t.newPassword}
          hint={t.newPasswordHint}
          type="password"
          autoComplete="new-password"
          maxLength={128}
          value={newPassword}
          onChange={(event) => setNewPassword(event.target.value)}
          error={asked && tooShort ? t.newPasswordBad : undefined}
        />
        {change.isError && <ConsoleProblem error={change.error} />}
        <div className="row">
          <Button type="submit" busy={change.isPending}>
            {t.changePassword}
          </Button>
          <span role="status">{change.isSuccess ? t.passwordChanged : ''}</span>
        </div>
      </form>
    </Part>
  );
}
