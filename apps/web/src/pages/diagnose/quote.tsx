import type { Finding } from '@redress/contract';

/** Characters shown on either side, at most to the end of the sentence. */
const around = 24;
const ends = /[。！？；\n]/;

/** The quote inside its sentence, where the text is at hand. */
export function Quote(props: { found: Pick<Finding, 'start' | 'end' | 'quote'>; text?: string | undefined }) {
  const { text } = props;
  const { start, end, quote } = props.found;
  if (text?.slice(start, end) !== quote) return <mark>{quote}</mark>;
  const before =
    text
      .slice(Math.max(0, start - around), start)
      .split(ends)
      .at(-1) ?? '';
  const [after = ''] = text.slice(end, end + around).split(ends);
  return (
    <p>
      {before.length === around && '…'}
      {before}
      <mark>{quote}</mark>
      {after}
      {after.length === around && '…'}
    </p>
  );
}
