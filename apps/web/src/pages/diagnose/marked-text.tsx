import type { Finding, LawfulNote } from '@redress/contract';
import { useText } from '../../i18n/language.ts';
import { markedPiecesOf } from './pieces.ts';

/** The text as it was given: what can be refuted on a ground of its own, what is lawful underlined. */
export function MarkedText(props: {
  text: string;
  findings: readonly Finding[];
  lawful: readonly LawfulNote[];
}) {
  const t = useText().diagnose;
  const { text, findings, lawful } = props;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by keyboard */}
      <p className="plain-text" lang="zh-CN" tabIndex={0}>
        {markedPiecesOf(text, findings, lawful).map(({ start, text: part, mark }) =>
          mark ? (
            <mark key={start} className={mark === 'lawful' ? 'mark-lawful' : undefined}>
              {part}
            </mark>
          ) : (
            <span key={start}>{part}</span>
          ),
        )}
      </p>
      {lawful.length > 0 && (
        <p className="hint marks">
          {findings.length > 0 && (
            <span>
              <mark>{t.legendMark}</mark> {t.legendFinding}
            </span>
          )}
          <span>
            <mark className="mark-lawful">{t.legendMark}</mark> {t.legendLawful}
          </span>
        </p>
      )}
    </>
  );
}
