import type { OrderDelivery } from '@redress/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useWords } from '../../../i18n/words.ts';
import { PageTitle, Verbatim } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { EmptyState } from '../../../ui/console/pieces.tsx';
import { type Column, DataTable } from '../../../ui/console/table.tsx';
import { Tabs } from '../../../ui/console/tabs.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { LevelChips } from '../../delivery/assessment-view.tsx';
import { deliveryWords } from '../../delivery/words.ts';
import { useOrganisation } from '../organisation-context.ts';

/** Orders with how their deliveries stand, those below the standard first. */
export function OrdersPage() {
  const t = useWords(deliveryWords);
  const { orgId } = useOrganisation();
  const [only, setOnly] = useState<'open' | 'all' | 'named'>('open');
  const query = useInfiniteQuery({
    queryKey: ['deliveries', orgId, only],
    queryFn: ({ pageParam }) =>
      api()('listDeliveries', {
        params: { orgId },
        query: { only, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  });
  const rows = query.data?.pages.flatMap(({ deliveries }) => deliveries) ?? [];
  return (
    <>
      <PageTitle title={t.ordersTitle} lead={t.ordersLead} />
      <Tabs
        label={t.ordersTitle}
        chosen={only}
        onChoose={setOnly}
        tabs={[
          { key: 'open', label: t.onlyOpen },
          { key: 'all', label: t.all },
          { key: 'named', label: t.onlyNamed },
        ]}
      >
        {only === 'named' && <p className="hint">{t.onlyNamedHint}</p>}
        {query.isPending && <Loading lines={6} />}
        {query.isError && <ConsoleProblem error={query.error} onRetry={() => void query.refetch()} />}
        {query.data && rows.length === 0 && (
          <EmptyState
            {...(only === 'named' ? { title: t.namedNone } : { title: t.none, text: t.noneText })}
          />
        )}
        {rows.length > 0 && <Orders rows={rows} orgId={orgId} />}
        {query.hasNextPage && (
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t.more}
          </Button>
        )}
      </Tabs>
    </>
  );
}

function Orders({ rows, orgId }: { rows: readonly OrderDelivery[]; orgId: string }) {
  const t = useWords(deliveryWords);
  const { language } = useLanguage();
  const columns: Column<OrderDelivery>[] = [
    {
      key: 'order',
      head: t.order,
      main: true,
      cell: ({ orderId, orderRef, title }) => (
        <span className="stack-small">
          <Link to="/console/$orgId/orders/$orderId" params={{ orgId, orderId }}>
            <Verbatim>{orderRef}</Verbatim>
          </Link>
          {title && (
            <span className="hint">
              <Verbatim>{title}</Verbatim>
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'assessment',
      head: t.assessment,
      cell: ({ assessment }) => <LevelChips assessment={assessment} />,
    },
    {
      key: 'next',
      head: t.next,
      cell: ({ assessment: { missing, against } }) => {
        const first = missing[0] ?? against.find(({ weight }) => weight === 'decides');
        if (!first) return '—';
        return language === 'en' ? first.text.en : first.text.zh;
      },
    },
  ];
  return <DataTable label={t.ordersTitle} columns={columns} rows={rows} rowKey={({ orderId }) => orderId} />;
}
