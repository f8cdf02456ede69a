import { type OrderTimeline, urlOf } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../../../api/client.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useWords } from '../../../i18n/words.ts';
import { instantText } from '../../../lib/format.ts';
import { Card, Chip, More, PageTitle, Part, Verbatim } from '../../../ui/basics.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { type Column, DataTable } from '../../../ui/console/table.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { AssessmentView } from '../../delivery/assessment-view.tsx';
import { ProofForm } from '../../delivery/proof-form.tsx';
import { standardOf } from '../../delivery/standard-of.ts';
import { deliveryWords } from '../../delivery/words.ts';
import { useOrganisation } from '../organisation-context.ts';
import { DeliveredByHand } from './delivered-by-hand.tsx';
import { orderMoneyWords } from './order-money-words.ts';

/** One order: what was told of it, how that is judged, what is missing, and the form to add it. */
export function OrderPage() {
  const t = useWords(deliveryWords);
  const { orgId, may } = useOrganisation();
  const { language } = useLanguage();
  const { orderId } = useParams({ from: '/console/$orgId/orders/$orderId' });
  const client = useQueryClient();
  const queryKey = ['delivery', orgId, orderId] as const;
  const query = useQuery({
    queryKey,
    queryFn: () => api()('orderAssessment', { params: { orgId, orderId } }),
    retry: false,
  });
  const back = (
    <Link to="/console/$orgId/orders" params={{ orgId }} className="back-link">
      <Icon name="back" size={18} /> {t.backToOrders}
    </Link>
  );
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ConsoleProblem error={query.error} onRetry={() => void query.refetch()} />;
  const { orderRef, title, assessment, standard, events, payerShownAtMs } = query.data;
  const mayProve = may('proofs.submit') && !assessment.counts;
  const isWords = mayProve && assessment.against.some(({ code }) => code === 'text-instead-of-code');
  return (
    <>
      {back}
      <PageTitle title={orderRef} verbatim>
        {title && <p className="hint">{title}</p>}
      </PageTitle>
      <div className="stack">
        {isWords && <DeliveredByHand />}
        <Card className="stack">
          <AssessmentView assessment={assessment} />
          <p className="hint">
            {t.promise(standard.deliverWithinMinutes, standard.minimumLevel, standard.answerWithinHours)}{' '}
            <Link to="/standards/$standardId" params={{ standardId: standard.standardId }}>
              {t.look}
            </Link>
          </p>
          {payerShownAtMs !== undefined && (
            <p className="hint">{t.payerShown(instantText(payerShownAtMs, language))}</p>
          )}
        </Card>
      </div>
      {mayProve && (
        <Part title={t.proofTitle} id="proof">
          <More summary={t.submit} open={isWords}>
            <ProofForm
              access={{ orgId }}
              orderRef={orderRef}
              platformId={query.data.platformId}
              standard={standardOf(query.data)}
              onSent={() => void client.invalidateQueries({ queryKey })}
            />
          </More>
        </Part>
      )}
      <OrderMoney order={query.data} />
      <Part title={t.events}>
        <Events events={events} />
        <p className="hint">
          <a href={urlOf('orderRecord', { orgId, orderId })} download={`redress-${orderRef}.json`}>
            {t.record}
          </a>{' '}
          {t.recordHint}
        </p>
      </Part>
    </>
  );
}

/** What was ordered, paid and given back, each as the shop reported it. */
function OrderMoney({ order: { amountFen, paidFen, refund } }: { order: OrderTimeline }) {
  const t = useWords(orderMoneyWords);
  const yuan = (fen: number | undefined) => (fen === undefined ? t.sumUnknown : t.yuan(formatYuan(fen)));
  if (amountFen === undefined && paidFen === undefined && !refund) return null;
  return (
    <Part title={t.title}>
      <Card className="stack">
        <dl className="definition">
          {amountFen !== undefined && <Sum what={t.ordered}>{yuan(amountFen)}</Sum>}
          {paidFen !== undefined && <Sum what={t.paid}>{yuan(paidFen)}</Sum>}
          {refund && (
            <Sum what={t.refunded}>
              {yuan(refund.fen)}
              {refund.nos.map((no) => (
                <span key={no} className="hint">
                  {' · '}
                  <Verbatim>{t.number(no)}</Verbatim>
                </span>
              ))}
            </Sum>
          )}
        </dl>
        {refund && <p className="hint">{t.hint}</p>}
      </Card>
    </Part>
  );
}

const Sum = (props: { what: string; children: ReactNode }) => (
  <>
    <dt>{props.what}</dt>
    <dd>{props.children}</dd>
  </>
);

type Told = OrderTimeline['events'][number];

function Events({ events }: { events: readonly Told[] }) {
  const t = useWords(deliveryWords);
  const { language } = useLanguage();
  const columns: Column<Told>[] = [
    { key: 'type', head: t.events, main: true, cell: ({ type }) => t.types[type] ?? type },
    { key: 'happened', head: t.happened, cell: ({ occurredAtMs }) => instantText(occurredAtMs, language) },
    {
      key: 'told',
      head: t.told,
      cell: ({ receivedAtMs, by, backfilled, conflict }) => (
        <span className="row">
          {instantText(receivedAtMs, language)} · {t.by[by]}
          {backfilled && <Chip tone="quiet">{t.backfilled}</Chip>}
          {conflict && <Chip tone="stop">{t.conflict}</Chip>}
        </span>
      ),
    },
  ];
  return (
    <DataTable
      label={t.events}
      columns={columns}
      rows={events}
      rowKey={({ eventId, receivedAtMs }) => `${eventId} ${receivedAtMs}`}
    />
  );
}
