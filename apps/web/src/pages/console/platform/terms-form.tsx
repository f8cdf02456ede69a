import type { TermsCheckView } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { Notice } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextArea, TextField } from '../../../ui/field.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { sendTermsFile } from './send-terms.ts';
import { termsWords } from './terms-words.ts';

/** Pasted or from a file, under the name whose next version it is. */
export function TermsForm(props: { orgId: string; done: (check: TermsCheckView) => void }) {
  const t = useWords(termsWords);
  const { orgId, done } = props;
  const [document, setDocument] = useState(t.documentExample);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const run = useMutation({
    mutationFn: (file: File | undefined) =>
      file
        ? sendTermsFile(orgId, document.trim(), file)
        : api()('checkTerms', { params: { orgId }, body: { document: document.trim(), text } }),
    onSuccess: done,
  });
  const named = document.trim().length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (named && text.trim() && !run.isPending) run.mutate(undefined);
  };
  const take = (file: File | undefined) => {
    if (file && named && !run.isPending) run.mutate(file);
  };
  return (
    <form className="stack form-card card" onSubmit={submit} noValidate>
      <TextField
        label={t.document}
        hint={t.documentHint}
        maxLength={80}
        value={document}
        onChange={(event) => setDocument(event.target.value)}
        error={named ? undefined : t.documentMissing}
      />
      <TextArea
        label={t.text}
        hint={t.textHint}
        rows={8}
        maxLength={200_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={asked && !text.trim() ? t.textMissing : undefined}
      />
      <TextField
        label={t.file}
        hint={t.fileHint}
        type="file"
        accept=".txt,.md,.html,.pdf,.docx"
        disabled={run.isPending}
        onChange={(event) => take(event.target.files?.[0])}
      />
      {run.isError && <TermsProblem error={run.error} />}
      <div className="row">
        <Button type="submit" look="primary" busy={run.isPending}>
          {run.isPending ? t.running : t.run}
        </Button>
      </div>
    </form>
  );
}

/** A refused file comes with the server's sentence, everything else as a problem. */
function TermsProblem({ error }: { error: Error }) {
  if (error.name !== 'Error') return <ProblemNotice error={error} />;
  return (
    <Notice tone="warn" live>
      <p>{error.message}</p>
    </Notice>
  );
}
