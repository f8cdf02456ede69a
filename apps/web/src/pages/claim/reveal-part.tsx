import type { BuyerClaimView } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { More, Notice } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { claimWords } from './words.ts';

/** Arithmetic instead of word against word: is the card that came the one that the shop committed to? */
export function RevealPart({ claim }: { claim: BuyerClaimView }) {
  const t = useWords(claimWords);
  const [secret, setSecret] = useState('');
  const [nonce, setNonce] = useState('');
  const { claimId } = claim;
  const reveal = useMutation({
    mutationFn: () =>
      api()('revealCard', { params: { claimId }, body: { secret: secret.trim(), nonce: nonce.trim() } }),
    onSuccess: () => setSecret(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (secret.trim() && nonce.trim() && !reveal.isPending) reveal.mutate();
  };
  const found = reveal.data;
  return (
    <div className="part">
      <More summary={t.revealTitle}>
        <form className="stack" onSubmit={submit} noValidate>
          <p className="hint">{t.revealLead}</p>
          <TextField
            label={t.revealSecret}
            value={secret}
            maxLength={500}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setSecret(event.target.value)}
          />
          <TextField
            label={t.revealNonce}
            value={nonce}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setNonce(event.target.value)}
          />
          {found && (
            <Notice tone={found.matches && !found.notACard ? 'ok' : 'warn'} live>
              <p>{found.notACard ? t.revealText : found.matches ? t.revealYes : t.revealNo}</p>
            </Notice>
          )}
          {reveal.isError && <ProblemNotice error={reveal.error} />}
          <Button type="submit" busy={reveal.isPending}>
            {t.revealGo}
          </Button>
        </form>
      </More>
    </div>
  );
}
