import type { BuyerClaimView } from '@redress/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { forgetCase } from '../../lib/known-cases.ts';
import { forget } from '../../lib/storage.ts';
import { More } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { claimWords } from './words.ts';

/** Erases a claim that has no case, after a word typed by hand; a case erases its claims with itself. */
export function EraseClaim({ claim }: { claim: BuyerClaimView }) {
  const t = useWords(claimWords);
  const common = useText().case;
  const navigate = useNavigate();
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const { claimId } = claim;
  const erase = useMutation({
    mutationFn: () => api()('eraseClaim', { params: { claimId } }),
    onSuccess: async () => {
      forget(claimId);
      forgetCase(claimId);
      await navigate({ to: '/erased' });
      client.clear();
    },
  });
  if (claim.caseId) return null;
  return (
    <div className="part">
      <More summary={t.eraseTitle}>
        <p>{t.eraseLead}</p>
        <TextField
          label={common.eraseLabel(common.eraseWord)}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
        <div>
          <Button
            look="danger"
            disabled={typed.trim().toUpperCase() !== common.eraseWord}
            busy={erase.isPending}
            onClick={() => erase.mutate()}
          >
            {common.eraseDo}
          </Button>
        </div>
        {erase.isError && <ProblemNotice error={erase.error} />}
      </More>
    </div>
  );
}
