import {
  type CheckMean,
  checkMeans,
  type ReviewedFileView,
  type ReviewInput,
  type VettingItem,
} from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Card, Notice } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Tick } from '../../ui/tick.tsx';
import { FindingField } from './finding-field.tsx';
import { allows, emptyReview, inputOf, type ReviewDraft } from './review-draft.ts';
import { reviewWords } from './review-words.ts';

/** One decision: each item true or not, by which means, then accept or return. */
export function ReviewForm(props: {
  file: ReviewedFileView;
  send: (input: ReviewInput) => Promise<unknown>;
  onSent: () => void;
}) {
  const t = useWords(reviewWords);
  const { file } = props;
  const [draft, setDraft] = useState<ReviewDraft>(emptyReview);
  const decide = useMutation({
    mutationFn: (result: ReviewInput['result']) => props.send(inputOf(draft, file, result)),
    onSuccess: () => {
      setDraft(emptyReview);
      props.onSent();
    },
  });
  const find = (item: VettingItem, finding: { ok: boolean; reason: string }) =>
    setDraft((old) => ({ ...old, findings: { ...old.findings, [item]: finding } }));
  const toggle = (means: CheckMean) =>
    setDraft((old) => ({
      ...old,
      means: old.means.includes(means) ? old.means.filter((one) => one !== means) : [...old.means, means],
    }));
  const may = allows(draft, file.required);
  return (
    <Card label={t.review}>
      <div className="form-card">
        <div className="stack-small">
          <h2>{t.review}</h2>
          <p className="hint">{t.reviewLead}</p>
        </div>
        <div>
          {file.required.map((item) => (
            <FindingField
              key={item}
              item={item}
              file={file}
              finding={draft.findings[item]}
              onFind={(finding) => find(item, finding)}
            />
          ))}
        </div>
        <fieldset>
          <legend className="hint">{t.means}</legend>
          {checkMeans.map((means) => (
            <Tick
              key={means}
              label={t.meansNames[means]}
              checked={draft.means.includes(means)}
              onChange={() => toggle(means)}
            />
          ))}
        </fieldset>
        <TextArea
          label={t.note}
          optional
          rows={2}
          maxLength={500}
          value={draft.note}
          onChange={(event) => setDraft((old) => ({ ...old, note: event.target.value }))}
        />
        {!file.decides && <Notice tone="info">{t.recordOnly}</Notice>}
        {decide.isError && <ConsoleProblem error={decide.error} />}
        {decide.isSuccess && <Notice tone="ok" title={t.done} live />}
        <div className="row">
          <Button
            look="primary"
            busy={decide.isPending}
            disabled={!may.accept}
            onClick={() => decide.mutate('accepted')}
          >
            {t.accept}
          </Button>
          <Button busy={decide.isPending} disabled={!may.return} onClick={() => decide.mutate('returned')}>
            {t.return}
          </Button>
          {!may.accept && !may.return && <span className="hint">{t.acceptFirst}</span>}
        </div>
      </div>
    </Card>
  );
}
