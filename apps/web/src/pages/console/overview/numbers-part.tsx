import type { ClaimSummary, DeliverySummary } from '@redress/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { Part } from '../../../ui/basics.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { Figures, KeyFigure } from '../../../ui/console/pieces.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { useSources } from '../shops/use-sources.ts';
import { overviewWords } from './overview-words.ts';
import { useClaimSummary, useSellsOnPlatform } from './use-overview.ts';

const percent = (part: number, all: number): string =>
  all === 0 ? '–' : String(Math.floor((part * 100) / all));

/** How the organisation does, as facts, and what they say could be better. */
export function NumbersPart() {
  const t = useWords(overviewWords);
  const { orgId, may } = useOrganisation();
  const claims = useClaimSummary();
  const orders = useQuery({
    queryKey: ['delivery-summary', orgId],
    queryFn: () => api()('deliverySummary', { params: { orgId } }),
    enabled: may('orders.read'),
  });
  if (!may('claims.read') && !may('orders.read')) return null;
  const waits = (may('claims.read') && claims.isPending) || (may('orders.read') && orders.isPending);
  return (
    <Part title={t.numbers} lead={t.numbersLead}>
      {waits && <Loading lines={3} />}
      {claims.isError && <ConsoleProblem error={claims.error} onRetry={() => void claims.refetch()} />}
      {!waits && (
        <>
          <Figures>
            {claims.data && <ClaimFigures summary={claims.data} />}
            {orders.data && <OrderFigure summary={orders.data} />}
          </Figures>
          <Improve claims={claims.data} orders={orders.data} />
        </>
      )}
    </Part>
  );
}

function ClaimFigures({ summary }: { summary: ClaimSummary }) {
  const t = useWords(overviewWords);
  const { asked, answeredInTime, bySilence, unpaid, unreported, days } = summary;
  return (
    <>
      <KeyFigure
        label={t.inTime}
        value={percent(answeredInTime, asked)}
        {...(asked > 0 ? { unit: '%' } : {})}
        hint={asked === 0 ? t.none : t.ofClaims(answeredInTime, asked, days)}
      />
      <KeyFigure
        label={t.silence}
        value={String(bySilence)}
        hint={t.inDays(days)}
        {...(bySilence > 0 ? { tone: 'warn' as const } : {})}
      />
      {unpaid > 0 && <KeyFigure label={t.unpaid} value={String(unpaid)} hint={t.inDays(days)} tone="stop" />}
      {unreported > 0 && (
        <KeyFigure label={t.unreported} value={String(unreported)} hint={t.unreportedHint} />
      )}
    </>
  );
}

function OrderFigure({ summary: { orders, counting } }: { summary: DeliverySummary }) {
  const t = useWords(overviewWords);
  return (
    <KeyFigure
      label={t.proofs}
      value={percent(counting, orders)}
      {...(orders > 0 ? { unit: '%' } : {})}
      hint={orders === 0 ? t.none : t.ofOrders(counting, orders)}
    />
  );
}

interface Step {
  key: 'silence' | 'notShown' | 'notShownOnPlatform' | 'unpaid' | 'proofs' | 'noShop' | 'platformShop';
  text: string;
  to: NonNullable<LinkProps['to']>;
}

/** Each follows from one of the figures; nothing is weighed against another. */
function useSteps(claims: ClaimSummary | undefined, orders: DeliverySummary | undefined): Step[] {
  const { improvements: t } = useWords(overviewWords);
  const { may } = useOrganisation();
  const sources = useSources(may('events.read'));
  const onPlatform = useSellsOnPlatform();
  const noShop = sources.data?.sources.every(({ kind }) => kind === 'form') === true;
  const byOthers = onPlatform && noShop;
  const silent = (claims?.bySilence ?? 0) - (claims?.notShown ?? 0);
  const steps: [boolean, Step][] = [
    [
      silent > 0 && may('rules.manage'),
      { key: 'silence', text: t.silence(silent), to: '/console/$orgId/claim-rule' },
    ],
    [
      (claims?.unpaid ?? 0) > 0 && may('deposit.read'),
      { key: 'unpaid', text: t.unpaid(claims?.unpaid ?? 0), to: '/console/$orgId/deposit' },
    ],
    [
      (claims?.notShown ?? 0) > 0 && byOthers,
      {
        key: 'notShownOnPlatform',
        text: t.notShownOnPlatform(claims?.notShown ?? 0),
        to: '/console/$orgId/claims',
      },
    ],
    [
      (claims?.notShown ?? 0) > 0 && may('events.read') && !byOthers,
      { key: 'notShown', text: t.notShown(claims?.notShown ?? 0), to: '/console/$orgId/shops' },
    ],
    [noShop && !onPlatform, { key: 'noShop', text: t.noShop, to: '/console/$orgId/shops' }],
    [
      // Nothing to say where its platform's shop reports proofs that count.
      byOthers && may('proofs.submit') && (orders?.counting ?? 0) === 0,
      { key: 'platformShop', text: t.platformShop, to: '/console/$orgId/proofs' },
    ],
    [
      (orders?.payoutMayStart ?? 0) > 0,
      { key: 'proofs', text: t.proofs(orders?.payoutMayStart ?? 0), to: '/console/$orgId/orders' },
    ],
  ];
  return steps.filter(([stands]) => stands).map(([, step]) => step);
}

function Improve(props: { claims: ClaimSummary | undefined; orders: DeliverySummary | undefined }) {
  const t = useWords(overviewWords);
  const { orgId } = useOrganisation();
  const steps = useSteps(props.claims, props.orders);
  if (steps.length === 0) return null;
  return (
    <div className="stack-small">
      <h3>{t.improve}</h3>
      <ul className="todo-list">
        {steps.map(({ key, text, to }) => (
          <li key={key} className="todo">
            <span className="todo-body">{text}</span>
            <Link to={to} params={{ orgId } as never} className="todo-link">
              {t.go[key]}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
