import type { AnswerInput, RespondentClaimView } from '@redress/contract';
import { formatYuan, parseYuan } from '@redress/kernel';
import { type FormEvent, type ReactNode, useState } from 'react';
import { usePick } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { Part } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioCards, TextArea, TextField } from '../../ui/field.tsx';
import type { Access, Uploaded } from './answer-access.ts';
import { moneyWords } from './money-words.ts';
import { OfferForm } from './offer-form.tsx';
import type { OfferActions } from './offers-part.tsx';
import { UploadField } from './upload-field.tsx';
import { claimWords } from './words.ts';

type Kind = 'prove' | 'show' | 'pay' | 'refund' | 'offer' | 'refuse';

interface Props {
  claim: RespondentClaimView;
  access: Access;
  send: (answer: AnswerInput) => void;
  offer: OfferActions['make'];
  busy: boolean;
  /** The form for a delivery proof, where there is one. */
  prove: ReactNode;
}

/** The closed list of answers, each with what it takes. */
export function AnswerForm(props: Props) {
  const t = useWords(claimWords);
  const { restByOffer } = useWords(moneyWords);
  const { claim } = props;
  const [kind, setKind] = useState<Kind>();
  const open: Kind[] = [
    ...(claim.mayProve || claim.state === 'open' ? (['prove'] as const) : []),
    ...(['show', 'pay', 'refund'] as const).filter((one) => claim.may.includes(one)),
    ...(claim.mayOffer ? (['offer'] as const) : []),
    ...(claim.may.includes('refuse') ? (['refuse'] as const) : []),
  ];
  if (open.length === 0) return null;
  return (
    <Part title={t.choose}>
      <div className="stack">
        <RadioCards
          legend={t.choose}
          legendHidden
          name="answer"
          value={kind}
          options={open.map((value) => ({ value, ...t.answers[value] }))}
          onChange={(value) => setKind(value as Kind)}
        />
        {claim.partRefund && !claim.partRefund.isDenied && !claim.partRefund.isConfirmed && (
          <p className="hint">{restByOffer}</p>
        )}
        {kind && <div className="card stack">{formOf(kind, props)}</div>}
      </div>
    </Part>
  );
}

function formOf(kind: Kind, props: Props): ReactNode {
  if (kind === 'prove') return props.prove;
  if (kind === 'pay') return <PayForm {...props} />;
  if (kind === 'refund') return <RefundForm {...props} />;
  if (kind === 'refuse') return <RefuseForm {...props} />;
  if (kind === 'show') return <ShowForm {...props} />;
  const replaces = props.claim.offers.find(({ state }) => state === 'open');
  return <OfferForm max={props.claim.amountFen} replaces={replaces} make={props.offer} busy={props.busy} />;
}

function PayForm({ claim, send, busy }: Props) {
  const t = useWords(claimWords);
  return (
    <>
      {claim.amountFen !== undefined && (
        <p>
          <strong>{t.yuan(formatYuan(claim.amountFen))}</strong>
        </p>
      )}
      <Button look="primary" busy={busy} onClick={() => send({ kind: 'pay' })}>
        {t.submitAnswer}
      </Button>
    </>
  );
}

function RefundForm({ claim, access, send, busy }: Props) {
  const t = useWords(claimWords);
  const { refundOther } = useWords(moneyWords);
  const [refundNo, setRefundNo] = useState('');
  const [amount, setAmount] = useState(
    claim.decidedFen === undefined && claim.amountFen === undefined
      ? ''
      : formatYuan(claim.decidedFen ?? claim.amountFen ?? 0),
  );
  const [files, setFiles] = useState<Uploaded[]>([]);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const [uploading, setUploading] = useState(false);
  const amountFen = parseYuan(amount);
  const askedFen = claim.decidedFen ?? claim.amountFen;
  const isOther = amountFen !== undefined && askedFen !== undefined && amountFen !== askedFen;
  const other = isOther ? refundOther(t.yuan(formatYuan(askedFen))) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!refundNo.trim() || !amountFen || isOther || busy || uploading) return;
    const fileIds = files.map(({ fileId }) => fileId);
    send({ kind: 'refund', refundNo: refundNo.trim(), amountFen, fileIds, ...noteOf(note) });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextField
        label={t.refundNo}
        maxLength={64}
        autoComplete="off"
        value={refundNo}
        onChange={(event) => setRefundNo(event.target.value)}
        error={asked && !refundNo.trim() ? t.fieldMissing : undefined}
      />
      <TextField
        label={t.refundAmount}
        inputMode="decimal"
        maxLength={12}
        value={amount}
        onChange={(event) => setAmount(event.target.value)}
        error={asked ? (amountFen ? other : t.amountBad) : undefined}
      />
      <UploadField
        access={access}
        label={t.upload}
        files={files}
        add={(file) => setFiles((all) => [...all, file])}
        onBusy={setUploading}
      />
      <NoteField value={note} change={setNote} />
      <Button type="submit" look="primary" busy={busy || uploading}>
        {t.submitAnswer}
      </Button>
    </form>
  );
}

function RefuseForm({ claim, access, send, busy }: Props) {
  const t = useWords(claimWords);
  const pick = usePick();
  const [reason, setReason] = useState<string>();
  const [files, setFiles] = useState<Uploaded[]>([]);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const [uploading, setUploading] = useState(false);
  const chosen = claim.reasons.find((one) => one.reason === reason);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!chosen?.open || files.length === 0 || busy || uploading) return;
    const fileIds = files.map(({ fileId }) => fileId);
    send({ kind: 'refuse', reason: chosen.reason, fileIds, ...noteOf(note) });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <RadioCards
        legend={t.reason}
        name="reason"
        value={reason}
        options={claim.reasons.map((one) => ({
          value: one.reason,
          title: pick(one.text),
          text: one.why ? pick(one.why) : pick(one.needs),
        }))}
        onChange={setReason}
      />
      {chosen?.open && (
        <UploadField
          access={access}
          label={`${t.reasonNeeds}：${pick(chosen.needs)}`}
          files={files}
          add={(file) => setFiles((all) => [...all, file])}
          onBusy={setUploading}
          error={asked && files.length === 0 ? t.uploadMissing : undefined}
        />
      )}
      <NoteField value={note} change={setNote} />
      <Button type="submit" look="primary" busy={busy || uploading} disabled={!chosen?.open}>
        {t.submitAnswer}
      </Button>
    </form>
  );
}

function ShowForm({ access, send, busy }: Props) {
  const t = useWords(claimWords);
  const [files, setFiles] = useState<Uploaded[]>([]);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const [uploading, setUploading] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (files.length === 0 || busy || uploading) return;
    send({ kind: 'show', fileIds: files.map(({ fileId }) => fileId), ...noteOf(note) });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <UploadField
        access={access}
        label={t.upload}
        files={files}
        add={(file) => setFiles((all) => [...all, file])}
        onBusy={setUploading}
        error={asked && files.length === 0 ? t.uploadMissing : undefined}
      />
      <NoteField value={note} change={setNote} />
      <Button type="submit" look="primary" busy={busy || uploading}>
        {t.submitAnswer}
      </Button>
    </form>
  );
}

const noteOf = (note: string): { note?: string } => (note.trim() ? { note: note.trim() } : {});

/** Words to the buyer: they move nothing, and she reads them. */
function NoteField({ value, change }: { value: string; change: (value: string) => void }) {
  const t = useWords(claimWords);
  return (
    <TextArea
      label={t.note}
      hint={t.noteHint}
      optional
      rows={3}
      maxLength={500}
      value={value}
      onChange={(event) => change(event.target.value)}
    />
  );
}
