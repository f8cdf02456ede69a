import type { WatchedSource } from '@redress/contract';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { minuteText } from '../../../lib/format.ts';
import { Chip, Part, Verbatim } from '../../../ui/basics.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { EmptyState } from '../../../ui/console/pieces.tsx';
import { type Column, DataTable } from '../../../ui/console/table.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { type PlatformWords, platformWords } from './words.ts';

/** Whether shops report what they sell, and what is wrong where they do not. */
export function SourcesPart({ orgId }: { orgId: string }) {
  const t = useWords(platformWords);
  const query = useQuery({
    queryKey: ['watched-sources', orgId],
    queryFn: () => api()('listWatchedSources', { params: { orgId } }),
  });
  const sources = query.data?.sources;
  return (
    <Part title={t.sources} lead={t.sourcesLead}>
      {query.isPending && <Loading lines={3} />}
      {query.isError && <ConsoleProblem error={query.error} onRetry={() => void query.refetch()} />}
      {sources?.length === 0 && <EmptyState icon="link" title={t.sourcesNone} />}
      {sources && sources.length > 0 && (
        <DataTable
          label={t.sources}
          rows={sources}
          rowKey={({ sourceId }) => sourceId}
          columns={columnsOf(t)}
        />
      )}
    </Part>
  );
}

function columnsOf(t: PlatformWords): Column<WatchedSource>[] {
  return [
    { key: 'name', head: t.source, main: true, cell: ({ name }) => <Verbatim>{name}</Verbatim> },
    {
      key: 'trouble',
      head: t.trouble,
      cell: (source) => {
        const found = source.state === 'closed' ? [] : troublesOf(source, t);
        return (
          <span className="need-chips">
            {source.state === 'closed' && <Chip tone="quiet">{t.closed}</Chip>}
            {source.state === 'active' && found.length === 0 && <Chip tone="ok">{t.fine}</Chip>}
            {found.map((one) => (
              <Chip key={one} tone="warn">
                {one}
              </Chip>
            ))}
          </span>
        );
      },
    },
    {
      key: 'last',
      head: t.lastEvent,
      cell: ({ health: { lastAt } }) => (
        <span className="nowrap">{lastAt ? minuteText(lastAt) : t.never}</span>
      ),
    },
    { key: 'events', head: t.events, end: true, cell: ({ health }) => health.events },
  ];
}

function troublesOf({ health }: WatchedSource, t: PlatformWords): string[] {
  const { events, late, conflicts, unknown, refused, chain } = health;
  const refusals = refused.reduce((sum, { count }) => sum + count, 0);
  const broken = chain.gaps.length + chain.broken.length + chain.forked.length > 0;
  return [
    events === 0 && t.troubles.silent,
    late > 0 && t.troubles.late(late),
    conflicts > 0 && t.troubles.conflicts(conflicts),
    unknown > 0 && t.troubles.unknown(unknown),
    refusals > 0 && t.troubles.refused(refusals),
    broken && t.troubles.chain,
  ].filter((one) => one !== false);
}
