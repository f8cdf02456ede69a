import type { DepositView, KeeperAccount } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useWords } from '../../../i18n/words.ts';
import { grouped, minuteText } from '../../../lib/format.ts';
import { Card, Notice, Verbatim } from '../../../ui/basics.tsx';
import { CopyButton } from '../../../ui/button.tsx';
import { depositWords } from './deposit-words.ts';

/** What the merchant types at its own bank. */
export function Transfer(props: { keeper: DepositView['keeper']; amountFen: number; reference: string }) {
  const t = useWords(depositWords);
  const account = props.keeper?.account;
  return (
    <Notice tone="ok" title={t.topUpReady} live>
      <dl className="definition">
        <dt>{t.transferTo}</dt>
        <dd>
          <Verbatim>{account?.name ?? props.keeper?.name ?? ''}</Verbatim>
        </dd>
        {account && <BankLines account={account} />}
        <dt>{t.transferAmount}</dt>
        <dd className="nowrap">{t.yuanOf(formatYuan(props.amountFen))}</dd>
        <dt>{t.reference}</dt>
        <dd className="transfer-reference" translate="no">
          {props.reference}
        </dd>
      </dl>
      <div className="row">
        <CopyButton value={props.reference} label={t.copyReference} />
        {account && <CopyButton value={account.account} label={t.copyAccount} />}
      </div>
      <p className="hint">{account ? t.transferSince(minuteText(account.setAt)) : t.transferHint}</p>
    </Notice>
  );
}

/** The same account for whoever comes back to a top-up that was announced before. */
export function PayTo({ account }: { account: KeeperAccount }) {
  const t = useWords(depositWords);
  return (
    <Card label={t.payTo}>
      <div className="stack">
        <h3>{t.payTo}</h3>
        <dl className="definition">
          <dt>{t.transferTo}</dt>
          <dd>
            <Verbatim>{account.name}</Verbatim>
          </dd>
          <BankLines account={account} />
        </dl>
        <div>
          <CopyButton value={account.account} label={t.copyAccount} />
        </div>
        <p className="hint">
          {t.payToText}
          {t.transferSince(minuteText(account.setAt))}
        </p>
      </div>
    </Card>
  );
}

function BankLines({ account }: { account: KeeperAccount }) {
  const t = useWords(depositWords);
  return (
    <>
      <dt>{t.transferBank}</dt>
      <dd>
        <Verbatim>{account.bankName}</Verbatim>
      </dd>
      <dt>{t.transferAccount}</dt>
      <dd className="mono" translate="no">
        {grouped(account.account)}
      </dd>
    </>
  );
}
