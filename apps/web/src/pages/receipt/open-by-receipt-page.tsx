import './receipt.css';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { rememberCase } from '../../lib/known-cases.ts';
import { More, PageTitle } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** The way back into a case. */
export function OpenByReceiptPage() {
  const t = useText().receipt;
  const navigate = useNavigate();
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const open = useMutation({
    mutationFn: () => api()('openSession', { body: { receiptCode: code.trim() } }),
    onSuccess: ({ caseId }) => {
      client.clear();
      // A claim has a receipt code too.
      if (caseId.startsWith('clm_')) return navigate({ to: '/claims/$claimId', params: { claimId: caseId } });
      rememberCase({ caseId, openedAtMs: Date.now(), sample: false });
      return navigate({ to: '/case/$caseId', params: { caseId } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (code.trim() && !open.isPending) open.mutate();
  };
  return (
    <form className="wrap narrow stack" onSubmit={submit} noValidate>
      <PageTitle title={t.openTitle} lead={t.openLead} />
      <TextField
        label={t.codeLabel}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={asked && !code.trim() ? t.missing : undefined}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        inputMode="text"
      />
      {open.isError && <ProblemNotice error={open.error} />}
      <Button type="submit" look="primary" wide busy={open.isPending}>
        {open.isPending ? t.opening : t.open}
      </Button>
      <More summary={t.lostTitle}>
        <p className="hint">{t.lostText}</p>
      </More>
    </form>
  );
}
