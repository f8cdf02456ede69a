import type { ClusterSummary, LinksView } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { usePick, useText } from '../../../i18n/language.ts';
import { Chip, More, Notice } from '../../../ui/basics.tsx';

/** What the cases together look like, why, and which figures of the law their sum reaches. */
export function FlagPart({ links: { cluster } }: { links: LinksView }) {
  const t = useText().linked;
  const pick = usePick();
  if (!cluster || cluster.flag === 'none') return null;
  return (
    <>
      <Notice tone={cluster.flag === 'alert' ? 'stop' : 'warn'} title={t.flags[cluster.flag]}>
        <p>{t.flagText[cluster.flag]}</p>
        <ul className="bullets">
          {cluster.reasons.map((reason) => (
            <li key={reason.en}>{pick(reason)}</li>
          ))}
        </ul>
        <p className="hint">{t.flagLimit}</p>
      </Notice>
      <Sums cluster={cluster} />
    </>
  );
}

function Sums({ cluster }: { cluster: ClusterSummary }) {
  const t = useText().linked;
  const pick = usePick();
  const { amountFen, joinedAmountFen } = cluster;
  if (amountFen === undefined && joinedAmountFen === undefined) return null;
  return (
    <More summary={t.sumTitle}>
      {amountFen !== undefined && <p>{t.sum(formatYuan(amountFen))}</p>}
      {joinedAmountFen !== undefined && <p>{t.sumJoined(formatYuan(joinedAmountFen))}</p>}
      <ul className="linked-thresholds">
        {cluster.thresholds.map(({ title, fromFen, reached, basis, note }) => (
          <li key={title.en}>
            <p className="row-between">
              <span>{pick(title)}</span>
              <Chip tone={reached ? 'warn' : 'quiet'}>{reached ? t.reached : t.notReached}</Chip>
            </p>
            <p className="hint">
              {fromFen > 1 && `${t.from(formatYuan(fromFen))} · `}
              <span lang="zh-CN">
                《{basis.law}》{basis.article}
              </span>
            </p>
            <p className="hint">{pick(note)}</p>
          </li>
        ))}
      </ul>
      <p className="hint">{t.flagLimit}</p>
    </More>
  );
}
