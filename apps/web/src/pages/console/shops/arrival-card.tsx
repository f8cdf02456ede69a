import { type ArrivedEvent, type SourceArrival, type SourceView, urlOf } from '@redress/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { timeText } from '../../../lib/format.ts';
import { Notice, Verbatim } from '../../../ui/basics.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { deliveryWords } from '../../delivery/words.ts';
import { useOrganisation } from '../organisation-context.ts';
import { joinWords } from './join-words.ts';
import { shopsWords } from './shops-words.ts';

const waitMs = 2_000;
const restMs = 15_000;

/** Whether the shop is heard, and what keeps it from being heard; looks again by itself. */
export function ArrivalCard({ source: { id: sourceId } }: { source: SourceView }) {
  const { orgId } = useOrganisation();
  const arrival = useQuery({
    queryKey: ['arrival', orgId, sourceId],
    queryFn: () => api()('sourceArrival', { params: { orgId, sourceId } }),
    refetchInterval: ({ state }) => (state.data?.first?.index === undefined ? waitMs : restMs),
  });
  if (arrival.isPending) return <Loading lines={2} />;
  if (arrival.isError) return <ConsoleProblem error={arrival.error} onRetry={() => void arrival.refetch()} />;
  const { first, refused } = arrival.data;
  return (
    <div className="stack" aria-live="polite">
      {refused.length > 0 && <Refused refused={refused} />}
      {first ? <Heard event={first} sourceId={sourceId} /> : refused.length === 0 && <Waiting />}
    </div>
  );
}

function Waiting() {
  const t = useWords(joinWords);
  return (
    <Notice tone="info" title={t.waiting}>
      <p>{t.waitingText}</p>
    </Notice>
  );
}

function Heard({ event, sourceId }: { event: ArrivedEvent; sourceId: string }) {
  const t = useWords(joinWords);
  const { types } = useWords(deliveryWords);
  const { orgId } = useOrganisation();
  const receipt = urlOf('sourceEventReceipt', { orgId, sourceId, eventId: event.id });
  return (
    <Notice tone={event.signature === 'valid' ? 'ok' : 'warn'} title={t.heard}>
      <dl className="definition">
        <dt>{t.heardAt}</dt>
        <dd>{timeText(event.receivedAt)}</dd>
        <dt>{t.type}</dt>
        <dd>{types[event.type] ?? <Verbatim>{event.type}</Verbatim>}</dd>
        {event.orderEnd && (
          <>
            <dt>{t.order}</dt>
            <dd>
              <Verbatim>{event.orderEnd}</Verbatim>
            </dd>
          </>
        )}
        <dt>{t.sign}</dt>
        <dd>{t.signs[event.signature]}</dd>
        <dt>{t.receipt}</dt>
        <dd className="row">
          {event.index === undefined ? (
            t.sealing
          ) : (
            <>
              <Link to="/log" search={{ entry: event.index }}>
                {t.entry(event.index)}
              </Link>
              <a href={receipt} download={`${event.id}.json`}>
                {t.receiptFile}
              </a>
            </>
          )}
        </dd>
      </dl>
    </Notice>
  );
}

function Refused({ refused }: Pick<SourceArrival, 'refused'>) {
  const t = useWords(joinWords);
  const { refusedCodes } = useWords(shopsWords);
  const clock = (behind: number) => (behind > 0 ? t.behind : t.ahead)(t.seconds(Math.abs(behind)));
  return (
    <Notice tone="stop" title={t.refused}>
      {refused.map(({ code, count, lastAt, clockBehindSeconds }) => (
        <p key={code}>
          {clockBehindSeconds === undefined ? (refusedCodes[code] ?? code) : clock(clockBehindSeconds)}{' '}
          <span className="hint">{t.refusedAt(count, timeText(lastAt))}</span>
        </p>
      ))}
    </Notice>
  );
}
