import type { StandardView } from '@redress/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Sure } from '../../../ui/console/sure.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { orgStandardsKey } from './standards-key.ts';
import { orgStandardsWords } from './standards-words.ts';

/** Signs the very text that was read: its digest goes along, so that nobody signs what changed meanwhile. */
export function SignPart({ standard, label }: { standard: StandardView; label: string }) {
  const t = useWords(orgStandardsWords);
  const { orgId } = useOrganisation();
  const client = useQueryClient();
  const [reading, setReading] = useState(false);
  const { standardId, version, textSha256 } = standard;
  const sign = useMutation({
    mutationFn: () => api()('signStandard', { params: { orgId }, body: { standardId, version, textSha256 } }),
    onSuccess: () => {
      setReading(false);
      void client.invalidateQueries({ queryKey: orgStandardsKey(orgId) });
      void client.invalidateQueries({ queryKey: ['standards'] });
    },
  });
  if (!reading)
    return (
      <div>
        <Button onClick={() => setReading(true)}>{label}</Button>
      </div>
    );
  return (
    <div className="stack-small">
      <p className="standard-text" lang="zh-CN">
        {standard.text.trim()}
      </p>
      {sign.isError && <ConfirmGate error={sign.error} onConfirmed={() => sign.mutate()} />}
      <Sure
        text={t.signing}
        yes={t.sign}
        busy={sign.isPending}
        onYes={() => sign.mutate()}
        onNo={() => setReading(false)}
      />
    </div>
  );
}
