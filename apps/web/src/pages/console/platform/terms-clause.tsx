import type { TermsFinding } from '@redress/contract';
import { usePick, useText } from '../../../i18n/language.ts';
import { useWords } from '../../../i18n/words.ts';
import { Chip, More } from '../../../ui/basics.tsx';
import { Quote } from '../../diagnose/quote.tsx';
import { termsWords } from './terms-words.ts';

/** One clause: its words, why, what would be lawful, and the articles in full. */
export function TermsClause({ finding, text }: { finding: TermsFinding; text: string }) {
  const t = useWords(termsWords);
  const reasons = useText().reasons;
  const pick = usePick();
  const { verdict, likely, change, mending, articles } = finding;
  return (
    <li className="card stack-small">
      <h3>{pick(finding.title)}</h3>
      <div className="need-chips">
        {likely ? (
          <Chip tone="info">{reasons.likely}</Chip>
        ) : (
          verdict && <Chip tone={verdict === 'void' ? 'stop' : 'warn'}>{reasons.verdicts[verdict]}</Chip>
        )}
        {change && (
          <Chip tone="quiet" icon={false}>
            {t.change[change]}
          </Chip>
        )}
      </div>
      <blockquote className="quote" lang="zh-CN">
        <Quote found={finding} text={text} />
      </blockquote>
      {likely && <p className="hint">{reasons.likelyWhy}</p>}
      <p>{pick(finding.reason)}</p>
      {mending && (
        <div className="stack-small mending">
          <h4>{t.mending}</h4>
          <p>{pick(mending)}</p>
        </div>
      )}
      {articles.map(({ law, article, text: words }) => (
        <More key={law + article} summary={<span lang="zh-CN">{t.article(law, article)}</span>}>
          <p className="article-text" lang="zh-CN">
            {words}
          </p>
        </More>
      ))}
    </li>
  );
}
