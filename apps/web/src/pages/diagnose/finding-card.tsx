import type { Finding } from '@redress/contract';
import { usePick, useText } from '../../i18n/language.ts';
import { Chip, More } from '../../ui/basics.tsx';
import { CopyButton } from '../../ui/button.tsx';
import { BasisList } from '../case/basis-list.tsx';

const kindTones = { 'unfair-term': 'warn', stonewalling: 'info', 'fraud-sign': 'stop' } as const;

/** One reason they may refuse: their words, why it does not hold, and an answer ready to paste. */
export function FindingCard(props: { finding: Finding; text?: string | undefined }) {
  const t = useText().reasons;
  const pick = usePick();
  const { finding } = props;
  return (
    <li className="card stack-small">
      <div className="step-head">
        <Chip tone={kindTones[finding.kind]}>{t.findingKinds[finding.kind]}</Chip>
        {finding.verdict && (
          <Chip tone={finding.verdict === 'void' ? 'stop' : 'warn'} icon={false}>
            {t.verdicts[finding.verdict]}
          </Chip>
        )}
        <h3>{pick(finding.title)}</h3>
      </div>
      <blockquote className="quote stack-small" lang="zh-CN">
        <Quote finding={finding} text={props.text} />
      </blockquote>
      {finding.item && <p className="hint">{t.from(finding.item)}</p>}
      <p>{pick(finding.reason)}</p>
      <BasisList basis={finding.basis} />
      <More summary={t.answerTitle} open>
        <p className="quote answer" lang="zh-CN">
          {finding.answer}
        </p>
        <div>
          <CopyButton value={finding.answer} label={t.copyAnswer} />
        </div>
      </More>
    </li>
  );
}

/** The quote inside its sentence, where the text is at hand. */
function Quote({ finding, text }: { finding: Finding; text?: string | undefined }) {
  const found = text?.slice(finding.start, finding.end);
  if (!text || found !== finding.quote) return <mark>{finding.quote}</mark>;
  const before = text
    .slice(Math.max(0, finding.start - 24), finding.start)
    .split('\n')
    .at(-1);
  const after = text.slice(finding.end, finding.end + 24).split('\n')[0];
  return (
    <p>
      {before}
      <mark>{found}</mark>
      {after}
    </p>
  );
}
