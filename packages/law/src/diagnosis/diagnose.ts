import { basesOf } from '../basis.ts';
import type { Finding } from '../types.ts';
import { AnchorIndex } from './anchors.ts';
import { Boundaries, type Span } from './boundaries.ts';
import { deniesClause, warns } from './denial.ts';
import { fraudSigns } from './fraud-signs.ts';
import { type Normalised, normalise } from './normalise.ts';
import { authorityReplies } from './replies-authority.ts';
import { platformReplies } from './replies-platform.ts';
import type { DiagnosisRule } from './rule.ts';
import { contractTerms } from './terms-contract.ts';
import { liabilityTerms } from './terms-liability.ts';
import { procedureTerms } from './terms-procedure.ts';
import { refundTerms } from './terms-refund.ts';
import { tighten } from './tighten.ts';

/** All rules, for lists and tests. */
export const diagnosisRules: readonly DiagnosisRule[] = [
  ...refundTerms,
  ...liabilityTerms,
  ...procedureTerms,
  ...contractTerms,
  ...platformReplies,
  ...authorityReplies,
  ...fraudSigns,
];
const anchors = new AnchorIndex(diagnosisRules);

/** Characters on either side of an anchor in which a pattern must lie; longer than any pattern. */
const reach = 80;

/** A match in normalised offsets. */
interface Match {
  rule: DiagnosisRule;
  start: number;
  end: number;
  verdict: Finding['verdict'];
}

/**
 * Unfair clauses, stonewalling replies and signs of fraud in a text, in order of place. Offsets are UTF-16 units of the
 * text as given. A lawful clause, a clause quoted to reject it and a warning against fraud are no findings. Linear in
 * the length of the text.
 */
export function diagnoseText(text: string): Finding[] {
  const normal = normalise(text);
  const boundaries = new Boundaries(text, normal);
  const matches: Match[] = [];
  for (const [number, positions] of anchors.find(normal.text)) {
    const rule = diagnosisRules[number] as DiagnosisRule;
    const found = windows(normal.text, positions)
      .flatMap((window) => [...boundaries.parts(window)])
      .flatMap((part) => matchesIn(rule, normal.text, part, boundaries));
    matches.push(...merge(found.filter((match) => stands(match, normal, text))));
  }
  return withoutOverridden(matches)
    .map((match) => toFinding(match, normal, text))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Bounds of the sentence around a place, at most `reach` away on either side. */
function sentenceAround(text: string, start: number, end = start): Span {
  let from = start;
  let to = end;
  while (from > 0 && start - from < reach && text[from - 1] !== '。') from--;
  while (to < text.length && to - end < reach && text[to] !== '。') to++;
  return [from, to];
}

/** Windows around the anchors, joined where they meet; each character is looked at a bounded number of times. */
function windows(text: string, positions: readonly number[]): Span[] {
  const spans: [number, number][] = [];
  for (const position of positions) {
    const last = spans.at(-1);
    if (!last || position >= last[1]) {
      const [start, end] = sentenceAround(text, position);
      if (last && start < last[1]) last[1] = end;
      else spans.push([start, end]);
      continue;
    }
    while (last[1] < text.length && last[1] - position < reach && text[last[1]] !== '。') last[1]++;
  }
  return spans;
}

function matchesIn(rule: DiagnosisRule, text: string, [from, to]: Span, boundaries: Boundaries): Match[] {
  const part = text.slice(from, to);
  return rule.patterns.flatMap(({ regex, verdict }) =>
    Array.from(part.matchAll(regex), (found) => {
      const whole: Span = [from + found.index, from + found.index + found[0].length];
      const [start, end] = tighten(regex, text, whole, boundaries);
      return { rule, start, end, verdict };
    }),
  );
}

/** False where the sentence makes the wording lawful, rejects it, or warns against it. */
function stands(match: Match, { text, origin }: Normalised, given: string): boolean {
  const { rule, start, end } = match;
  const [from, to] = sentenceAround(text, start, end);
  const sentence = text.slice(from, to);
  if (rule.unless?.test(sentence)) return false;
  if (rule.softens?.test(sentence)) match.verdict = 'may-be-void';
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  if (rule.kind === 'unfair-term') return !deniesClause(before, after);
  if (rule.kind === 'stonewalling') return true;
  const since = given.slice(origin[from], origin[start]);
  const near = normalise(since.slice(Math.max(since.lastIndexOf('，'), since.lastIndexOf(',')) + 1)).text;
  return !warns(before, near, after);
}

/** Joins matches of one rule that overlap; the stronger verdict stays. */
function merge(matches: Match[]): Match[] {
  const merged: Match[] = [];
  for (const match of matches.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (!last || match.start > last.end) {
      merged.push({ ...match });
      continue;
    }
    last.end = Math.max(last.end, match.end);
    if (match.verdict === 'void') last.verdict = 'void';
  }
  return merged;
}

/** Drops what another rule explains better at the same place. Matches of one rule never overlap, so few are open. */
function withoutOverridden(matches: Match[]): Match[] {
  const open = new Map<DiagnosisRule, Match>();
  const dropped = new Set<Match>();
  for (const match of matches.sort((a, b) => a.start - b.start)) {
    for (const other of open.values()) {
      if (other.end <= match.start) continue;
      if (other.rule.overrides?.includes(match.rule.rule)) dropped.add(match);
      if (match.rule.overrides?.includes(other.rule.rule)) dropped.add(other);
    }
    open.set(match.rule, match);
  }
  return matches.filter((match) => !dropped.has(match));
}

function toFinding({ rule, start, end, verdict }: Match, { origin }: Normalised, text: string): Finding {
  const from = origin[start] as number;
  const to = (origin[end - 1] as number) + 1;
  return {
    kind: rule.kind,
    rule: rule.rule,
    start: from,
    end: to,
    quote: text.slice(from, to),
    basis: basesOf(...rule.basis),
    ...(verdict && { verdict }),
    title: rule.title,
    reason: rule.reason,
    answer: rule.answer,
  };
}
