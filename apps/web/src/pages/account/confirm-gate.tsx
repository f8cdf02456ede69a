import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, problemOf } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { Notice } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { TextField } from '../../ui/field.tsx';
import { securityWords } from './security-words.ts';

/** Shows what failed; where the server wants to know again who it is, asks for the password and tries once more. */
export function ConfirmGate(props: { error: unknown; onConfirmed: () => void }) {
  const t = useWords(securityWords);
  const [password, setPassword] = useState('');
  const confirm = useMutation({
    mutationFn: () => api()('confirmSession', { body: { password } }),
    onSuccess: props.onConfirmed,
  });
  if (!problemOf(props.error)?.type.endsWith('/confirm-first')) return <ConsoleProblem error={props.error} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    confirm.mutate();
  };
  return (
    <Notice tone="warn" title={t.confirmTitle} live>
      <form className="stack-small" onSubmit={submit}>
        <TextField
          label={t.password}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {confirm.isError && <ConsoleProblem error={confirm.error} />}
        <div>
          <Button type="submit" busy={confirm.isPending}>
            {t.confirm}
          </Button>
        </div>
      </form>
    </Notice>
  );
}
