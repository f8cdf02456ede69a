import type { ClusterCounts } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { dayText } from '../../lib/format.ts';
import { Chip, More, Verbatim } from '../../ui/basics.tsx';

/** One cluster in figures. */
export function ClusterCard({ cluster, number }: { cluster: ClusterCounts; number: number }) {
  const { text, language } = useLanguage();
  const t = text.clusters;
  const pick = usePick();
  const { firstDay, lastDay } = cluster;
  const rows: [string, string][] = [
    [t.cases, String(cluster.cases)],
    [t.buyers, String(cluster.buyers)],
    [t.joined, String(cluster.joined)],
    [t.sum, formatYuan(cluster.amountFen)],
    ...(firstDay && lastDay
      ? [[t.paid, t.span(dayText(firstDay, language), dayText(lastDay, language))] as [string, string]]
      : []),
    [t.kinds, cluster.kinds.map(({ title, cases }) => `${pick(title)} (${cases})`).join(text.common.comma)],
  ];
  const reached = cluster.thresholds.filter(({ state }) => state !== 'below');
  return (
    <article className="card stack" aria-label={t.cluster(number)}>
      <div className="row row-between">
        <h3>{t.cluster(number)}</h3>
        <Chip tone={cluster.flag === 'alert' ? 'warn' : 'info'}>{t.flags[cluster.flag]}</Chip>
      </div>
      <dl className="changes">
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <More summary={t.reasons}>
        <ul className="faults">
          {cluster.reasons.map((reason) => (
            <li key={reason.zh}>{pick(reason)}</li>
          ))}
          {reached.map(({ id, words }) => (
            <li key={id}>{pick(words)}</li>
          ))}
        </ul>
      </More>
      <p className="hint">
        {t.id}
        {text.common.colon}
        <Verbatim>{cluster.clusterId}</Verbatim>
      </p>
    </article>
  );
}
