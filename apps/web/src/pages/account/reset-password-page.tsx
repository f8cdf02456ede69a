import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { Notice, PageTitle } from '../../ui/basics.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { TextField } from '../../ui/field.tsx';
import { accountWords } from './account-words.ts';
import { mailWords } from './mail-words.ts';

/** Without a link: asks for the mail. With one: sets the new password. The link's secret stands behind the #. */
export function ResetPasswordPage() {
  const t = useWords(mailWords);
  const [token, setToken] = useState(() => location.hash.slice(1));
  return (
    <div className="wrap narrow stack">
      <PageTitle title={t.resetTitle} lead={token === '' ? t.askLead : t.setLead} />
      {token === '' ? <AskForm /> : <SetForm token={token} onAgain={() => setToken('')} />}
    </div>
  );
}

function AskForm() {
  const t = useWords(mailWords);
  const a = useWords(accountWords);
  const [email, setEmail] = useState('');
  const [asked, setAsked] = useState(false);
  const ask = useMutation({
    mutationFn: () => api()('requestPasswordReset', { body: { email: email.trim() } }),
  });
  const bad = !/.@.+\../.test(email);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!bad) ask.mutate();
  };
  if (ask.isSuccess)
    return (
      <Notice tone="ok" title={t.asked} live>
        <p>{t.askedText(email.trim())}</p>
      </Notice>
    );
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextField
        label={a.email}
        type="email"
        autoComplete="username"
        inputMode="email"
        value={email}
        error={asked && bad ? a.badEmail : undefined}
        onChange={(event) => setEmail(event.target.value)}
      />
      {ask.isError && <ConsoleProblem error={ask.error} />}
      <div className="row">
        <Button type="submit" look="primary" busy={ask.isPending}>
          {t.askNow}
        </Button>
      </div>
      <p>
        <Link to="/sign-in">{a.signIn}</Link>
      </p>
    </form>
  );
}

function SetForm({ token, onAgain }: { token: string; onAgain: () => void }) {
  const t = useWords(mailWords);
  const a = useWords(accountWords);
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const set = useMutation({
    mutationFn: () => api()('resetPassword', { body: { token, password } }),
  });
  const short = password.length < 10;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!short) set.mutate();
  };
  if (set.isSuccess)
    return (
      <Notice tone="ok" title={t.set} live>
        <p>{t.setText}</p>
        <Link to="/sign-in" className={buttonClass('primary')}>
          {a.signIn}
        </Link>
      </Notice>
    );
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextField
        label={t.newPassword}
        hint={a.newPasswordHint}
        type="password"
        autoComplete="new-password"
        maxLength={128}
        value={password}
        error={asked && short ? a.shortPassword : undefined}
        onChange={(event) => setPassword(event.target.value)}
      />
      {set.isError && <ConsoleProblem error={set.error} />}
      <div className="row">
        <Button type="submit" look="primary" busy={set.isPending}>
          {t.setNow}
        </Button>
        {set.isError && (
          <Button look="quiet" onClick={onAgain}>
            {t.again}
          </Button>
        )}
      </div>
    </form>
  );
}
