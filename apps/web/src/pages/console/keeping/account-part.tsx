import type { KeeperAccount } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { grouped, minuteText } from '../../../lib/format.ts';
import { Card, Part, Verbatim } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { keepingWords } from './keeping-words.ts';
import { useReloadKeeping } from './use-reload-keeping.ts';

/** The keeper's own account: merchants who announce a top-up are shown it with the reference to write. */
export function AccountPart({ account }: { account: KeeperAccount | undefined }) {
  const t = useWords(keepingWords);
  const { may } = useOrganisation();
  const [changing, setChanging] = useState(false);
  const mayChange = may('payouts.confirm');
  return (
    <Part title={t.account} lead={t.accountLead}>
      {account && !changing && (
        <div className="card stack">
          <AccountLines account={account} />
          {mayChange && (
            <div>
              <Button onClick={() => setChanging(true)}>{t.accountChange}</Button>
            </div>
          )}
        </div>
      )}
      {!account && !mayChange && <p className="hint">{t.accountNone}</p>}
      {mayChange && (changing || !account) && (
        <AccountForm account={account} onSaved={() => setChanging(false)} />
      )}
    </Part>
  );
}

function AccountLines({ account }: { account: KeeperAccount }) {
  const t = useWords(keepingWords);
  return (
    <>
      <dl className="definition">
        <dt>{t.accountName}</dt>
        <dd>
          <Verbatim>{account.name}</Verbatim>
        </dd>
        <dt>{t.accountBank}</dt>
        <dd>
          <Verbatim>{account.bankName}</Verbatim>
        </dd>
        <dt>{t.accountNumber}</dt>
        <dd className="mono" translate="no">
          {grouped(account.account)}
        </dd>
      </dl>
      <p className="hint">{t.accountSince(minuteText(account.setAt))}</p>
    </>
  );
}

function AccountForm(props: { account: KeeperAccount | undefined; onSaved: () => void }) {
  const t = useWords(keepingWords);
  const { orgId, name: orgName } = useOrganisation();
  const reload = useReloadKeeping();
  const [name, setName] = useState(props.account?.name ?? orgName);
  const [bankName, setBankName] = useState(props.account?.bankName ?? '');
  const [account, setAccount] = useState(props.account?.account ?? '');
  const [asked, setAsked] = useState(false);
  const bad = {
    name: name.trim().length < 2,
    bankName: bankName.trim().length < 2,
    account: !/^\d{8,32}$/.test(account.replace(/[\s-]/g, '')),
  };
  const save = useMutation({
    mutationFn: () =>
      api()('setKeeperAccount', {
        params: { orgId },
        body: { name: name.trim(), bankName: bankName.trim(), account: account.trim() },
      }),
    onSuccess: () => {
      reload();
      props.onSaved();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!bad.name && !bad.bankName && !bad.account && !save.isPending) save.mutate();
  };
  return (
    <Card label={t.account}>
      <form className="form-card" onSubmit={submit} noValidate>
        <TextField
          label={t.accountName}
          hint={t.accountNameHint}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={asked && bad.name ? t.accountBad : undefined}
        />
        <TextField
          label={t.accountBank}
          hint={t.accountBankHint}
          maxLength={60}
          value={bankName}
          onChange={(event) => setBankName(event.target.value)}
          error={asked && bad.bankName ? t.accountBad : undefined}
        />
        <TextField
          label={t.accountNumber}
          inputMode="numeric"
          autoComplete="off"
          maxLength={40}
          value={account}
          onChange={(event) => setAccount(event.target.value)}
          error={asked && bad.account ? t.accountNumberBad : undefined}
        />
        {save.isError && <ConfirmGate error={save.error} onConfirmed={() => save.mutate()} />}
        <div>
          <Button type="submit" look="primary" busy={save.isPending}>
            {t.save}
          </Button>
        </div>
      </form>
    </Card>
  );
}
