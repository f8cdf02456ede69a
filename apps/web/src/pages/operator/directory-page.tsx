import { type FormEvent, useState } from 'react';
import { problemOf } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { PageTitle } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { CsvPart } from './csv-part.tsx';
import { forgetKey, keepKey, readKey } from './operator-key.ts';
import './operator.css';
import { ProposalsPart } from './proposals-part.tsx';

/** Where who runs the server looks at proposals and fills the directory; behind the key of the configuration. */
export function DirectoryPage() {
  const t = useText().operator;
  const [key, setKey] = useState(readKey);
  const [wrong, setWrong] = useState(false);
  const leave = (refused: boolean) => {
    forgetKey();
    setKey(undefined);
    setWrong(refused);
  };
  return (
    <div className="wrap">
      <PageTitle title={t.title} lead={t.lead} />
      {key === undefined ? (
        <KeyForm
          wrong={wrong}
          onKey={(given) => {
            keepKey(given);
            setWrong(false);
            setKey(given);
          }}
        />
      ) : (
        <>
          <div>
            <Button look="quiet" onClick={() => leave(false)}>
              {t.leave}
            </Button>
          </div>
          <ProposalsPart
            operatorKey={key}
            onRefused={(error) => problemOf(error)?.status === 401 && leave(true)}
          />
          <CsvPart operatorKey={key} />
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
