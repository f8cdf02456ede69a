import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { Card } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choice, TextField } from '../../../ui/field.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { affiliationsKey, useOrganisation } from '../organisation-context.ts';
import { membersWords } from './members-words.ts';

type Side = 'platform' | 'merchant';

function useAsk(onAsked: () => void) {
  const { orgId } = useOrganisation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ side, other, merchantRef }: { side: Side; other: string; merchantRef: string }) => {
      const [platformId, merchantId] = side === 'platform' ? [orgId, other] : [other, orgId];
      return api()('affiliate', { params: { orgId }, body: { platformId, merchantId, merchantRef } });
    },
    onSuccess: () => {
      onAsked();
      void client.invalidateQueries({ queryKey: affiliationsKey(orgId) });
    },
  });
}

/** Asks the other side; it counts once that side gave the same three values. */
export function AffiliationForm() {
  const t = useWords(membersWords);
  const { kinds } = useOrganisation();
  const sides = (['merchant', 'platform'] as const).filter((one) => kinds.includes(one));
  const [side, setSide] = useState<Side>(sides[0] ?? 'merchant');
  const [otherId, setOtherId] = useState('');
  const [reference, setReference] = useState('');
  const [asked, setAsked] = useState(false);
  const badOther = !/^org_[0-9a-z]{10,40}$/.test(otherId.trim());
  const lacksReference = reference.trim() === '';
  const ask = useAsk(() => {
    setOtherId('');
    setReference('');
    setAsked(false);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (badOther || lacksReference || ask.isPending) return;
    const pair = { merchantRef: reference.trim(), other: otherId.trim() };
    ask.mutate({ ...pair, side });
  };
  return (
    <Card label={t.ask}>
      <form className="form-card" onSubmit={submit} noValidate>
        {sides.length > 1 && (
          <Choice
            label={t.as}
            value={side}
            options={sides.map((value) => ({ value, label: t[value] }))}
            onChange={setSide}
          />
        )}
        <TextField
          label={side === 'platform' ? t.otherMerchant : t.otherPlatform}
          hint={t.otherHint}
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          value={otherId}
          onChange={(event) => setOtherId(event.target.value)}
          error={asked && badOther ? t.otherBad : undefined}
        />
        <TextField
          label={t.reference}
          hint={t.referenceHint}
          autoComplete="off"
          maxLength={100}
          value={reference}
          onChange={(event) => setReference(event.target.value)}
          error={asked && lacksReference ? t.referenceMissing : undefined}
        />
        {ask.isError && <ConfirmGate error={ask.error} onConfirmed={() => ask.mutate(ask.variables)} />}
        <div>
          <Button type="submit" look="primary" busy={ask.isPending}>
            {t.ask}
          </Button>
        </div>
      </form>
    </Card>
  );
}
