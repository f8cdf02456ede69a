import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { PageTitle } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { TextField } from '../../ui/field.tsx';
import { accountWords } from './account-words.ts';
import { mailWords } from './mail-words.ts';
import { PasskeyButton } from './passkey-button.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';
import { securityWords } from './security-words.ts';

/** Who acts for a platform or a merchant signs in here; buyers are shown their own way. */
export function SignInPage() {
  const t = useWords(accountWords);
  const second = useWords(securityWords).secondFactor;
  const mail = useWords(mailWords);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const { to } = useSearch({ from: '/sign-in' });
  const entered = useEntered(to);
  const signIn = useMutation({
    mutationFn: () => api()('signIn', { body: { email: email.trim(), password } }),
    onSuccess: async ({ secondFactor }) => {
      if (!secondFactor) await entered();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (/.@.+\../.test(email) && password !== '') signIn.mutate();
  };
  if (signIn.data?.secondFactor) {
    return (
      <div className="wrap narrow">
        <PageTitle title={second} />
        <SecondFactorForm onEntered={entered} />
      </div>
    );
  }
  return (
    <div className="wrap narrow">
      <PageTitle title={t.signIn} lead={t.signInLead} />
      <form className="stack" onSubmit={submit} noValidate>
        <TextField
          label={t.email}
          type="email"
          name="email"
          autoComplete="username webauthn"
          inputMode="email"
          value={email}
          error={asked && !/.@.+\../.test(email) ? t.badEmail : undefined}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={t.password}
          type="password"
          name="password"
          autoComplete="current-password"
          value={password}
          error={asked && password === '' ? t.missing : undefined}
          onChange={(event) => setPassword(event.target.value)}
        />
        {signIn.isError && <ConsoleProblem error={signIn.error} />}
        <div className="row">
          <Button type="submit" look="primary" busy={signIn.isPending}>
            {t.signIn}
          </Button>
        </div>
        <PasskeyButton onEntered={entered} />
        <p>
          <Link to="/reset-password">{mail.forgot}</Link>
        </p>
        <p>
          {t.noAccount}{' '}
          <Link to="/sign-up" search={to ? { to } : {}}>
            {t.signUp}
          </Link>
        </p>
        <p>
          <Link to="/receipt">{t.buyer}</Link>
        </p>
      </form>
    </div>
  );
}

/** After a session opened: what was cached of nobody is forgotten, and on to where the person wanted to go. */
export function useEntered(to: string | undefined) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await client.resetQueries();
    // An invitation's secret stands behind the #, in this tab only.
    await navigate(to === '/join' ? { to: '/join', hash: true } : { to: to ?? '/console' });
  };
}
