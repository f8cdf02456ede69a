import type { VettingReviewView, VettingView } from '@redress/contract';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { timeText } from '../../lib/format.ts';
import { Part, Verbatim } from '../../ui/basics.tsx';
import { lastDayText } from './days.ts';
import { reviewWords } from './review-words.ts';
import { vettingWords } from './words.ts';

type Line = { at: string; kind: string } | VettingReviewView;
const timeOf = (line: Line) => ('checkedAt' in line ? line.checkedAt : line.at);

/** What happened to the file, newest first: who checked what, by which means, and what became of it. */
export function HistoryPart({ file }: { file: Pick<VettingView, 'history' | 'reviews'> }) {
  const t = useWords(vettingWords);
  const lines: Line[] = [...file.history, ...file.reviews].toSorted((a, b) =>
    timeOf(a) < timeOf(b) ? 1 : -1,
  );
  if (lines.length === 0) return null;
  return (
    <Part title={t.history}>
      <ol className="vetting-history">
        {lines.map((line) => (
          <li key={'checkedAt' in line ? line.reviewId : `${line.at}-${line.kind}`}>
            <span className="hint">{timeText(timeOf(line))}</span>
            {'checkedAt' in line ? <Check check={line} /> : <span>{t.events[line.kind] ?? line.kind}</span>}
          </li>
        ))}
      </ol>
    </Part>
  );
}

/** One check: who, by which means, with which result, and why not. */
export function Check({ check }: { check: VettingReviewView }) {
  const t = useWords(vettingWords);
  const { meansNames } = useWords(reviewWords);
  const { language, text } = useLanguage();
  const who = check.reviewer ?? t.operator;
  return (
    <>
      <span>
        {t.checkedBy(who)} · <strong>{t.results[check.result]}</strong>
      </span>
      <span className="hint">
        {check.means.map((means) => meansNames[means]).join(text.common.comma)}
        {check.nextDueAt && ` · ${t.nextDue(lastDayText(check.nextDueAt, language))}`}
      </span>
      <Reasons check={check} />
      {check.note && (
        <span className="hint">
          <Verbatim>{check.note}</Verbatim>
        </span>
      )}
    </>
  );
}

/** What was not so, and why. */
export function Reasons({ check }: { check: VettingReviewView }) {
  const t = useWords(vettingWords);
  const { text } = useLanguage();
  const bad = check.findings.filter(({ ok }) => !ok);
  if (bad.length === 0) return null;
  return (
    <ul className="vetting-reasons">
      {bad.map(({ item, reason }) => (
        <li key={item}>
          {t.items[item]}
          {text.common.colon}
          <Verbatim>{reason}</Verbatim>
        </li>
      ))}
    </ul>
  );
}
