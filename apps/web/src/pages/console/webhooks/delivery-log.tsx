import type { WebhookDeliveryView } from '@redress/contract';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { minuteText } from '../../../lib/format.ts';
import { Chip, Verbatim } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { type Column, DataTable } from '../../../ui/console/table.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { MoreButton } from '../../operator/more-button.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { webhooksWords } from './webhooks-words.ts';

export const deliveriesKey = (endpointId: string) => ['webhook-deliveries', endpointId] as const;

const dayMs = 86_400_000;

/** What was sent to one address, what came back, and the way to send it again. */
export function DeliveryLog({ endpointId }: { endpointId: string }) {
  const t = useWords(webhooksWords);
  const { orgId } = useOrganisation();
  const client = useQueryClient();
  const list = useInfiniteQuery({
    queryKey: deliveriesKey(endpointId),
    queryFn: ({ pageParam: cursor }) =>
      api()('listWebhookDeliveries', { params: { orgId, endpointId }, query: { cursor } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
  });
  const replay = useMutation({
    mutationFn: (body: { deliveryId: string } | { since: string }) =>
      api()('replayWebhooks', { params: { orgId, endpointId }, body }),
    onSuccess: () => void client.invalidateQueries({ queryKey: deliveriesKey(endpointId) }),
  });
  const rows = list.data?.pages.flatMap(({ deliveries }) => deliveries) ?? [];
  return (
    <div className="stack-small">
      <div className="row">
        <Button busy={list.isFetching} onClick={() => void list.refetch()}>
          {t.refresh}
        </Button>
        <Button
          look="quiet"
          busy={replay.isPending}
          onClick={() => replay.mutate({ since: new Date(Date.now() - dayMs).toISOString() })}
        >
          {t.replaySince}
        </Button>
        <span role="status" className="hint">
          {replay.data ? t.replayed(replay.data.replayed) : ''}
        </span>
      </div>
      {replay.isError && <ConsoleProblem error={replay.error} />}
      {list.isPending && <Loading lines={3} />}
      {list.isError && <ConsoleProblem error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && <p className="hint">{t.noLog}</p>}
      {rows.length > 0 && <LogTable rows={rows} onReplay={(deliveryId) => replay.mutate({ deliveryId })} />}
      <MoreButton query={list} shown={rows.length} />
    </div>
  );
}

const tones = { waiting: 'warn', delivered: 'ok', failed: 'stop' } as const;

function LogTable(props: { rows: readonly WebhookDeliveryView[]; onReplay: (deliveryId: string) => void }) {
  const t = useWords(webhooksWords);
  const columns: Column<WebhookDeliveryView>[] = [
    { key: 'type', head: t.type, main: true, cell: ({ type }) => t.types[type] },
    {
      key: 'state',
      head: t.state,
      cell: ({ state }) => <Chip tone={tones[state]}>{t.deliveryStates[state]}</Chip>,
    },
    {
      key: 'sent',
      head: t.sent,
      cell: ({ createdAt }) => <span className="nowrap">{minuteText(createdAt)}</span>,
    },
    { key: 'answer', head: t.answer, cell: ({ attempts }) => <Answer attempts={attempts} /> },
    {
      key: 'actions',
      head: t.actions,
      plain: true,
      end: true,
      cell: ({ id, type, state }) =>
        state !== 'waiting' && (
          <span className="cell-actions">
            <Button look="quiet" onClick={() => props.onReplay(id)}>
              {t.replay}
              <span className="visually-hidden"> {t.types[type]}</span>
            </Button>
          </span>
        ),
    },
  ];
  return <DataTable label={t.log} rows={props.rows} rowKey={({ id }) => id} columns={columns} />;
}

/** The newest try: status or why none came, and how the other side answered. */
function Answer({ attempts }: { attempts: WebhookDeliveryView['attempts'] }) {
  const t = useWords(webhooksWords);
  const newest = attempts.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
  if (!newest) return '–';
  const { status, error, ms, answer } = newest;
  return (
    <span className="stack-small">
      <span>
        {status ?? t.noAnswer} · {t.ms(ms)}
        {attempts.length > 1 && ` · ${t.attempts(attempts.length)}`}
      </span>
      {(error || answer) && (
        <span className="hint mono">
          <Verbatim>{error ?? answer}</Verbatim>
        </span>
      )}
    </span>
  );
}
