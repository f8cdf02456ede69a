import type { MerchantFigures, OversightNeed } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../../../i18n/words.ts';
import { Chip, Part, type Tone, Verbatim } from '../../../ui/basics.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/console/pieces.tsx';
import { type Column, DataTable } from '../../../ui/console/table.tsx';
import { Choice } from '../../../ui/field.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { percentText, type SortKey, sortKeys, sortMerchants } from './figures.ts';
import { type PlatformWords, platformWords } from './words.ts';

const tones: Record<OversightNeed, Tone> = {
  waiting: 'stop',
  silence: 'stop',
  late: 'warn',
  templates: 'warn',
  deposit: 'warn',
  unchecked: 'info',
  papers: 'info',
};

/** Every merchant with what asks for something to be done. */
export function MerchantsPart({ merchants }: { merchants: readonly MerchantFigures[] }) {
  const t = useWords(platformWords);
  const { orgId } = useOrganisation();
  const [by, setBy] = useState<SortKey>('urgency');
  const options = sortKeys.map((value) => ({ value, label: t.sorts[value] }));
  return (
    <Part
      title={t.merchants}
      lead={t.merchantsLead}
      aside={merchants.length > 1 && <Choice label={t.sort} value={by} options={options} onChange={setBy} />}
    >
      {merchants.length === 0 ? (
        <EmptyState icon="person" title={t.noMerchants} text={t.noMerchantsText}>
          <Link to="/console/$orgId/members" params={{ orgId }} className={buttonClass('primary')}>
            {t.goAffiliate}
          </Link>
        </EmptyState>
      ) : (
        <DataTable
          label={t.merchants}
          rows={sortMerchants(merchants, by)}
          rowKey={({ merchantId }) => merchantId}
          columns={columnsOf(t)}
        />
      )}
    </Part>
  );
}

function columnsOf(t: PlatformWords): Column<MerchantFigures>[] {
  const share = (key: 'inTime' | 'bySilence' | 'templates'): Column<MerchantFigures> => ({
    key,
    head: t[key],
    end: true,
    cell: ({ figures }) => {
      const { part, of } = figures[key];
      return (
        <span className="nowrap">
          {percentText(figures[key]) ?? '–'}
          {of > 0 && <span className="hint"> {`${part}/${of}`}</span>}
        </span>
      );
    },
  });
  return [
    {
      key: 'name',
      head: t.merchant,
      main: true,
      cell: ({ name, own, papers: { state, until } }) => (
        <>
          <Verbatim>{name}</Verbatim>
          <span className="hint merchant-hint">
            {own ? t.own : t.papers[state]}
            {!own && until && ` · ${t.until(shanghaiDay(Date.parse(until) - 1))}`}
          </span>
        </>
      ),
    },
    {
      key: 'needs',
      head: t.needs,
      cell: ({ needs }) => (
        <span className="need-chips">
          {needs.length === 0 && <span className="hint">{t.noNeeds}</span>}
          {needs.map((need) => (
            <Chip key={need} tone={tones[need]}>
              {t.needNames[need]}
            </Chip>
          ))}
        </span>
      ),
    },
    { key: 'claims', head: t.claims, end: true, cell: ({ figures }) => figures.claims },
    share('inTime'),
    share('bySilence'),
    share('templates'),
  ];
}
