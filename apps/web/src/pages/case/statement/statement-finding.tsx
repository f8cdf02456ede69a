import type { StatementFindingView } from '@redress/contract';
import { usePick, useText } from '../../../i18n/language.ts';
import { Chip, Notice } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';

/** One reason against a sentence, its articles, and the words that may stand instead. */
export function StatementFinding(props: { finding: StatementFindingView; onUse: (instead: string) => void }) {
  const t = useText().statement;
  const pick = usePick();
  const { level, title, reason, basis, instead, quote } = props.finding;
  return (
    <Notice tone={level === 'block' ? 'stop' : 'warn'} title={pick(title)}>
      <p>
        <Chip tone={level === 'block' ? 'stop' : 'warn'} icon={false}>
          {t[level]}
        </Chip>{' '}
        <mark lang="zh-CN">{quote}</mark>
      </p>
      <p>{pick(reason)}</p>
      {basis.map((one) => (
        <p key={`${one.law}${one.article}`} className="hint" lang="zh-CN">
          《{one.law}》{one.article}：“{one.quote}”
        </p>
      ))}
      {instead && (
        <>
          <p>
            {t.instead}
            <span className="quote answer" lang="zh-CN">
              {instead}
            </span>
          </p>
          <div>
            <Button onClick={() => props.onUse(instead)}>{t.useInstead}</Button>
          </div>
        </>
      )}
    </Notice>
  );
}
