import type { AffiliationView } from '@redress/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useWords } from '../../../i18n/words.ts';
import { instantText } from '../../../lib/format.ts';
import { Chip, Verbatim } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { AddPart } from '../../../ui/console/add-part.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { EmptyState } from '../../../ui/console/pieces.tsx';
import { Sure } from '../../../ui/console/sure.tsx';
import { DataTable } from '../../../ui/console/table.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { affiliationsKey, useOrganisation } from '../organisation-context.ts';
import { AffiliationForm } from './affiliation-form.tsx';
import { membersWords } from './members-words.ts';

/** Whose merchants these are, and on whose platforms: asked by one side, agreed by the other. */
export function AffiliationsPart() {
  const t = useWords(membersWords);
  const { orgId } = useOrganisation();
  const list = useQuery({
    queryKey: affiliationsKey(orgId),
    queryFn: () => api()('listAffiliations', { params: { orgId } }),
  });
  const rows = list.data?.affiliations ?? [];
  return (
    <>
      <p className="hint">{t.affiliatedLead}</p>
      {list.isPending && <Loading lines={4} />}
      {list.isError && <ConsoleProblem error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && <EmptyState icon="link" title={t.noAffiliations} />}
      {rows.length > 0 && <AffiliationsTable rows={rows} />}
      {list.data && (
        <AddPart summary={t.ask} isFirst={rows.length === 0}>
          <AffiliationForm />
        </AddPart>
      )}
    </>
  );
}

/** Whether the other side asked and this one has to agree. */
const isMyTurn = ({ state, platformId }: AffiliationView, orgId: string) =>
  platformId === orgId ? state === 'asked-by-merchant' : state === 'asked-by-platform';
const other = (row: AffiliationView, orgId: string) =>
  row.platformId === orgId ? row.merchantName : row.platformName;

function useMoves() {
  const { orgId } = useOrganisation();
  const client = useQueryClient();
  const [ending, setEnding] = useState<AffiliationView>();
  const reload = () => void client.invalidateQueries({ queryKey: affiliationsKey(orgId) });
  const agree = useMutation({
    mutationFn: ({ platformId, merchantId, merchantRef }: AffiliationView) =>
      api()('affiliate', { params: { orgId }, body: { platformId, merchantId, merchantRef } }),
    onSuccess: reload,
  });
  const end = useMutation({
    mutationFn: ({ platformId, merchantRef }: AffiliationView) =>
      api()('endAffiliation', { params: { orgId }, body: { platformId, merchantRef } }),
    onSuccess: () => {
      setEnding(undefined);
      reload();
    },
  });
  return { agree, end, ending, setEnding };
}

function AffiliationsTable({ rows }: { rows: readonly AffiliationView[] }) {
  const t = useWords(membersWords);
  const { orgId } = useOrganisation();
  const { agree, end, ending, setEnding } = useMoves();
  return (
    <>
      {agree.isError && <ConfirmGate error={agree.error} onConfirmed={() => agree.mutate(agree.variables)} />}
      {end.isError && <ConfirmGate error={end.error} onConfirmed={() => end.mutate(end.variables)} />}
      {ending && (
        <Sure
          text={t.endSure(other(ending, orgId))}
          yes={t.end}
          busy={end.isPending}
          onYes={() => end.mutate(ending)}
          onNo={() => setEnding(undefined)}
        />
      )}
      <Rows rows={rows} orgId={orgId} onAgree={(row) => agree.mutate(row)} onEnd={setEnding} />
    </>
  );
}

function Rows(props: {
  rows: readonly AffiliationView[];
  orgId: string;
  onAgree: (row: AffiliationView) => void;
  onEnd: (row: AffiliationView) => void;
}) {
  const t = useWords(membersWords);
  const { language } = useLanguage();
  const { orgId } = props;
  return (
    <DataTable
      label={t.affiliated}
      rows={props.rows}
      rowKey={({ platformId, merchantRef }) => `${platformId} ${merchantRef}`}
      columns={[
        {
          key: 'other',
          head: t.affiliated,
          main: true,
          cell: (row) => (
            <span>
              <Verbatim>{other(row, orgId)}</Verbatim>{' '}
              <span className="hint">{row.platformId === orgId ? t.merchant : t.platform}</span>
            </span>
          ),
        },
        { key: 'ref', head: t.reference, cell: ({ merchantRef }) => <Verbatim>{merchantRef}</Verbatim> },
        {
          key: 'state',
          head: t.state,
          cell: (row) => (
            <Chip tone={row.state === 'active' ? 'ok' : isMyTurn(row, orgId) ? 'warn' : 'info'}>
              {isMyTurn(row, orgId) ? t.waitsForYou : t.states[row.state]}
            </Chip>
          ),
        },
        { key: 'since', head: t.since, cell: ({ sinceMs }) => instantText(sinceMs, language) },
        {
          key: 'actions',
          head: t.actions,
          plain: true,
          end: true,
          cell: (row) => (
            <span className="cell-actions">
              {isMyTurn(row, orgId) && (
                <Button look="quiet" onClick={() => props.onAgree(row)}>
                  {t.agree}
                  <span className="visually-hidden"> {other(row, orgId)}</span>
                </Button>
              )}
              <Button look="quiet" onClick={() => props.onEnd(row)}>
                {t.end}
                <span className="visually-hidden"> {other(row, orgId)}</span>
              </Button>
            </span>
          ),
        },
      ]}
    />
  );
}
