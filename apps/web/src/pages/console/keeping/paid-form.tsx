import type { PayoutView } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { Card } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { IntoView } from '../../../ui/console/into-view.tsx';
import { TextField } from '../../../ui/field.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { keepingWords } from './keeping-words.ts';
import { useReloadKeeping } from './use-reload-keeping.ts';

/** The bank's number stands for the payment. */
export function PaidForm({ payout, onClose }: { payout: PayoutView; onClose: () => void }) {
  const t = useWords(keepingWords);
  const { orgId } = useOrganisation();
  const reload = useReloadKeeping();
  const [reference, setReference] = useState('');
  const [asked, setAsked] = useState(false);
  const bad = reference.trim().length < 4;
  const confirm = useMutation({
    mutationFn: () =>
      api()('confirmPayout', {
        params: { orgId, payoutId: payout.payoutId },
        body: { bankReference: reference.trim() },
      }),
    onSuccess: () => {
      onClose();
      reload();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!bad && !confirm.isPending) confirm.mutate();
  };
  return (
    <IntoView>
      <Card label={t.payoutOf(formatYuan(payout.amountFen))}>
        <form className="form-card" onSubmit={submit} noValidate>
          <h2>{t.payoutOf(formatYuan(payout.amountFen))}</h2>
          <TextField
            label={t.bankReference}
            autoComplete="off"
            maxLength={64}
            value={reference}
            onChange={(event) => setReference(event.target.value)}
            error={asked && bad ? t.bankReferenceBad : undefined}
          />
          {confirm.isError && <ConfirmGate error={confirm.error} onConfirmed={() => confirm.mutate()} />}
          <div>
            <Button type="submit" look="primary" busy={confirm.isPending}>
              {t.paidByHand}
            </Button>
          </div>
        </form>
      </Card>
    </IntoView>
  );
}
