import { useState } from 'react';
import { useText } from '../i18n/language.ts';
import { More } from './basics.tsx';
import { Button } from './button.tsx';
import { TextField } from './field.tsx';
import { ProblemNotice } from './problem-notice.tsx';

/** Erases something for good, after a word typed by hand. */
export function EraseByWord(props: {
  title: string;
  lead: string;
  busy: boolean;
  /** Why it was not erased. */
  error: Error | null;
  onErase: () => void;
}) {
  const t = useText().case;
  const [typed, setTyped] = useState('');
  return (
    <More summary={props.title}>
      <p>{props.lead}</p>
      <TextField
        label={t.eraseLabel(t.eraseWord)}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      <div>
        <Button
          look="danger"
          disabled={typed.trim().toUpperCase() !== t.eraseWord}
          busy={props.busy}
          onClick={props.onErase}
        >
          {t.eraseDo}
        </Button>
      </div>
      {props.error && <ProblemNotice error={props.error} />}
    </More>
  );
}
