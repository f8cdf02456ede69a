import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { Part } from '../../ui/basics.tsx';
import { Choice } from '../../ui/field.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ClusterCard } from './cluster-card.tsx';
import { MoreButton } from './more-button.tsx';
import { OperatorGate } from './operator-gate.tsx';

/** Flagged clusters for who runs the server: counts and sums, nothing of anybody. */
export function ClustersPage() {
  const t = useText().clusters;
  return (
    <OperatorGate title={t.title} lead={t.lead}>
      {(operatorKey, onRefused) => <ClustersPart operatorKey={operatorKey} onRefused={onRefused} />}
    </OperatorGate>
  );
}

type Shown = 'all' | 'alert' | 'watch';

function ClustersPart(props: { operatorKey: string; onRefused: (error: unknown) => void }) {
  const { operatorKey, onRefused } = props;
  const t = useText().clusters;
  const [shown, setShown] = useState<Shown>('all');
  const flag = shown === 'all' ? undefined : shown;
  const list = useInfiniteQuery({
    queryKey: ['clusters', shown],
    queryFn: ({ pageParam: cursor }) =>
      api({ token: operatorKey })('listClusters', { query: { flag, cursor } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
  });
  useEffect(() => {
    if (list.error) onRefused(list.error);
  }, [list.error, onRefused]);
  const first = list.data?.pages[0];
  const clusters = list.data?.pages.flatMap((page) => page.clusters) ?? [];
  return (
    <Part title={first ? t.counts(first.alert, first.watch) : t.nav}>
      <Choice
        label={t.show}
        value={shown}
        options={(['all', 'alert', 'watch'] as const).map((value) => ({
          value,
          label: value === 'all' ? t.all : t.flags[value],
        }))}
        onChange={setShown}
      />
      {list.isPending && <Loading lines={4} />}
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && clusters.length === 0 && <p className="hint">{t.none}</p>}
      {clusters.map((cluster, i) => (
        <ClusterCard key={cluster.clusterId} cluster={cluster} number={i + 1} />
      ))}
      <MoreButton query={list} shown={clusters.length} />
    </Part>
  );
}
