import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { useText } from '../../../i18n/language.ts';
import { forgetCase } from '../../../lib/known-cases.ts';
import { forget } from '../../../lib/storage.ts';
import { EraseByWord } from '../../../ui/erase-by-word.tsx';
import { discardCase } from '../../../uploads/queue.ts';
import { useCaseContext } from '../case-context.ts';
import { lastReturnOf } from './last-return.ts';

/** Erases the case for good, after a word typed by hand. */
export function EraseCase() {
  const t = useText().case;
  const { view } = useCaseContext();
  const navigate = useNavigate();
  const client = useQueryClient();
  const erase = useMutation({
    mutationFn: async () => {
      const until = await lastReturnOf(view.caseId);
      await api()('eraseCase', { params: { caseId: view.caseId } });
      return until;
    },
    onSuccess: async (until) => {
      await discardCase(view.caseId);
      forget(view.caseId);
      forgetCase(view.caseId);
      await navigate({ to: '/erased', search: { what: 'case', ...(until ? { until } : {}) } });
      client.clear();
    },
  });
  return (
    <section className="part">
      <EraseByWord
        title={t.eraseTitle}
        lead={t.eraseLead}
        busy={erase.isPending}
        error={erase.error}
        onErase={() => erase.mutate()}
      />
    </section>
  );
}
