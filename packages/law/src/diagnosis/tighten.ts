import type { Boundaries, Span } from './boundaries.ts';

/** What completes a word that a pattern leaves half said. */
const completions: Readonly<Record<string, RegExp>> = {
  退: /款|货|换|还|费|回|钱|订(?:退?款)?/y,
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
};

/**
 * The part of a match that says it: without a title, a clause or a line before, where the rest still matches `regex`
 * as fully, and without a character taken from the next clause; to the end of its last word.
 */
export function tighten(regex: RegExp, text: string, [from, to]: Span, boundaries: Boundaries): Span {
  const end = completed(text, withoutNextClause(regex, text, [from, to], boundaries), boundaries);
  const groups = matchAt(regex, text, from, to)?.length ?? 0;
  for (let i = to - 1; i > from; i--) {
    const kind = boundaries.before(i);
    if (!kind) continue;
    const rest = matchAt(regex, text, i, to);
    if (!rest) continue;
    if (kind === 'title' || rest.length >= groups) return [rest.index, end];
  }
  return [from, end];
}

/** The first match from `at`, if it reaches to `to`; `length` counts its groups that took part. */
function matchAt(
  regex: RegExp,
  text: string,
  at: number,
  to: number,
): { index: number; length: number } | undefined {
  // What stands before stays visible, for look-behinds.
  const first = Math.max(0, at - 16);
  regex.lastIndex = at - first;
  const found = regex.exec(text.slice(first, to));
  regex.lastIndex = 0;
  if (!found || first + found.index + found[0].length !== to) return undefined;
  return { index: first + found.index, length: found.filter((group) => group !== undefined).length };
}

/** “概不退款，还请谅解”: the 还 begins the next clause. */
function withoutNextClause(regex: RegExp, text: string, [from, to]: Span, boundaries: Boundaries): number {
  for (let end = to - 1; end >= to - 2 && end > from + 1; end--) {
    if (!boundaries.before(end)) continue;
    const shorter = matchAt(regex, text, from, end);
    if (shorter?.index === from) return end;
  }
  return to;
}

function completed(text: string, end: number, boundaries: Boundaries): number {
  const rest = completions[text[end - 1] as string];
  if (!rest || boundaries.before(end)) return end;
  rest.lastIndex = end;
  const found = rest.exec(text);
  return found ? end + found[0].length : end;
}
