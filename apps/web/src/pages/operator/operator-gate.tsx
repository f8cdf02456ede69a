import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useCallback, useState } from 'react';
import { problemOf } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { PageTitle } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { reviewWords } from '../vetting/review-words.ts';
import { forgetKey, keepKey, readKey } from './operator-key.ts';
import './operator.css';

interface Props {
  title: string;
  lead: string;
  /** `onRefused` is told of every failed request: a wrong key leads back to the form. */
  children: (key: string, onRefused: (error: unknown) => void) => ReactNode;
}

/** What who runs the server sees only with the key of the configuration, and the way between those pages. */
export function OperatorGate({ title, lead, children }: Props) {
  const { operator: t, clusters } = useText();
  const vetting = useWords(reviewWords);
  const [key, setKey] = useState(readKey);
  const [wrong, setWrong] = useState(false);
  const leave = useCallback((refused: boolean) => {
    forgetKey();
    setKey(undefined);
    setWrong(refused);
  }, []);
  const onRefused = useCallback(
    (error: unknown) => {
      if (problemOf(error)?.status === 401) leave(true);
    },
    [leave],
  );
  const enter = (given: string) => {
    keepKey(given);
    setWrong(false);
    setKey(given);
  };
  return (
    <div className="wrap">
      <PageTitle title={title} lead={lead} />
      {key === undefined ? (
        <KeyForm wrong={wrong} onKey={enter} />
      ) : (
        <>
          <div className="row row-between">
            <nav className="operator-nav" aria-label={t.pages}>
              <Link to="/operator/directory" activeProps={{ 'aria-current': 'page' }}>
                {t.title}
              </Link>
              <Link to="/operator/templates" activeProps={{ 'aria-current': 'page' }}>
                {t.templates.title}
              </Link>
              <Link to="/operator/vetting" activeProps={{ 'aria-current': 'page' }}>
                {vetting.queue}
              </Link>
              <Link to="/operator/clusters" activeProps={{ 'aria-current': 'page' }}>
                {clusters.nav}
              </Link>
            </nav>
            <Button look="quiet" onClick={() => leave(false)}>
              {t.leave}
            </Button>
          </div>
          {children(key, onRefused)}
        </>
      )}
    </div>
  );
}

function KeyForm({ wrong, onKey }: { wrong: boolean; onKey: (key: string) => void }) {
  const t = useText().operator;
  const [key, setKey] = useState('');
  const [empty, setEmpty] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(key.trim() === '');
    if (key.trim() !== '') onKey(key.trim());
  };
  return (
    <form className="stack narrow" onSubmit={submit} noValidate>
      <TextField
        label={t.key}
        hint={t.keyHint}
        type="password"
        autoComplete="off"
        value={key}
        error={empty ? t.keyMissing : wrong ? t.wrongKey : undefined}
        onChange={(event) => setKey(event.target.value)}
      />
      <div>
        <Button type="submit" look="primary">
          {t.enter}
        </Button>
      </div>
    </form>
  );
}
