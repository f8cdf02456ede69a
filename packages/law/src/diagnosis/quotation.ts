import type { Boundaries, Span } from './boundaries.ts';
import { type Phrase, type Prepared, withLead } from './phrases.ts';

/** What completes a word that a phrase leaves half said. */
const completions: Readonly<Record<string, RegExp>> = {
  退: /(?:款|货|换|还|费用?|回|钱|订)+/y,
  换: /货|新/y,
  还: /费用|款项/y,
  订: /退?款/y,
  等: /待|候/y,
  再: /试/y,
  赔: /偿|付/y,
  封: /号|禁|停/y,
  返: /还|利|现|佣金?/y,
  佣: /金/y,
  受: /理/y,
  处: /理/y,
  负: /责/y,
  费: /用/y,
  放: /弃/y,
};

/** What of a text says what a phrase found: with the words before that belong to it, to the end of its last word. */
export function quotationOf(
  phrase: Phrase,
  match: Span,
  prepared: Prepared,
  text: string,
  boundaries: Boundaries,
): Span {
  const [start] = withLead(phrase, match, prepared, (from, to) => boundaries.hasTitle(from, to));
  return [start, completed(text, match[1], prepared, boundaries)];
}

/** “概不退款，还请谅解”: the 还 begins the next clause. */
function completed(text: string, end: number, { sentence }: Prepared, boundaries: Boundaries): number {
  const rest = completions[text[end - 1] as string];
  if (!rest) return end;
  rest.lastIndex = end;
  const length = rest.exec(text)?.[0].length ?? 0;
  for (let i = end; i < end + length; i++)
    if (sentence[i] !== sentence[end - 1] || boundaries.before(i)) return i;
  return end + length;
}
