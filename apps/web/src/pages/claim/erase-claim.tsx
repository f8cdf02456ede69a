import type { BuyerClaimView } from '@redress/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { forgetCase } from '../../lib/known-cases.ts';
import { forget } from '../../lib/storage.ts';
import { EraseByWord } from '../../ui/erase-by-word.tsx';
import { claimWords } from './words.ts';

/** Erases a claim that has no case, after a word typed by hand; a case erases its claims with itself. */
export function EraseClaim({ claim }: { claim: BuyerClaimView }) {
  const t = useWords(claimWords);
  const navigate = useNavigate();
  const client = useQueryClient();
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
      <EraseByWord
        title={t.eraseTitle}
        lead={t.eraseLead}
        busy={erase.isPending}
        error={erase.error}
        onErase={() => erase.mutate()}
      />
    </div>
  );
}
