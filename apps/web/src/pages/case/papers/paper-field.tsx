import type { Basis } from '@redress/contract';
import { useState } from 'react';
import { useText } from '../../../i18n/language.ts';
import { Choice, TextArea, TextField } from '../../../ui/field.tsx';
import { BasisList } from '../basis-list.tsx';
import type { FieldSpec, PaperName } from './paper-fields.ts';
import { useWords } from './paper-words.ts';
import { RowsField } from './rows-field.tsx';

export interface PaperFieldProps {
  place: string;
  spec: FieldSpec;
  /** The paper that asks for it, whose authority words the label. */
  papers: readonly PaperName[];
  text: string;
  optional: boolean;
  /** It was typed, but cannot be meant yet. */
  isHeld: boolean;
  /** The article that asks for it. */
  requiredBy?: Basis | undefined;
  onChange: (typed: string) => void;
}

const inputs = {
  text: {},
  day: { type: 'date' },
  time: { type: 'datetime-local' },
  money: { inputMode: 'decimal' },
  percent: { inputMode: 'decimal' },
  code: { autoCapitalize: 'off' },
  phone: { type: 'tel' },
  email: { type: 'email' },
} as const;

/** One fact that a paper takes: what it is in plain words, an example, and who asks for it. */
export function PaperField(props: PaperFieldProps) {
  const { place, spec, papers, optional, requiredBy } = props;
  const { label, hint } = useWords()(place, papers);
  const t = useText().papers;
  // While it is typed in, a field shows what was typed, not what it was understood as.
  const [typed, setTyped] = useState<string>();
  const value = typed ?? props.text;
  const change = (next: string) => {
    setTyped(next);
    props.onChange(next);
  };
  const bad: Partial<Record<FieldSpec['kind'], string>> = t.bad;
  const error = props.isHeld && typed === undefined ? (bad[spec.kind] ?? t.held) : undefined;
  const common = { label, hint, optional, error };
  const native = {
    name: place,
    value,
    maxLength: spec.max,
    autoComplete: place.startsWith('parties.buyer.') ? (spec.autoComplete ?? 'off') : 'off',
    onBlur: () => setTyped(undefined),
  };
  const field = () => {
    if (spec.kind === 'rows')
      return (
        <RowsField
          {...{ place, spec, label, hint, optional }}
          text={props.text}
          onChange={props.onChange}
          isHeld={props.isHeld}
        />
      );
    if (spec.kind === 'long')
      return <TextArea {...common} {...native} rows={3} onChange={(e) => change(e.target.value)} />;
    if (spec.kind === 'yes-no' || spec.kind === 'choice')
      return (
        <Choice
          {...common}
          value={props.text}
          options={optionsOf(spec, t.options, t.yesNo, optional ? t.none : t.choose)}
          onChange={props.onChange}
        />
      );
    return (
      <TextField {...common} {...native} {...inputs[spec.kind]} onChange={(e) => change(e.target.value)} />
    );
  };
  return (
    <div className="stack-small">
      {field()}
      {requiredBy && <BasisList basis={[requiredBy]} />}
    </div>
  );
}

function optionsOf(
  { kind, options = [] }: FieldSpec,
  words: Readonly<Partial<Record<string, string>>>,
  yesNo: Readonly<Record<'yes' | 'no', string>>,
  none: string,
): { value: string; label: string }[] {
  const offered =
    kind === 'yes-no'
      ? Object.entries(yesNo).map(([value, label]) => ({ value, label }))
      : options.map((value) => ({ value, label: words[value] ?? value }));
  return [{ value: '', label: none }, ...offered];
}
