import { basesOf } from '../basis.ts';
import type { Finding } from '../types.ts';
import { Boundaries, type Span } from './boundaries.ts';
import { deniesClause, deniesReply, warns } from './denial.ts';
import { type Likely, Likeness } from './likeness/likeness.ts';
import { type Normalised, normalise } from './normalise.ts';
import { findPhrase, type Phrase, Phrases, type Prepared } from './phrases.ts';
import { quotationOf } from './quotation.ts';
import type { DiagnosisRule } from './rule.ts';
import { diagnosisRules } from './rules.ts';

const phrases = new Phrases();
const compiled: readonly { rule: DiagnosisRule; phrase: Phrase; verdict: Finding['verdict'] }[] =
  diagnosisRules.flatMap((rule) =>
    rule.patterns.map(({ phrase, verdict }) => ({ rule, phrase: phrases.compile(phrase), verdict })),
  );

/** Characters on either side of a match that are looked at for what makes it lawful. */
const reach = 80;

/** A match in normalised offsets. */
interface Match {
  rule: DiagnosisRule;
  start: number;
  end: number;
  verdict: Finding['verdict'];
  /** Found by likeness: no phrase of the rule stands there. */
  likely?: true;
}

const rules = new Map(diagnosisRules.map((rule) => [rule.rule, rule]));

/**
 * Unfair clauses, stonewalling replies and signs of fraud in a text, in order of place. Offsets are UTF-16 units of the
 * text as given. A lawful clause, a clause quoted to reject it and a warning against fraud are no findings. What was
 * recognised by likeness to labelled texts only is `likely`. Linear in the length of the text.
 */
export function diagnoseText(text: string): Finding[] {
  const normal = normalise(text);
  const boundaries = new Boundaries(text, normal);
  const sentence = boundaries.sentences();
  const prepared: Prepared = { found: phrases.elements.find(normal.text, sentence), sentence };
  const byRule = new Map<DiagnosisRule, Match[]>();
  for (const { rule, phrase, verdict } of compiled) {
    const found = findPhrase(phrase, prepared);
    if (found.length === 0) continue;
    const matches = byRule.get(rule) ?? [];
    byRule.set(rule, matches);
    for (const span of found) {
      const [start, end] = quotationOf(phrase, span, prepared, normal.text, boundaries);
      matches.push({ rule, start, end, verdict });
    }
  }
  const likeness = new Likeness(normal.text, sentence);
  const standing = [...byRule.values()].flatMap((matches) =>
    merge(
      merge(matches).filter(
        (match) =>
          stands(match, normal, text, prepared.sentence) && !likeness.doubts(match.rule.rule, match.start),
      ),
    ),
  );
  const likely = likeness
    .find(boundaries)
    .flatMap((one) => toMatch(one, standing))
    .filter((match) => stands(match, normal, text, prepared.sentence));
  return [...withoutOverridden(standing), ...likely]
    .map((match) => toFinding(match, normal, text))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Where a number decides, likeness knows nothing: to it one is like the other. */
const byNumber = new Set(['high-deduction']);

/** A likely finding, unless a phrase of the same rule stands in the same place. */
function toMatch({ rule: name, start, end }: Likely, standing: readonly Match[]): Match[] {
  const rule = rules.get(name);
  if (!rule || byNumber.has(name)) return [];
  const known = standing.some((match) => match.rule === rule && match.start < end && start < match.end);
  const verdict = rule.kind === 'unfair-term' ? 'may-be-void' : undefined;
  return known ? [] : [{ rule, start, end, verdict, likely: true }];
}

/** Bounds of the sentence around a match, at most `reach` away on either side. */
function sentenceAround(sentence: Uint32Array, start: number, end: number): Span {
  let from = start;
  let to = end;
  const number = sentence[start];
  while (from > 0 && start - from < reach && sentence[from - 1] === number) from--;
  while (to < sentence.length && to - end < reach && sentence[to] === number) to++;
  return [from, to];
}

/** False where the sentence makes the wording lawful, rejects it, or warns against it. */
function stands(match: Match, { text, origin }: Normalised, given: string, sentences: Uint32Array): boolean {
  const { rule, start, end } = match;
  // A flood of the same words is one long match; what its beginning and end say is enough.
  const [from, to] = sentenceAround(sentences, start, end);
  const quoted = text.slice(start, Math.min(end, start + 4 * reach));
  if (rule.unlike?.test(quoted)) return false;
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  const sentence = before + quoted + after;
  if (rule.unless?.test(sentence)) return false;
  if (rule.softens?.test(sentence)) match.verdict = 'may-be-void';
  if (rule.kind === 'unfair-term') return !deniesClause(before, after);
  if (rule.kind === 'stonewalling') return rule.conditional || !deniesReply(before, quoted, after);
  const since = given.slice(origin[from], origin[start]);
  const near = normalise(since.slice(Math.max(since.lastIndexOf('，'), since.lastIndexOf(',')) + 1)).text;
  return !warns(before, near, after, quoted);
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
  for (const match of matches.sort((a, b) => a.start - b.start || b.end - a.end)) {
    for (const other of open.values()) {
      if (other.end <= match.start) continue;
      if (explains(other, match)) dropped.add(match);
      if (explains(match, other)) dropped.add(other);
    }
    open.set(match.rule, match);
  }
  return matches.filter((match) => !dropped.has(match));
}

/** By its rule; because it says more, of the same kind and of mostly the same words; or because it is a clause of which the other, a reply, is a part. */
function explains(match: Match, other: Match): boolean {
  if (match.rule.overrides?.includes(other.rule.rule)) return true;
  if (other.rule.overrides?.includes(match.rule.rule)) return false;
  if (match.rule.kind === 'unfair-term' && other.rule.kind === 'stonewalling') return true;
  if (match.rule.kind !== other.rule.kind) return false;
  const shared = Math.min(match.end, other.end) - Math.max(match.start, other.start);
  const length = other.end - other.start;
  return match.end - match.start > length && shared * 2 > length;
}

function toFinding(
  { rule, start, end, verdict, likely }: Match,
  { origin, until }: Normalised,
  text: string,
): Finding {
  const from = origin[start] as number;
  const to = until[end - 1] as number;
  return {
    kind: rule.kind,
    rule: rule.rule,
    start: from,
    end: to,
    quote: text.slice(from, to),
    basis: basesOf(...rule.basis),
    ...(verdict && { verdict }),
    ...(likely && { likely }),
    title: rule.title,
    reason: rule.reason,
    answer: rule.answer,
  };
}
