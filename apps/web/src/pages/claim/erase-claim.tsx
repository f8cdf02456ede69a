import type { BuyerClaimView } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { dayText } from '../../lib/format.ts';
import { forgetCase } from '../../lib/known-cases.ts';
import { forget } from '../../lib/storage.ts';
import { EraseByWord } from '../../ui/erase-by-word.tsx';
import { claimWords } from './words.ts';

/** Erases a claim that has no case, after a word typed by hand; a case erases its claims with itself. */
export function EraseClaim({ claim }: { claim: BuyerClaimView }) {
  const t = useWords(claimWords);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { claimId } = claim;
  const until = claim.mayReturnUntil ? shanghaiDay(Date.parse(claim.mayReturnUntil)) : undefined;
  const erase = useMutation({
    mutationFn: () => api()('eraseClaim', { params: { claimId } }),
    onSuccess: async () => {
      forget(claimId);
      forgetCase(claimId);
      await navigate({ to: '/erased', search: { what: 'claim', ...(until ? { until } : {}) } });
      client.clear();
    },
  });
  if (claim.caseId || claim.erasedAt) return null;
  return (
    <div className="part">
      <EraseByWord
        title={t.eraseTitle}
        lead={until ? `${t.eraseLead}${t.eraseKeeps(dayText(until, language))}` : t.eraseLead}
        busy={erase.isPending}
        error={erase.error}
        onErase={() => erase.mutate()}
      />
    </div>
  );
}
