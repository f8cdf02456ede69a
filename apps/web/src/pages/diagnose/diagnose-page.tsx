import '../case/case.css';
import '../case/pieces.css';
import type { Finding, LawfulNote } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { readText, writeText } from '../../lib/storage.ts';
import { Notice, PageTitle, Part } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { FindingCard } from './finding-card.tsx';
import { LawfulNotes } from './lawful-notes.tsx';
import { MarkedText } from './marked-text.tsx';

const draftKey = 'draft.diagnose';

/** Paste rules or a reply; unfair terms and brush-offs are marked, each with its answer. */
export function DiagnosePage() {
  const t = useText().diagnose;
  const [text, setText] = useState(() => readText(draftKey) ?? '');
  const [asked, setAsked] = useState(false);
  const run = useMutation({
    mutationFn: async (asked: string) => ({
      text: asked,
      ...(await api()('diagnose', { body: { text: asked } })),
    }),
  });
  const change = (value: string) => {
    setText(value);
    writeText(draftKey, value || undefined);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (text.trim() && !run.isPending) run.mutate(text);
  };
  return (
    <div className="wrap narrow">
      <PageTitle title={t.title} lead={t.lead} />
      <form className="stack" onSubmit={submit} noValidate>
        <TextArea
          label={t.label}
          hint={t.privacy}
          error={asked && !text.trim() ? t.empty : undefined}
          rows={8}
          maxLength={100_000}
          value={text}
          onChange={(event) => change(event.target.value)}
        />
        <div className="row">
          <Button type="submit" look="primary" busy={run.isPending}>
            {run.isPending ? t.running : t.run}
          </Button>
          <Button look="quiet" onClick={() => change(t.example)}>
            {t.tryIt}
          </Button>
        </div>
      </form>
      {run.isError && (
        <div className="part">
          <ProblemNotice error={run.error} onRetry={() => run.mutate(text)} />
        </div>
      )}
      <div role="status" className="results">
        {run.data && <Findings {...run.data} />}
      </div>
    </div>
  );
}

function Findings(props: { text: string; findings: Finding[]; lawful: LawfulNote[] }) {
  const t = useText().diagnose;
  const { text, findings, lawful } = props;
  return (
    <>
      {findings.length + lawful.length > 0 && (
        <Part title={t.marked}>
          <MarkedText text={text} findings={findings} lawful={lawful} />
        </Part>
      )}
      <Part title={t.found(findings.length)}>
        {findings.length === 0 && (
          <Notice tone="quiet">
            <p>{t.none}</p>
          </Notice>
        )}
        <ul className="stack">
          {findings.map((finding) => (
            <FindingCard key={`${finding.start} ${finding.rule}`} finding={finding} text={text} />
          ))}
        </ul>
      </Part>
      {lawful.length > 0 && <LawfulNotes notes={lawful} text={text} />}
    </>
  );
}
