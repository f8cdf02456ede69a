import {
  type BuyerClaimView,
  type ClaimView,
  type ProceedingBody,
  proceedingBodies,
} from '@redress/contract';
import { type FormEvent, useState } from 'react';
import { usePick } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { minuteText } from '../../lib/format.ts';
import { Part, Verbatim } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { proceedingWords } from './proceeding-words.ts';
import { useNameProceeding } from './use-claim.ts';

/** Who is at work on it, as the buyer said: the same for both sides. */
export function ProceedingsPart({ claim }: { claim: ClaimView }) {
  const t = useWords(proceedingWords);
  const pick = usePick();
  if (claim.proceedings.length === 0) return null;
  return (
    <Part title={t.title}>
      <ul className="card stack-small">
        {claim.proceedings.map(({ title, number, at }) => (
          <li key={at}>
            {pick(title)} <Verbatim>{number}</Verbatim>{' '}
            <span className="hint">{t.given(minuteText(at))}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** While the deposit is kept for what both contest: by whom, and under which number, it is being decided. */
export function NameProceeding({ claim: { claimId } }: { claim: BuyerClaimView }) {
  const t = useWords(proceedingWords);
  const [body, setBody] = useState<ProceedingBody>('mediation');
  const [number, setNumber] = useState('');
  const [asked, setAsked] = useState(false);
  const name = useNameProceeding(claimId);
  const lacks = number.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!lacks && !name.isPending) name.mutate({ body, number: number.trim() });
  };
  return (
    <Part title={t.ask} lead={t.lead}>
      <form className="card stack" onSubmit={submit} noValidate>
        <Choice
          label={t.body}
          value={body}
          onChange={setBody}
          options={proceedingBodies.map((value) => ({ value, label: t.bodies[value] }))}
        />
        <TextField
          label={t.number}
          hint={t.numberHint}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
          error={asked && lacks ? t.missing : undefined}
        />
        {name.isError && <ProblemNotice error={name.error} title={t.refused} />}
        <Button type="submit" busy={name.isPending}>
          {t.go}
        </Button>
      </form>
    </Part>
  );
}
