import type { ReactNode } from 'react';
import { useWords } from '../../i18n/words.ts';
import { More, Notice } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioCards, TextArea, TextField } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { ClaimDraft, DraftProblem } from './claim-draft.ts';
import { claimWords } from './words.ts';

interface Props {
  draft: ClaimDraft;
  change: (next: ClaimDraft) => void;
  problems: ReadonlySet<DraftProblem>;
  /** The link named the shop. */
  shopKnown: boolean;
  busy: boolean;
  error: unknown;
  retry: () => void;
  /** Stands in the place of the button where the order has a claim already. */
  taken?: ReactNode;
}

/** Three fields; the rest is folded away and may stay so. */
export function ClaimForm(props: Props) {
  const t = useWords(claimWords);
  const { draft, change, problems } = props;
  const field = (name: keyof ClaimDraft) => ({
    value: draft[name],
    onChange: (event: { target: { value: string } }) => change({ ...draft, [name]: event.target.value }),
  });
  return (
    <>
      <RadioCards
        legend={t.kind}
        name="claim-kind"
        columns
        value={draft.kind}
        options={(['not-received', 'does-not-work'] as const).map((value) => ({ value, ...t.kinds[value] }))}
        onChange={(kind) => change({ ...draft, kind: kind as ClaimDraft['kind'] })}
      />
      {!props.shopKnown && (
        <TextField
          label={t.shop}
          hint={t.shopHint}
          maxLength={100}
          autoComplete="off"
          error={problems.has('shop') ? t.shopMissing : undefined}
          {...field('shop')}
        />
      )}
      <TextField
        label={t.orderRef}
        hint={t.orderRefHint}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        error={problems.has('orderRef') ? t.orderRefMissing : undefined}
        {...field('orderRef')}
      />
      <TextArea
        label={t.sentence}
        maxLength={500}
        rows={3}
        placeholder={t.sentenceExample}
        error={problems.has('sentence') ? t.sentenceMissing : undefined}
        {...field('sentence')}
      />
      <More
        summary={t.more}
        open={['amount', 'shopEmail', 'contact'].some((one) => problems.has(one as never))}
      >
        <MoreFields {...props} field={field} />
      </More>
      <Notice tone="quiet">
        <p>{t.neverProof}</p>
      </Notice>
      {props.error !== null && props.error !== undefined && (
        <ProblemNotice error={props.error} onRetry={props.retry} />
      )}
      {props.taken ?? (
        <Button type="submit" look="primary" wide busy={props.busy}>
          {props.busy ? t.submitting : t.submit}
        </Button>
      )}
    </>
  );
}

type Field = (name: keyof ClaimDraft) => {
  value: string;
  onChange: (event: { target: { value: string } }) => void;
};

function MoreFields({ problems, shopKnown, field }: Props & { field: Field }) {
  const t = useWords(claimWords);
  return (
    <div className="stack">
      <TextField
        label={t.amount}
        inputMode="decimal"
        maxLength={12}
        error={problems.has('amount') ? t.amountBad : undefined}
        {...field('amount')}
      />
      <TextField
        label={t.paymentNo}
        hint={t.paymentNoHint}
        maxLength={64}
        autoComplete="off"
        spellCheck={false}
        {...field('paymentNo')}
      />
      {!shopKnown && (
        <TextField
          label={t.shopEmail}
          hint={t.shopEmailHint}
          type="email"
          maxLength={200}
          error={problems.has('shopEmail') ? t.emailBad : undefined}
          {...field('shopEmail')}
        />
      )}
      <TextField
        label={t.contact}
        hint={t.contactHint}
        type="email"
        autoComplete="email"
        maxLength={200}
        error={problems.has('contact') ? t.emailBad : undefined}
        {...field('contact')}
      />
    </div>
  );
}
