import type { VettingQueueRow } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { daysUntil } from '../../lib/format.ts';
import { Chip, Part, Verbatim } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/console/table.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { dayOf, lastDayText } from '../vetting/days.ts';
import { nameWords } from '../vetting/name-words.ts';
import { reviewWords } from '../vetting/review-words.ts';
import { VettingChip } from '../vetting/vetting-chip.tsx';
import { OperatorGate } from './operator-gate.tsx';

/** Who waits to be verified, the oldest first. */
export function VettingQueuePage() {
  const t = useWords(reviewWords);
  return (
    <OperatorGate title={t.queue} lead={t.queueLead}>
      {(operatorKey, onRefused) => <Queue operatorKey={operatorKey} onRefused={onRefused} />}
    </OperatorGate>
  );
}

function Queue(props: { operatorKey: string; onRefused: (error: unknown) => void }) {
  const { operatorKey, onRefused } = props;
  const t = useWords(reviewWords);
  const [show, setShow] = useState<'waiting' | 'all'>('waiting');
  const query = useQuery({
    queryKey: ['vettings', show],
    queryFn: () => api({ token: operatorKey })('listVettings', { query: { show } }),
  });
  useEffect(() => {
    if (query.error) onRefused(query.error);
  }, [query.error, onRefused]);
  const rows = query.data?.files ?? [];
  return (
    <Part title={t[show]}>
      <Choice
        label={t.show}
        value={show}
        options={(['waiting', 'all'] as const).map((value) => ({ value, label: t[value] }))}
        onChange={setShow}
      />
      {query.isPending && <Loading lines={4} />}
      {query.isError && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && rows.length === 0 && <p className="hint">{t.none}</p>}
      {rows.length > 0 && <QueueTable rows={rows} />}
      <OpenById />
    </Part>
  );
}

function QueueTable({ rows }: { rows: readonly VettingQueueRow[] }) {
  const t = useWords(reviewWords);
  const { chip } = useWords(nameWords);
  const { language } = useLanguage();
  const waited = (at: string) => -daysUntil(shanghaiDay(Date.parse(at)), Date.now());
  return (
    <DataTable
      label={t.queue}
      rows={rows}
      rowKey={(row) => row.orgId}
      columns={[
        { key: 'name', head: t.organisation, main: true, cell: (row) => <Verbatim>{row.name}</Verbatim> },
        {
          key: 'kinds',
          head: t.kinds,
          cell: (row) => row.kinds.map((kind) => t.kindNames[kind]).join(' · '),
        },
        {
          key: 'state',
          head: t.fileState,
          cell: (row) => (
            <span className="row">
              <VettingChip state={row.state} />
              {row.nameChange && <Chip tone="info">{chip}</Chip>}
            </span>
          ),
        },
        {
          key: 'age',
          head: t.handedInAt,
          cell: (row) => {
            if (!row.submittedAt) return '–';
            const isWaiting = row.state === 'submitted' || row.state === 'renewing';
            return isWaiting ? t.age(waited(row.submittedAt)) : dayOf(row.submittedAt, language);
          },
        },
        { key: 'due', head: t.next, cell: (row) => (row.dueAt ? lastDayText(row.dueAt, language) : '–') },
        {
          key: 'open',
          head: t.check,
          plain: true,
          end: true,
          cell: (row) => (
            <span className="cell-actions">
              <Link
                to="/operator/vetting/$orgId"
                params={{ orgId: row.orgId }}
                className="button button-quiet"
              >
                {t.check}
                <span className="visually-hidden"> {row.name}</span>
              </Link>
            </span>
          ),
        },
      ]}
    />
  );
}

function OpenById() {
  const t = useWords(reviewWords);
  const [orgId, setOrgId] = useState('');
  const navigate = useNavigate();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (orgId.trim()) void navigate({ to: '/operator/vetting/$orgId', params: { orgId: orgId.trim() } });
  };
  return (
    <form className="stack-small narrow" onSubmit={submit} noValidate>
      <TextField
        label={t.byId}
        hint={t.byIdHint}
        value={orgId}
        autoComplete="off"
        maxLength={60}
        onChange={(event) => setOrgId(event.target.value)}
      />
      <div>
        <Button type="submit">{t.check}</Button>
      </div>
    </form>
  );
}
