import type { KeptDepositView } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useState } from 'react';
import { useWords } from '../../../i18n/words.ts';
import { Chip, Verbatim } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { AddPart } from '../../../ui/console/add-part.tsx';
import { EmptyState } from '../../../ui/console/pieces.tsx';
import { DataTable } from '../../../ui/console/table.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { AddDeposit } from './add-deposit.tsx';
import { DepositForm } from './deposit-form.tsx';
import { keepingWords } from './keeping-words.ts';

const tones = { ok: 'ok', low: 'warn', 'below-floor': 'stop' } as const;

/** Merchants whose deposits are kept, with their floors. */
export function KeptDeposits({ deposits }: { deposits: readonly KeptDepositView[] }) {
  const t = useWords(keepingWords);
  const { may } = useOrganisation();
  const [changing, setChanging] = useState<string>();
  const chosen = deposits.find(({ merchantId }) => merchantId === changing);
  return (
    <>
      {deposits.length === 0 ? (
        <EmptyState title={t.noDeposits} text={t.noDepositsText} />
      ) : (
        <DepositsTable deposits={deposits} onChange={setChanging} />
      )}
      {chosen && (
        <DepositForm
          key={chosen.merchantId}
          merchantId={chosen.merchantId}
          title={chosen.merchant}
          start={chosen}
          onSaved={() => setChanging(undefined)}
        />
      )}
      {may('deposit.manage') && (
        <AddPart summary={t.add} isFirst={deposits.length === 0}>
          <AddDeposit />
        </AddPart>
      )}
    </>
  );
}

function DepositsTable(props: {
  deposits: readonly KeptDepositView[];
  onChange: (merchantId: string) => void;
}) {
  const t = useWords(keepingWords);
  const { may } = useOrganisation();
  return (
    <DataTable
      label={t.tabs.deposits}
      rows={props.deposits}
      rowKey={({ merchantId }) => merchantId}
      columns={[
        {
          key: 'merchant',
          head: t.merchant,
          main: true,
          cell: ({ merchant }) => <Verbatim>{merchant}</Verbatim>,
        },
        {
          key: 'level',
          head: t.level,
          cell: ({ level }) => <Chip tone={tones[level]}>{t.levels[level]}</Chip>,
        },
        {
          key: 'available',
          head: t.available,
          end: true,
          cell: ({ availableFen, shortageFen }) =>
            shortageFen > 0 ? (
              <span className="stack-small">
                <span>{formatYuan(availableFen)}</span>
                <span className="hint nowrap">{t.short(formatYuan(shortageFen))}</span>
              </span>
            ) : (
              formatYuan(availableFen)
            ),
        },
        { key: 'held', head: t.held, end: true, cell: ({ heldFen }) => formatYuan(heldFen) },
        { key: 'floor', head: t.floor, end: true, cell: ({ floorFen }) => formatYuan(floorFen) },
        {
          key: 'actions',
          head: t.change,
          plain: true,
          end: true,
          cell: ({ merchantId, merchant }) =>
            may('deposit.manage') && (
              <span className="cell-actions">
                <Button look="quiet" onClick={() => props.onChange(merchantId)}>
                  {t.change}
                  <span className="visually-hidden"> {merchant}</span>
                </Button>
              </span>
            ),
        },
      ]}
    />
  );
}
