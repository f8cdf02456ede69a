import type { Finding } from '@redress/contract';
import { usePick, useText } from '../../i18n/language.ts';
import { Chip, More, Verbatim } from '../../ui/basics.tsx';
import { CopyButton } from '../../ui/button.tsx';
import { BasisList } from '../case/basis-list.tsx';
import { Quote } from './quote.tsx';

const kindTones = { 'unfair-term': 'warn', stonewalling: 'info', 'fraud-sign': 'stop' } as const;

/** One reason they may refuse: their words, why it does not hold, and an answer ready to paste. */
export function FindingCard(props: FindingProps) {
  const t = useText().reasons;
  const { finding } = props;
  return (
    <li className="card stack-small">
      <div className="step-head">
        <Kind finding={finding} />
        <h3>{usePick()(finding.title)}</h3>
      </div>
      <Words {...props} />
      <Reason finding={finding} />
      <More summary={t.answerTitle} open>
        <Answer finding={finding} />
      </More>
    </li>
  );
}

/** The same as one line that opens: for a list of many. */
export function FindingLine(props: FindingProps) {
  const t = useText().reasons;
  const { finding } = props;
  return (
    <li className="finding-line">
      <More
        summary={
          <span className="step-head">
            <span className="finding-title">{usePick()(finding.title)}</span>
            <Kind finding={finding} />
          </span>
        }
      >
        <Words {...props} />
        <Reason finding={finding} />
        <h3>{t.answerTitle}</h3>
        <Answer finding={finding} />
      </More>
    </li>
  );
}

interface FindingProps {
  finding: Finding;
  /** The text that it was found in, to show the words around it. */
  text?: string | undefined;
}

function Kind({ finding }: { finding: Finding }) {
  const t = useText().reasons;
  return (
    <>
      <Chip tone={kindTones[finding.kind]}>{t.findingKinds[finding.kind]}</Chip>
      {finding.verdict && (
        <Chip tone={finding.verdict === 'void' ? 'stop' : 'warn'} icon={false}>
          {t.verdicts[finding.verdict]}
        </Chip>
      )}
      {finding.likely && (
        <Chip tone="info" icon={false}>
          {t.likely}
        </Chip>
      )}
    </>
  );
}

function Words({ finding, text }: FindingProps) {
  const t = useText().reasons;
  return (
    <>
      <blockquote className="quote stack-small" lang="zh-CN">
        <Quote found={finding} text={text} />
      </blockquote>
      {finding.item && (
        <p className="hint">
          {t.from} <Verbatim>{finding.item}</Verbatim>
        </p>
      )}
    </>
  );
}

function Reason({ finding }: { finding: Finding }) {
  const pick = usePick();
  const t = useText().reasons;
  return (
    <>
      {finding.likely && <p className="hint">{t.likelyWhy}</p>}
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
