import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { useText } from '../../../i18n/language.ts';
import { forgetCase } from '../../../lib/known-cases.ts';
import { forget } from '../../../lib/storage.ts';
import { EraseByWord } from '../../../ui/erase-by-word.tsx';
import { discardCase } from '../../../uploads/queue.ts';
import { useCaseContext } from '../case-context.ts';

/** Erases the case for good, after a word typed by hand. */
export function EraseCase() {
  const t = useText().case;
  const { view } = useCaseContext();
  const navigate = useNavigate();
  const client = useQueryClient();
  const erase = useMutation({
    mutationFn: () => api()('eraseCase', { params: { caseId: view.caseId } }),
    onSuccess: async () => {
      await discardCase(view.caseId);
      forget(view.caseId);
      forgetCase(view.caseId);
      await navigate({ to: '/erased' });
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
