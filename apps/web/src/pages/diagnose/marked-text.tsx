import type { Finding } from '@redress/contract';
import { piecesOf } from './pieces.ts';

/** The text as it was given, with every finding marked. */
export function MarkedText(props: { text: string; findings: readonly Finding[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by keyboard
    <p className="plain-text" lang="zh-CN" tabIndex={0}>
      {piecesOf(props.text, props.findings).map((piece) =>
        piece.marked ? (
          <mark key={piece.start}>{piece.text}</mark>
        ) : (
          <span key={piece.start}>{piece.text}</span>
        ),
      )}
    </p>
  );
}
