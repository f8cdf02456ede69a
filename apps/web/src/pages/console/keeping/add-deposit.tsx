import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { Choice, TextField } from '../../../ui/field.tsx';
import { affiliationsKey, useOrganisation } from '../organisation-context.ts';
import { DepositForm } from './deposit-form.tsx';
import { keepingWords } from './keeping-words.ts';

const other = 'other';

/** A merchant chosen among those of the platform, or by its identifier. */
export function AddDeposit() {
  const t = useWords(keepingWords);
  const { orgId, kinds } = useOrganisation();
  const affiliations = useQuery({
    queryKey: affiliationsKey(orgId),
    queryFn: () => api()('listAffiliations', { params: { orgId } }),
  });
  const own =
    kinds.includes('platform') && kinds.includes('merchant') ? [{ value: orgId, label: t.self }] : [];
  const known = (affiliations.data?.affiliations ?? [])
    .filter(({ platformId, state }) => platformId === orgId && state === 'active')
    .map(({ merchantId, merchantName }) => ({ value: merchantId, label: merchantName }));
  const options = [...own, ...known, { value: other, label: t.other }];
  const [picked, setPicked] = useState<string>();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const choice = picked ?? options[0]?.value ?? other;
  const good = /^org_[0-9a-z]{10,40}$/.test(typed.trim());
  const merchantId = choice === other ? (good ? typed.trim() : undefined) : choice;
  return (
    <DepositForm
      merchantId={merchantId}
      title={t.add}
      onAsked={() => setAsked(true)}
      onSaved={() => {
        setTyped('');
        setAsked(false);
      }}
    >
      <p className="hint">{t.addLead}</p>
      {options.length > 1 && (
        <Choice label={t.choose} value={choice} options={options} onChange={setPicked} />
      )}
      {choice === other && (
        <TextField
          label={t.merchantId}
          hint={t.merchantIdHint}
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          error={asked && !good ? t.merchantIdBad : undefined}
        />
      )}
    </DepositForm>
  );
}
