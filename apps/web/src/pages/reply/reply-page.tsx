import { useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { Notice, PageTitle } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** The other side's answer to a public statement; the code stands in the letter that was served. */
export function ReplyPage() {
  const t = useText().reply;
  const { slug } = useParams({ from: '/reply/$slug' });
  const [code, setCode] = useState('');
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const send = useMutation({
    mutationFn: () => api()('replyToStatement', { params: { slug }, body: { code: code.trim(), text } }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (code.trim() && text.trim() && !send.isPending) send.mutate();
  };
  if (send.data)
    return (
      <div className="wrap narrow stack">
        <PageTitle title={t.doneTitle} />
        <Notice tone="ok">
          <p>{t.doneText}</p>
          <blockquote className="quote" lang="zh-CN">
            {send.data.text.split('\n').map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity than their order
              <p key={at}>{line}</p>
            ))}
          </blockquote>
        </Notice>
        <p>
          <a href={`/s/${slug}`}>{t.back}</a>
        </p>
      </div>
    );
  return (
    <form className="wrap narrow stack" onSubmit={submit} noValidate>
      <PageTitle title={t.title} lead={t.lead} />
      <TextField
        label={t.code}
        hint={t.codeHint}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={asked && !code.trim() ? t.codeMissing : undefined}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
      />
      <TextArea
        label={t.text}
        hint={t.textHint}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={asked && !text.trim() ? t.textMissing : undefined}
        maxLength={5000}
        rows={8}
      />
      {send.isError && <ProblemNotice error={send.error} />}
      <Button type="submit" look="primary" wide busy={send.isPending}>
        {send.isPending ? t.sending : t.send}
      </Button>
    </form>
  );
}
