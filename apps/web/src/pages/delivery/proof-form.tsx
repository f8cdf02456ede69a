import './delivery.css';
import type { Standard } from '@redress/delivery';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { randomKey } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { Card, Chip, Notice } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { Choice, TextArea, TextField } from '../../ui/field.tsx';
import { Tick } from '../../ui/tick.tsx';
import { MissingList } from './assessment-view.tsx';
import { asksPlatform, PlatformField } from './platform-field.tsx';
import { type ProofAccess, sendProof } from './proof-access.ts';
import {
  assessDraft,
  codesOf,
  emptyDraft,
  isFilled,
  type ProofDraft,
  proofOf,
  sentenceIn,
} from './proof-draft.ts';
import { ProofReceipt } from './proof-receipt.tsx';
import { RecordField } from './record-field.tsx';
import { deliveryWords } from './words.ts';

/** A delivery proof by hand. What is typed as a code stays in this browser. */
export function ProofForm(props: {
  access: ProofAccess;
  orderRef?: string;
  /** Where the order is known to be. */
  platformId?: string;
  standard?: Standard;
  onSent?: () => void;
}) {
  const t = useWords(deliveryWords);
  const [draft, setDraft] = useState(() => emptyDraft(props.orderRef));
  const [tried, setTried] = useState(false);
  const [uploading, setUploading] = useState(false);
  const [platformId, setPlatform] = useState(props.platformId);
  const send = useMutation({
    mutationFn: async () => {
      const nonces = codesOf(draft).map(() => randomKey());
      const order = { orderRef: draft.orderRef.trim(), platformId };
      const receipt = await sendProof(props.access, order, proofOf(draft, nonces));
      return { receipt, nonces };
    },
    onSuccess: () => {
      setDraft((old) => ({ ...old, codes: '' }));
      props.onSent?.();
    },
  });
  const sentence = sentenceIn(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isFilled(draft) && !sentence && !uploading && !send.isPending) send.mutate();
  };
  if (send.data) return <ProofReceipt {...send.data} />;
  return (
    <form className="proof-columns" onSubmit={submit} noValidate>
      <Card>
        <Fields
          draft={draft}
          fixed={props.orderRef !== undefined}
          access={props.access}
          sentence={sentence}
          onChange={(change) => setDraft((old) => ({ ...old, ...change }))}
          onFiles={(change) => setDraft((old) => ({ ...old, files: change(old.files) }))}
          onBusy={setUploading}
        />
        {tried && !isFilled(draft) && <Notice tone="warn" title={t.fillAll} live />}
        {send.isError && <ConsoleProblem error={send.error} />}
        {'orgId' in props.access && asksPlatform(send.error) && (
          <PlatformField orgId={props.access.orgId} value={platformId} onChange={setPlatform} />
        )}
        <Button type="submit" look="primary" busy={send.isPending || uploading}>
          {t.submit}
        </Button>
      </Card>
      <Live draft={draft} standard={props.standard} />
    </form>
  );
}

function Live({ draft, standard }: { draft: ProofDraft; standard: Standard | undefined }) {
  const t = useWords(deliveryWords);
  const found = assessDraft(draft, standard, Date.now());
  return (
    <aside className="proof-live stack-small" aria-live="polite">
      <p className="hint">{t.live}</p>
      <span className="row">
        <Chip tone={found.counts ? 'ok' : 'warn'}>{`L${found.level} ${t.level[found.level]}`}</Chip>
      </span>
      {found.byHand && <p>{t.byHand}</p>}
      {found.missing.length > 0 ? <MissingList missing={found.missing} /> : <p>{t.complete}</p>}
    </aside>
  );
}

interface FieldsProps {
  draft: ProofDraft;
  fixed: boolean;
  access: ProofAccess;
  sentence: string | undefined;
  onChange: (change: Partial<ProofDraft>) => void;
  onFiles: (change: (files: ProofDraft['files']) => ProofDraft['files']) => void;
  onBusy: (busy: boolean) => void;
}

/** Which order, and what was sent. */
function Fields(props: FieldsProps) {
  const t = useWords(deliveryWords);
  const { draft, onChange } = props;
  return (
    <div className="stack">
      {!props.fixed && (
        <TextField
          label={t.orderRef}
          value={draft.orderRef}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => onChange({ orderRef: event.target.value })}
        />
      )}
      <TextArea
        label={t.codes}
        hint={t.codesHint}
        value={draft.codes}
        rows={3}
        autoComplete="off"
        spellCheck={false}
        error={props.sentence && t.notCard(props.sentence.slice(0, 40))}
        onChange={(event) => onChange({ codes: event.target.value })}
      />
      <WayFields {...props} />
      <TextField
        label={t.issuer}
        optional
        value={draft.issuer}
        maxLength={100}
        onChange={(event) => onChange({ issuer: event.target.value })}
      />
      <Tick label={t.unused} checked={draft.unused} onChange={(unused) => onChange({ unused })} />
    </div>
  );
}

/** Where it went, when, and what shows it. */
function WayFields(props: FieldsProps) {
  const t = useWords(deliveryWords);
  const { draft, onChange } = props;
  const choices = <K extends string>(named: Record<K, string>) =>
    (Object.entries(named) as [K, string][]).map(([value, label]) => ({ value, label }));
  return (
    <>
      <Choice
        label={t.channel}
        value={draft.channel}
        options={choices(t.channels)}
        onChange={(channel) => onChange({ channel })}
      />
      <TextField
        label={t.recipient}
        hint={t.recipientHint}
        value={draft.recipient}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => onChange({ recipient: event.target.value })}
      />
      <TextField
        label={t.enteredAt}
        type="datetime-local"
        step={1}
        value={draft.enteredAt}
        onChange={(event) => onChange({ enteredAt: event.target.value })}
      />
      <Choice
        label={t.retrieval}
        value={draft.retrieval}
        options={choices(t.retrievals)}
        onChange={(retrieval) => onChange({ retrieval })}
      />
      {draft.retrieval !== 'none' && (
        <RecordField
          access={props.access}
          files={draft.files}
          onChange={props.onFiles}
          onBusy={props.onBusy}
        />
      )}
    </>
  );
}
