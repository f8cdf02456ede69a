import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { TextField } from '../../ui/field.tsx';
import { securityWords } from './security-words.ts';

/** The second half of signing in: a code of the authenticator, or one recovery code. */
export function SecondFactorForm({ onEntered }: { onEntered: () => Promise<void> }) {
  const t = useWords(securityWords);
  const [recovery, setRecovery] = useState(false);
  const [code, setCode] = useState('');
  const enter = useMutation({
    mutationFn: () =>
      api()('signInSecondFactor', { body: recovery ? { recoveryCode: code.trim() } : { code: code.trim() } }),
    onSuccess: onEntered,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') enter.mutate();
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextField
        key={String(recovery)}
        label={recovery ? t.recovery : t.code}
        hint={recovery ? t.recoveryHint : t.codeHint}
        autoComplete="one-time-code"
        inputMode={recovery ? 'text' : 'numeric'}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      {enter.isError && <ConsoleProblem error={enter.error} />}
      <div className="row">
        <Button type="submit" look="primary" busy={enter.isPending}>
          {t.go}
        </Button>
        <Button
          look="quiet"
          onClick={() => {
            setCode('');
            setRecovery(!recovery);
          }}
        >
          {recovery ? t.useCode : t.useRecovery}
        </Button>
      </div>
    </form>
  );
}
