import type { Bilingual } from '@redress/contract';
import { usePick, useText } from '../../../i18n/language.ts';
import { Choice, TextArea, TextField } from '../../../ui/field.tsx';
import { ProofField } from '../service/proof-field.tsx';

/** What the buyer says of a happening; empty texts are left out. `at` is Shanghai's wall clock. */
export interface Draft {
  at: string;
  detail: string;
  receiptNo: string;
  note: string;
  proofItemId: string;
}

interface Props {
  /** The closed list of reasons that the chosen kind may carry. */
  details: readonly { value: string; title: Bilingual }[];
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
}

export function RecordFields({ details, draft, onChange }: Props) {
  const t = useText().path;
  const pick = usePick();
  const none = { value: '', label: t.choose };
  return (
    <>
      {details.length > 0 && (
        <Choice
          label={t.detail}
          value={draft.detail}
          options={[none, ...details.map((one) => ({ value: one.value, label: pick(one.title) }))]}
          onChange={(detail) => onChange({ detail })}
        />
      )}
      <TextField
        label={t.when}
        type="datetime-local"
        required
        value={draft.at}
        onChange={(event) => onChange({ at: event.target.value })}
      />
      <TextField
        label={t.receiptNo}
        hint={t.receiptHint}
        optional
        maxLength={100}
        value={draft.receiptNo}
        onChange={(event) => onChange({ receiptNo: event.target.value })}
      />
      <ProofField
        label={t.proof}
        hint={t.proofHint}
        value={draft.proofItemId}
        onChange={(proofItemId) => onChange({ proofItemId })}
      />
      <TextArea
        label={t.note}
        optional
        maxLength={2000}
        rows={2}
        value={draft.note}
        onChange={(event) => onChange({ note: event.target.value })}
      />
    </>
  );
}
