import type { ClusterSummary } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { Link } from '@tanstack/react-router';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { dayText } from '../../../lib/format.ts';
import { More, Notice } from '../../../ui/basics.tsx';
import { BasisList } from '../basis-list.tsx';
import { useCaseContext } from '../case-context.ts';

/** Why these cases are worth looking at together, with the figures; never that anybody committed a crime. */
export function FlagPart({ cluster, flag }: { cluster: ClusterSummary; flag: 'watch' | 'alert' }) {
  const { text, language } = useLanguage();
  const t = text.links;
  const pick = usePick();
  const { view } = useCaseContext();
  const reached = cluster.thresholds.filter(({ state }) => state !== 'below');
  return (
    <section className="part" aria-label={t.flagTitle[flag]}>
      <Notice tone="warn" title={t.flagTitle[flag]}>
        <ul className="links-reasons">
          {cluster.reasons.map((reason) => (
            <li key={reason.zh}>{pick(reason)}</li>
          ))}
          {cluster.amountFen !== undefined && <li>{t.sum(formatYuan(cluster.amountFen))}</li>}
          {cluster.firstDay && cluster.lastDay && (
            <li>{t.span(dayText(cluster.firstDay, language), dayText(cluster.lastDay, language))}</li>
          )}
        </ul>
        <p>{t.flagMeans}</p>
        {reached.length > 0 && (
          <More summary={t.thresholds}>
            {reached.map(({ id, words, basis, level }) => (
              <div key={id}>
                <p>
                  {pick(words)}
                  {level === 'B' && t.excerpt}
                </p>
                <BasisList basis={basis} />
              </div>
            ))}
          </More>
        )}
        <p>
          <Link to="/case/$caseId/path" params={{ caseId: view.caseId }}>
            {t.toPolice}
          </Link>
        </p>
      </Notice>
    </section>
  );
}
