import '../../delivery/delivery.css';
import type { DeliverySummary } from '@redress/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useWords } from '../../../i18n/words.ts';
import { Part } from '../../../ui/basics.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { Figures, KeyFigure } from '../../../ui/console/pieces.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { deliveryWords } from '../../delivery/words.ts';
import { useOrganisation } from '../organisation-context.ts';
import { useSellsOnPlatform } from '../overview/use-overview.ts';

/** How deliveries stand, and what to improve first. */
export function DeliverySummaryPart() {
  const t = useWords(deliveryWords);
  const { orgId, may } = useOrganisation();
  const query = useQuery({
    queryKey: ['delivery-summary', orgId],
    queryFn: () => api()('deliverySummary', { params: { orgId } }),
    enabled: may('orders.read'),
  });
  if (!may('orders.read')) return null;
  if (query.isError) return <ConsoleProblem error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Part title={t.ordersTitle}>
      {query.data ? <Content summary={query.data} orgId={orgId} /> : <Loading lines={4} />}
    </Part>
  );
}

function Content({ summary, orgId }: { summary: DeliverySummary; orgId: string }) {
  const t = useWords(deliveryWords);
  const { orders, counting, late, payoutMayStart } = summary;
  return (
    <div className="stack">
      <Figures>
        <KeyFigure label={t.sumOrders} value={String(orders)} />
        <KeyFigure label={t.sumCounting} value={String(counting)} />
        <KeyFigure label={t.sumLate} value={String(late)} {...(late > 0 ? { tone: 'warn' as const } : {})} />
        <KeyFigure
          label={t.sumPayout}
          value={String(payoutMayStart)}
          {...(payoutMayStart > 0 ? { tone: 'stop' as const } : {})}
        />
      </Figures>
      {payoutMayStart > 0 && (
        <div className="improve-line">
          <p>{t.todoPayout(payoutMayStart)}</p>
          <Link to="/console/$orgId/orders" params={{ orgId }} className={buttonClass('secondary')}>
            {t.look}
          </Link>
        </div>
      )}
      <Improve summary={summary} />
    </div>
  );
}

function Improve({ summary: { improve } }: { summary: DeliverySummary }) {
  const t = useWords(deliveryWords);
  const { language } = useLanguage();
  const onPlatform = useSellsOnPlatform();
  const say = (both: { zh: string; en: string }) => (language === 'en' ? both.en : both.zh);
  if (improve.length === 0) return null;
  return (
    <div className="stack-small">
      <h3>{t.improve}</h3>
      <p className="hint">
        {t.improveLead}
        {onPlatform && t.improveByPlatform}
      </p>
      <ul className="bullets">
        {improve.map(({ code, text, how, orders }) => (
          <li key={code}>
            <Icon name="info" size={18} />
            <div>
              <p>
                {say(text)} <span className="hint">{t.times(orders)}</span>
              </p>
              {how && <p className="hint">{say(how)}</p>}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
