import { type Fen, parseYuan } from '@redress/kernel';
import { TextField } from '../field.tsx';

const mostFen = 1_000_000_000;

/** Fen of what was typed in yuan, from 1 fen to 10 million yuan; undefined for anything else: money is never guessed. */
export function fenOf(typed: string): Fen | undefined {
  const fen = parseYuan(typed);
  return fen !== undefined && fen >= 1 && fen <= mostFen ? fen : undefined;
}

/** An amount in yuan as it is typed; `error` where it was asked for. */
export function MoneyField(props: {
  label: string;
  hint?: string;
  value: string;
  onChange: (typed: string) => void;
  error?: string | undefined;
}) {
  const { onChange, ...rest } = props;
  return (
    <TextField
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      maxLength={14}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
