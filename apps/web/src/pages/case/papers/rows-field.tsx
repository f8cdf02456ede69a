import { useState } from 'react';
import { useText } from '../../../i18n/language.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { type Row, rowsIn } from './field-values.ts';
import type { FieldSpec } from './paper-fields.ts';

interface Props {
  place: string;
  spec: FieldSpec;
  label: string;
  hint: string | undefined;
  optional: boolean;
  text: string;
  isHeld: boolean;
  onChange: (typed: string) => void;
}

const inputOf = { time: { type: 'datetime-local' }, money: { inputMode: 'decimal' }, text: {} } as const;

/** A list that grows: payments, witnesses, costs. A line is sent once it is whole. */
export function RowsField({ spec, label, hint, optional, text, isHeld, onChange }: Props) {
  const { papers: t, common } = useText();
  const [rows, setRows] = useState<readonly Row[]>(() => rowsIn(text));
  const change = (next: readonly Row[]) => {
    setRows(next);
    onChange(JSON.stringify(next));
  };
  const put = (at: number, name: string, typed: string) =>
    change(rows.map((row, i) => (i === at ? { ...row, [name]: typed } : row)));
  return (
    <fieldset className="rows-field">
      <legend>
        {label}
        {optional && <span className="optional"> {common.optional}</span>}
      </legend>
      {hint && <p className="hint">{hint}</p>}
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place in the list alone
        <fieldset key={at} className="rows-line">
          <legend className="visually-hidden">{t.line(label, at + 1)}</legend>
          {Object.entries(spec.columns ?? {}).map(([name, column]) => (
            <TextField
              key={name}
              label={t.columns[name as keyof typeof t.columns]}
              optional={!column.must}
              {...inputOf[column.kind as keyof typeof inputOf]}
              maxLength={column.max}
              autoComplete="off"
              value={row[name] ?? ''}
              onChange={(event) => put(at, name, event.target.value)}
            />
          ))}
          <div>
            <Button look="quiet" onClick={() => change(rows.filter((_, i) => i !== at))}>
              {t.removeLine(at + 1)}
            </Button>
          </div>
        </fieldset>
      ))}
      {isHeld && <p className="hint">{t.bad.rows}</p>}
      <div>
        <Button icon="plus" onClick={() => setRows([...rows, {}])}>
          {rows.length === 0 ? t.addLine : t.addAnother}
        </Button>
      </div>
    </fieldset>
  );
}
