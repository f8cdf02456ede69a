import type { Finding } from '@redress/contract';
import { usePick, useText } from '../../i18n/language.ts';
import { Chip, More, Verbatim } from '../../ui/basics.tsx';
import { CopyButton } from '../../ui/button.tsx';
import { BasisList } from '../case/basis-list.tsx';

const kindTones = { 'unfair-term': 'warn', stonewalling: 'info', 'fraud-sign': 'stop' } as const;

/** One reason they may refuse: their words, why it does not hold, and an answer ready to paste. */
export function FindingCard(props: { finding: Finding; text?: string | undefined; folded?: boolean }) {
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
      {finding.item && (
        <p className="hint">
          {t.from} <Verbatim>{finding.item}</Verbatim>
        </p>
      )}
      {props.folded ? (
        <More summary={t.whyAndAnswer}>
          <Reason finding={finding} />
          <h4>{t.answerTitle}</h4>
          <Answer finding={finding} />
        </More>
      ) : (
        <>
          <Reason finding={finding} />
          <More summary={t.answerTitle} open>
            <Answer finding={finding} />
          </More>
        </>
      )}
    </li>
  );
}

function Reason({ finding }: { finding: Finding }) {
  const pick = usePick();
  return (
    <>
      <p>{pick(finding.reason)}</p>
      <BasisList basis={finding.basis} />
    </>
  );
}

function Answer({ finding }: { finding: Finding }) {
  const t = useText().reasons;
  return (
    <>
      <p className="quote answer" lang="zh-CN">
        {finding.answer}
      </p>
      <div>
        <CopyButton value={finding.answer} label={t.copyAnswer} />
      </div>
    </>
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
