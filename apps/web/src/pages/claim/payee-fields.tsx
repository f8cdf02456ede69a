import { type Payee, payee } from '@redress/contract';
import { useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Choice, TextField } from '../../ui/field.tsx';
import { claimWords } from './words.ts';

const rails = ['bank', 'alipay', 'wechat'] as const;
type Rail = (typeof rails)[number];
const empty = { name: '', account: '', bank: '' };
type Typed = typeof empty;

function payeeOf(rail: Rail, { name, account, bank }: Typed): unknown {
  if (rail === 'bank') return { kind: rail, name, account, bankName: bank };
  return rail === 'alipay' ? { kind: rail, name, account } : { kind: rail, name, openId: account };
}

/** Where money goes, as it is typed. `payee` is undefined while the contract would refuse it. */
export function usePayeeDraft() {
  const [rail, setRail] = useState<Rail>('bank');
  const [typed, setTyped] = useState<Typed>(empty);
  const read = payee.safeParse(payeeOf(rail, typed));
  const bad = new Set(read.success ? [] : read.error.issues.map(({ path }) => String(path[0])));
  return {
    rail,
    setRail,
    typed,
    setTyped,
    payee: read.success ? (read.data satisfies Payee) : undefined,
    lacks: {
      name: bad.has('name'),
      account: bad.has('account') || bad.has('openId'),
      bank: bad.has('bankName'),
    },
  };
}

/** Fields of a payee; what is wrong shows once it was asked for. */
export function PayeeFields(props: { draft: ReturnType<typeof usePayeeDraft>; asked: boolean }) {
  const t = useWords(claimWords);
  const { rail, setRail, typed, setTyped, lacks } = props.draft;
  const field = (name: keyof Typed) => ({
    value: typed[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
    error:
      props.asked && lacks[name]
        ? typed[name].trim() === ''
          ? t.payeeMissing
          : t.payeeBad[name]
        : undefined,
    autoComplete: 'off',
  });
  return (
    <>
      <Choice
        label={t.rail}
        value={rail}
        options={rails.map((value) => ({ value, label: t.rails[value] }))}
        onChange={setRail}
      />
      <TextField label={t.payeeName} maxLength={60} {...field('name')} />
      <TextField label={t.payeeAccount[rail]} maxLength={100} {...field('account')} />
      {rail === 'bank' && <TextField label={t.payeeBank} maxLength={60} {...field('bank')} />}
    </>
  );
}
