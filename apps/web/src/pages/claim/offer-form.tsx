import type { OfferView } from '@redress/contract';
import { formatYuan, parseYuan } from '@redress/kernel';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { claimWords } from './words.ts';

const hourChoices = ['6', '12', '24', '48', '72'] as const;
type Hours = (typeof hourChoices)[number];

/** A sum and how long it is good; it takes the place of the offer that is open. */
export function OfferForm(props: {
  /** What is claimed: no offer is more. */
  max: number | undefined;
  replaces?: OfferView | undefined;
  make: (offer: { amountFen: number; hours: number }) => void;
  busy: boolean;
}) {
  const t = useWords(claimWords);
  const [amount, setAmount] = useState('');
  const [hours, setHours] = useState<Hours>('24');
  const [asked, setAsked] = useState(false);
  const fen = parseYuan(amount);
  const most = props.max === undefined ? undefined : t.yuan(formatYuan(props.max));
  const over = fen !== undefined && props.max !== undefined && fen > props.max;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (fen && !over && !props.busy) props.make({ amountFen: fen, hours: Number(hours) });
  };
  const error = over ? t.offerOver(most ?? '') : fen ? undefined : t.amountBad;
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {props.replaces && <p className="hint">{t.offerReplaces}</p>}
      <div className="claim-two">
        <TextField
          label={t.offerAmount}
          hint={most && t.offerMost(most)}
          inputMode="decimal"
          maxLength={12}
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
          error={asked ? error : undefined}
        />
        <Choice
          label={t.offerHours}
          value={hours}
          options={hourChoices.map((value) => ({ value, label: t.offerHoursOf(Number(value)) }))}
          onChange={setHours}
        />
      </div>
      <div>
        <Button type="submit" look="primary" busy={props.busy}>
          {t.offerSend}
        </Button>
      </div>
    </form>
  );
}
