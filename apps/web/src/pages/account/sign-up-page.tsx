import { useMutation } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { PageTitle } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { TextField } from '../../ui/field.tsx';
import { accountWords } from './account-words.ts';
import { useEntered } from './sign-in-page.tsx';

const empty = { name: '', email: '', password: '' };

/** An account for a person who will act for an organisation. */
export function SignUpPage() {
  const t = useWords(accountWords);
  const [given, setGiven] = useState(empty);
  const [asked, setAsked] = useState(false);
  const { to } = useSearch({ from: '/sign-up' });
  const entered = useEntered(to);
  const signUp = useMutation({
    mutationFn: () =>
      api()('signUp', { body: { ...given, name: given.name.trim(), email: given.email.trim() } }),
    onSuccess: entered,
  });
  const wrong = {
    name: given.name.trim() === '' ? t.missing : undefined,
    email: /.@.+\../.test(given.email) ? undefined : t.badEmail,
    password: given.password.length < 10 ? t.shortPassword : undefined,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (Object.values(wrong).every((error) => error === undefined)) signUp.mutate();
  };
  const field = (name: keyof typeof empty) => ({
    value: given[name],
    error: asked ? wrong[name] : undefined,
    onChange: (event: { target: { value: string } }) => setGiven({ ...given, [name]: event.target.value }),
  });
  return (
    <div className="wrap narrow">
      <PageTitle title={t.signUp} lead={t.signUpLead} />
      <form className="stack" onSubmit={submit} noValidate>
        <TextField label={t.name} hint={t.nameHint} autoComplete="name" maxLength={60} {...field('name')} />
        <TextField
          label={t.email}
          type="email"
          autoComplete="username"
          inputMode="email"
          {...field('email')}
        />
        <TextField
          label={t.password}
          hint={t.newPasswordHint}
          type="password"
          autoComplete="new-password"
          maxLength={128}
          {...field('password')}
        />
        {signUp.isError && <ConsoleProblem error={signUp.error} />}
        <div className="row">
          <Button type="submit" look="primary" busy={signUp.isPending}>
            {t.signUp}
          </Button>
        </div>
        <p>
          {t.haveAccount}{' '}
          <Link to="/sign-in" search={to ? { to } : {}}>
            {t.signIn}
          </Link>
        </p>
      </form>
    </div>
  );
}
