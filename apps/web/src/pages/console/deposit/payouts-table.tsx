import type { MaskedPayee, PayoutView } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useWords } from '../../../i18n/words.ts';
import { minuteText } from '../../../lib/format.ts';
import { Chip, type Tone, Verbatim } from '../../../ui/basics.tsx';
import { EmptyState } from '../../../ui/console/pieces.tsx';
import { type Column, DataTable } from '../../../ui/console/table.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { AboutText } from './about-text.tsx';
import { type DepositWords, depositWords } from './deposit-words.ts';

export const payoutTones: Record<PayoutView['state'], Tone> = {
  waiting: 'warn',
  sending: 'info',
  sent: 'info',
  paid: 'ok',
  failed: 'stop',
  returned: 'stop',
  cancelled: 'quiet',
};

/** Who gets it, masked: enough to recognise one's own account. */
export function PayeeText({ payee }: { payee: MaskedPayee | undefined }) {
  const t = useWords(depositWords);
  if (!payee) return t.erased;
  return (
    <span className="stack-small">
      <Verbatim>
        {payee.name} <span className="nowrap">{payee.account}</span>
      </Verbatim>
      {payee.bankName && (
        <span className="hint">
          <Verbatim>{payee.bankName}</Verbatim>
        </span>
      )}
    </span>
  );
}

/** Whoever was paid erased what is hers. */
function SealedPayee() {
  const t = useWords(depositWords);
  return (
    <span className="stack-small">
      <span>{t.sealed}</span>
      <span className="hint">{t.sealedHow}</span>
    </span>
  );
}

/** Columns that say the same of a payment to its merchant and to its keeper, who keeps deposits of many. */
export const payoutColumns = (t: DepositWords, orgId: string, ofMany = false): Column<PayoutView>[] => [
  {
    key: 'to',
    head: t.to,
    main: true,
    cell: ({ payee, payeeSealed }) => (payeeSealed ? <SealedPayee /> : <PayeeText payee={payee} />),
  },
  {
    key: 'purpose',
    head: t.purpose,
    cell: ({ purpose, about, merchantId, merchant }) => (
      <span className="stack-small">
        <span className="nowrap">{t.purposes[purpose]}</span>
        <AboutText about={about} withoutDay {...(merchantId === orgId ? { orgId } : {})} />
        {ofMany && (
          <span className="hint">
            <Verbatim>{merchant}</Verbatim>
          </span>
        )}
      </span>
    ),
  },
  {
    key: 'state',
    head: t.state,
    cell: ({ state, reference, trouble, purpose, payeeSealed, putOffUntil }) => (
      <span className="stack-small">
        <span>
          <Chip tone={payoutTones[state]}>{t.payoutStates[state]}</Chip>
        </span>
        {putOffUntil && Date.parse(putOffUntil) > Date.now() && (
          <span className="hint">{t.putOff(minuteText(putOffUntil))}</span>
        )}
        {reference && (
          <span className="hint">
            {t.number} <Verbatim>{reference}</Verbatim>
          </span>
        )}
        {trouble && trouble !== state && (
          <span className="hint">
            <Verbatim>{t.why(trouble)}</Verbatim>
          </span>
        )}
        {(state === 'failed' || state === 'returned') && !payeeSealed && (
          <span className="hint">{purpose === 'claim' ? t.nextClaim : t.nextWithdrawal}</span>
        )}
      </span>
    ),
  },
  {
    key: 'decided',
    head: t.decided,
    cell: ({ decidedAt }) => <span className="nowrap">{minuteText(decidedAt)}</span>,
  },
  { key: 'amount', head: t.amount, end: true, cell: ({ amountFen }) => formatYuan(amountFen) },
];

/** The newest payments out of a merchant's deposit. */
export function PayoutsTable({ payouts }: { payouts: readonly PayoutView[] }) {
  const t = useWords(depositWords);
  const { orgId } = useOrganisation();
  if (payouts.length === 0) return <EmptyState title={t.noPayouts} />;
  return (
    <>
      <p className="hint">{t.newest(payouts.length)}</p>
      <DataTable
        label={t.payouts}
        rows={payouts}
        rowKey={({ payoutId }) => payoutId}
        columns={payoutColumns(t, orgId)}
      />
    </>
  );
}
