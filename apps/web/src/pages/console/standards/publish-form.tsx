import type { StandardView } from '@redress/contract';
import { addDays, shanghaiDay } from '@redress/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { orgStandardsKey } from './standards-key.ts';
import { orgStandardsWords } from './standards-words.ts';

/** From which day orders are judged by the draft; never a day that has begun. */
export function PublishForm({ category }: { category: StandardView['category'] }) {
  const t = useWords(orgStandardsWords);
  const { orgId } = useOrganisation();
  const client = useQueryClient();
  const tomorrow = addDays(shanghaiDay(Date.now()), 1);
  const [fromDay, setFromDay] = useState<string>(tomorrow);
  const publish = useMutation({
    mutationFn: () => api()('publishStandard', { params: { orgId, category }, body: { fromDay } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: orgStandardsKey(orgId) });
      void client.invalidateQueries({ queryKey: ['standards'] });
    },
  });
  return (
    <div className="stack-small">
      <TextField
        label={t.publishFrom}
        hint={t.publishHint}
        type="date"
        min={tomorrow}
        value={fromDay}
        onChange={(event) => setFromDay(event.target.value)}
      />
      {publish.isError && <ConfirmGate error={publish.error} onConfirmed={() => publish.mutate()} />}
      <div>
        <Button
          look="primary"
          busy={publish.isPending}
          disabled={fromDay === ''}
          onClick={() => publish.mutate()}
        >
          {t.publish}
        </Button>
      </div>
    </div>
  );
}
