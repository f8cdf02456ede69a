import type { ReviewedFileView, VettingItem } from '@redress/contract';
import { useId } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Verbatim } from '../../ui/basics.tsx';
import { TextField } from '../../ui/field.tsx';
import { reviewWords } from './review-words.ts';
import { vettingWords } from './words.ts';

interface Finding {
  ok: boolean;
  reason: string;
}

/** One item with what was given for it, and whether it is so. */
export function FindingField(props: {
  item: VettingItem;
  file: ReviewedFileView;
  finding: Finding | undefined;
  onFind: (finding: Finding) => void;
}) {
  const t = useWords(reviewWords);
  const { items } = useWords(vettingWords);
  const name = useId();
  const { item, finding, onFind } = props;
  const reason = finding?.reason ?? '';
  const radio = (ok: boolean, label: string) => (
    <label className="tick finding-tick">
      <input type="radio" name={name} checked={finding?.ok === ok} onChange={() => onFind({ ok, reason })} />
      <span>{label}</span>
    </label>
  );
  return (
    <fieldset className="finding">
      <legend>{items[item]}</legend>
      <span className="hint finding-value">
        <Verbatim>{givenFor(item, props.file)}</Verbatim>
      </span>
      <div className="finding-choice">
        {radio(true, t.ok)}
        {radio(false, t.notOk)}
      </div>
      {finding && !finding.ok && (
        <TextField
          label={t.reason}
          maxLength={300}
          value={reason}
          onChange={(event) => onFind({ ok: false, reason: event.target.value })}
        />
      )}
    </fieldset>
  );
}

/** What was given for this item: a value, or the names of its papers. */
function givenFor(item: VettingItem, { facts, documents }: ReviewedFileView): string {
  const values: Partial<Record<VettingItem, string | undefined>> = {
    name: facts.name,
    'credit-code': facts.creditCode,
    'legal-person': facts.legalPerson,
    contact: [facts.contactName, facts.contactPhone].filter(Boolean).join(' '),
    address: facts.address,
    filing: facts.filing,
    permit: facts.permit,
  };
  const papers = documents.filter(({ kind }) => kind === item).map(({ file }) => file);
  return values[item] ?? papers.join('、');
}
