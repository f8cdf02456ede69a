import type { PersonView } from '@redress/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, Navigate, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api, problemOf } from '../../../api/client.ts';
import { useText } from '../../../i18n/language.ts';
import { useWords } from '../../../i18n/words.ts';
import { Card, PageTitle, Verbatim } from '../../../ui/basics.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { EmptyState } from '../../../ui/console/pieces.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { accountWords } from '../../account/account-words.ts';
import { useMe } from '../../account/use-me.ts';
import { consoleWords } from '../console-words.ts';
import { StateChip } from '../state-chip.tsx';
import './organisations.css';

/** Every organisation that the signed-in person acts for, and the way to register one. */
export function OrganisationsPage() {
  const t = useWords(consoleWords);
  const me = useMe();
  const [adding, setAdding] = useState(false);
  if (problemOf(me.error)?.status === 401)
    return <Navigate to="/sign-in" search={{ to: '/console' }} replace />;
  return (
    <div className="wrap narrow stack">
      <PageTitle title={t.title} lead={t.lead} />
      {me.isPending && <Loading lines={4} />}
      {me.isError && <ConsoleProblem error={me.error} onRetry={() => void me.refetch()} />}
      {me.data && me.data.organisations.length === 0 && !adding && (
        <EmptyState icon="person" title={t.none} text={t.noneText} />
      )}
      {me.data && <List organisations={me.data.organisations} />}
      {me.data &&
        (adding ? (
          <RegisterForm onClose={() => setAdding(false)} />
        ) : (
          <div>
            <Button icon="plus" onClick={() => setAdding(true)}>
              {t.register}
            </Button>
          </div>
        ))}
      {me.data && <AccountLine name={me.data.name} />}
    </div>
  );
}

function List({ organisations }: Pick<PersonView, 'organisations'>) {
  const t = useWords(consoleWords);
  const roles = useWords(accountWords).roles;
  return (
    <ul className="stack-small">
      {organisations.map((one) => (
        <li key={one.orgId} className="card organisation-row">
          <div className="stack-small">
            <h2>
              <Verbatim>{one.name}</Verbatim>
            </h2>
            <div className="row">
              <StateChip state={one.state} />
              <span className="hint">
                {one.kinds.map((kind) => t.kinds[kind]).join(' · ')}
                {one.role && ` · ${roles[one.role]}`}
              </span>
            </div>
          </div>
          <Link to="/console/$orgId" params={{ orgId: one.orgId }} className={buttonClass('secondary')}>
            {t.open}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function AccountLine({ name }: { name: string }) {
  const t = useWords(accountWords);
  const c = useWords(consoleWords);
  const client = useQueryClient();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: () => api()('signOut', {}),
    onSuccess: async () => {
      client.clear();
      await navigate({ to: '/sign-in' });
    },
  });
  return (
    <div className="row row-between account-line">
      <span>
        <Verbatim>{name}</Verbatim>
      </span>
      <span className="row">
        <Link to="/account">{c.account}</Link>
        <Button look="quiet" busy={signOut.isPending} onClick={() => signOut.mutate()}>
          {t.signOut}
        </Button>
      </span>
    </div>
  );
}

const kindsOf = { merchant: ['merchant'], platform: ['platform'], both: ['platform', 'merchant'] } as const;
type KindChoice = keyof typeof kindsOf;

function RegisterForm({ onClose }: { onClose: () => void }) {
  const t = useWords(consoleWords);
  const { cancel } = useText().common;
  const [name, setName] = useState('');
  const [kind, setKind] = useState<KindChoice>('both');
  const [asked, setAsked] = useState(false);
  const client = useQueryClient();
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: () => api()('createOrganisation', { body: { name: name.trim(), kinds: [...kindsOf[kind]] } }),
    onSuccess: async ({ orgId }) => {
      await client.invalidateQueries({ queryKey: ['me'] });
      await navigate({ to: '/console/$orgId', params: { orgId } });
    },
  });
  const short = name.trim().length < 2;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!short) create.mutate();
  };
  return (
    <Card label={t.register}>
      <form className="form-card" onSubmit={submit} noValidate>
        <div className="stack-small">
          <h2>{t.register}</h2>
          <p className="hint">{t.registerLead}</p>
        </div>
        <TextField
          label={t.name}
          hint={t.nameHint}
          autoComplete="organization"
          maxLength={100}
          value={name}
          error={asked && short ? t.nameMissing : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <fieldset className="radio-cards">
          <legend>{t.kind}</legend>
          <div className="radio-list">
            {(['both', 'merchant', 'platform'] as const).map((choice) => (
              <label key={choice} className="radio-card">
                <input type="radio" name="kind" checked={kind === choice} onChange={() => setKind(choice)} />
                <span className="radio-text">
                  <span className="radio-title">{t.kindChoices[choice].title}</span>
                  <span className="hint">{t.kindChoices[choice].text}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        {create.isError && <ConsoleProblem error={create.error} />}
        <div className="row">
          <Button type="submit" look="primary" busy={create.isPending}>
            {t.save}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {cancel}
          </Button>
        </div>
      </form>
    </Card>
  );
}
