import type { DispatchView } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { type FormEvent, useState } from 'react';
import { useText } from '../../../i18n/language.ts';
import { More } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choice, TextField } from '../../../ui/field.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useCaseContext } from '../case-context.ts';
import { ProofField } from './proof-field.tsx';
import { useNews } from './use-service.ts';

/** What the carrier says of a registered letter: it was delivered, or it came back. */
export function NewsForm({ letter }: { letter: DispatchView }) {
  const t = useText().service;
  const { view } = useCaseContext();
  const news = useNews(view.caseId, letter.id);
  const [outcome, setOutcome] = useState<'delivered' | 'returned'>('delivered');
  const [on, setOn] = useState(() => shanghaiDay(Date.now()));
  const [proofItemId, setProof] = useState('');
  if (letter.state !== 'sent') return null;
  const send = (event: FormEvent) => {
    event.preventDefault();
    news.mutate({ outcome, on, ...(proofItemId ? { proofItemId } : {}) });
  };
  return (
    <More summary={t.news}>
      <form className="stack-small" onSubmit={send}>
        <Choice
          label={t.newsWhat}
          value={outcome}
          options={[
            { value: 'delivered', label: t.outcomeDelivered },
            { value: 'returned', label: t.outcomeReturned },
          ]}
          onChange={setOutcome}
        />
        <TextField
          label={t.newsOn}
          type="date"
          required
          min={letter.post?.postedOn}
          max={shanghaiDay(Date.now())}
          value={on}
          onChange={(event) => setOn(event.target.value)}
        />
        <ProofField label={t.newsProof} hint={t.newsProofHint} value={proofItemId} onChange={setProof} />
        <div className="row">
          <Button type="submit" look="primary" busy={news.isPending}>
            {t.newsSave}
          </Button>
        </div>
        {news.error && <ProblemNotice error={news.error} />}
      </form>
    </More>
  );
}
