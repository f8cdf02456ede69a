import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useText } from '../../../i18n/language.ts';
import { forgetCase } from '../../../lib/known-cases.ts';
import { forget } from '../../../lib/storage.ts';
import { More } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { discardCase } from '../../../uploads/queue.ts';
import { useCaseContext } from '../case-context.ts';

/** Erases the case for good, after a word typed by hand. */
export function EraseCase() {
  const t = useText().case;
  const { view } = useCaseContext();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
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
      <More summary={t.eraseTitle}>
        <p>{t.eraseLead}</p>
        <TextField
          label={t.eraseLabel(t.eraseWord)}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
        <div>
          <Button
            look="danger"
            disabled={typed.trim().toUpperCase() !== t.eraseWord}
            busy={erase.isPending}
            onClick={() => erase.mutate()}
          >
            {t.eraseDo}
          </Button>
        </div>
        {erase.isError && <ProblemNotice error={erase.error} />}
      </More>
    </section>
  );
}
