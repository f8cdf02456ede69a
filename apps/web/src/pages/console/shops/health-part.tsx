import type { SourceEventView, SourceHealth } from '@redress/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { minuteText } from '../../../lib/format.ts';
import { Chip, Notice, Part } from '../../../ui/basics.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { EmptyState, Figures, KeyFigure } from '../../../ui/console/pieces.tsx';
import { DataTable } from '../../../ui/console/table.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { deliveryWords } from '../../delivery/words.ts';
import { MoreButton } from '../../operator/more-button.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { shopsWords } from './shops-words.ts';
import { useHealth } from './use-sources.ts';
import { useTodos } from './use-todos.ts';

/** The last seven days of reports: what is late, contradicted, refused or missing, and what to do about it. */
export function HealthPart({ sourceId }: { sourceId: string }) {
  const health = useHealth(sourceId);
  if (health.isPending) return <Loading lines={5} />;
  if (health.isError) return <ConsoleProblem error={health.error} onRetry={() => void health.refetch()} />;
  return (
    <>
      <Week health={health.data} />
      <Newest sourceId={sourceId} />
    </>
  );
}

const missingOf = ({ chain }: SourceHealth): number =>
  chain.gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0);

function Week({ health }: { health: SourceHealth }) {
  const t = useWords(shopsWords);
  const todos = useTodos(health);
  const refused = health.refused.reduce((sum, { count }) => sum + count, 0);
  const toned = (n: number, tone: 'warn' | 'stop') => (n > 0 ? { tone } : {});
  return (
    <Part title={t.week}>
      <Figures>
        <KeyFigure label={t.events} value={String(health.events)} />
        <KeyFigure
          label={t.late}
          value={String(health.late)}
          hint={t.lateHint}
          {...toned(health.late, 'warn')}
        />
        <KeyFigure
          label={t.conflicts}
          value={String(health.conflicts)}
          {...toned(health.conflicts, 'stop')}
        />
        <KeyFigure label={t.refused} value={String(refused)} {...toned(refused, 'warn')} />
        <KeyFigure
          label={t.missing}
          value={String(missingOf(health))}
          {...toned(missingOf(health), 'warn')}
        />
      </Figures>
      <Notice tone={todos.length > 0 ? 'warn' : 'ok'} title={todos.length > 0 ? t.todo : t.good}>
        {todos.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {health.events > 0 && <p className="hint">{t.signedOf(health.signed, health.events)}</p>}
      </Notice>
      {health.refused.length > 0 && (
        <div className="stack-small">
          <h3>{t.refusedWhy}</h3>
          <ul className="stack-small">
            {health.refused.map(({ code, count }) => (
              <li key={code}>
                {t.refusedCodes[code] ?? code} <span className="hint">{t.times(count)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Part>
  );
}

function Newest({ sourceId }: { sourceId: string }) {
  const t = useWords(shopsWords);
  const { orgId } = useOrganisation();
  const list = useInfiniteQuery({
    queryKey: ['source-events', orgId, sourceId],
    queryFn: ({ pageParam: cursor }) =>
      api()('listSourceEvents', { params: { orgId, sourceId }, query: { cursor } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
  });
  const rows = list.data?.pages.flatMap(({ events }) => events) ?? [];
  return (
    <Part title={t.newest}>
      {list.isPending && <Loading lines={4} />}
      {list.isError && <ConsoleProblem error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && <EmptyState title={t.noEvents} />}
      {rows.length > 0 && <EventsTable rows={rows} />}
      <MoreButton query={list} shown={rows.length} />
    </Part>
  );
}

function EventsTable({ rows }: { rows: readonly SourceEventView[] }) {
  const t = useWords(shopsWords);
  const { types } = useWords(deliveryWords);
  return (
    <DataTable
      label={t.newest}
      rows={rows}
      rowKey={({ sealId }) => sealId}
      columns={[
        {
          key: 'type',
          head: t.type,
          main: true,
          cell: ({ type, backfilled, conflict }) => (
            <span className="row">
              {types[type] ?? type}
              {backfilled && <Chip tone="quiet">{t.backfilled}</Chip>}
              {conflict && <Chip tone="stop">{t.conflict}</Chip>}
            </span>
          ),
        },
        {
          key: 'happened',
          head: t.happened,
          cell: ({ occurredAt }) => <span className="nowrap">{minuteText(occurredAt)}</span>,
        },
        {
          key: 'told',
          head: t.told,
          cell: ({ receivedAt }) => <span className="nowrap">{minuteText(receivedAt)}</span>,
        },
        { key: 'by', head: t.by, cell: ({ by }) => t.bys[by] },
      ]}
    />
  );
}
