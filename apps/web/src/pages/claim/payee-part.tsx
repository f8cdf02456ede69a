import type { BuyerClaimView, Payee } from '@redress/contract';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Part } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { claimWords } from './words.ts';

const rails = ['bank', 'alipay', 'wechat'] as const;
type Rail = (typeof rails)[number];
const empty = { name: '', account: '', bank: '', paymentNo: '' };

/** Asked once money was decided, and for this payment only. */
export function PayeePart(props: {
  claim: BuyerClaimView;
  send: (payee: { payee: Payee; paymentNo?: string }) => void;
  busy: boolean;
}) {
  const t = useWords(claimWords);
  const { needsPaymentNo } = props.claim;
  const [rail, setRail] = useState<Rail>('bank');
  const [typed, setTyped] = useState(empty);
  const [asked, setAsked] = useState(false);
  const given = Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [name, value.trim()]),
  ) as typeof empty;
  const lacks = {
    name: !given.name,
    account: !given.account,
    bank: rail === 'bank' && !given.bank,
    paymentNo: needsPaymentNo && !given.paymentNo,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (Object.values(lacks).some(Boolean) || props.busy) return;
    const { name, account, bank, paymentNo } = given;
    const payee: Payee =
      rail === 'bank'
        ? { kind: rail, name, account, bankName: bank }
        : rail === 'alipay'
          ? { kind: rail, name, account }
          : { kind: rail, name, openId: account };
    props.send({ payee, ...(needsPaymentNo ? { paymentNo } : {}) });
  };
  const field = (name: keyof typeof empty) => ({
    value: typed[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
    error: asked && lacks[name] ? t.payeeMissing : undefined,
    autoComplete: 'off',
  });
  return (
    <Part title={t.payeeTitle} lead={t.payeeLead}>
      <form className="card stack" onSubmit={submit} noValidate>
        {needsPaymentNo && (
          <TextField label={t.payeeNumber} hint={t.payeeNumberHint} maxLength={64} {...field('paymentNo')} />
        )}
        <Choice
          label={t.rail}
          value={rail}
          options={rails.map((value) => ({ value, label: t.rails[value] }))}
          onChange={setRail}
        />
        <TextField label={t.payeeName} maxLength={100} {...field('name')} />
        <TextField label={t.payeeAccount[rail]} maxLength={64} {...field('account')} />
        {rail === 'bank' && <TextField label={t.payeeBank} maxLength={100} {...field('bank')} />}
        <Button type="submit" look="primary" wide busy={props.busy}>
          {t.payeeSend}
        </Button>
      </form>
    </Part>
  );
}
