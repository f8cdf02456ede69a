import { normalise } from '../diagnosis/normalise.ts';
import type { Bilingual } from '../types.ts';
import { type FactualInput, fillFactual } from './factual.ts';
import { findPersonal } from './personal/find-personal.ts';
import { type KnownPersonal, type PersonalMatch, personalLabels } from './personal/kinds.ts';
import { accusationRules } from './wording/accusations.ts';
import { othersRules } from './wording/others.ts';
import {
  type Citation,
  type CitedBasis,
  cited,
  type WordingLevel,
  type WordingRule,
} from './wording/rule.ts';
import { silenceRules } from './wording/silence.ts';

/** All wording rules, for lists and tests; the first that matches a place speaks for it. */
export const wordingRules: readonly WordingRule[] = [...silenceRules, ...accusationRules, ...othersRules];

/** LAW §15(4). */
export const personalBasis: readonly Citation[] = [
  { id: 'CC-1034', quote: '自然人的个人信息受法律保护' },
  { id: 'PIPL-10', quote: '不得非法买卖、提供或者公开他人个人信息' },
  { id: 'PSM-56', quote: '违反国家有关规定，向他人出售或者提供个人信息的' },
  { id: 'PIJI-3', quote: '通过信息网络或者其他途径发布公民个人信息的' },
];
const sensitive: Citation = {
  id: 'PIPL-28',
  quote:
    '敏感个人信息是一旦泄露或者非法使用，容易导致自然人的人格尊严受到侵害或者人身、财产安全受到危害的个人信息',
};

/** One place of a text that must go (`block`) or be looked at (`warn`) before it is published. */
export interface StatementFinding {
  level: WordingLevel;
  rule: string;
  /** UTF-16 offsets in the text as given; `quote` is that slice. */
  start: number;
  end: number;
  quote: string;
  title: Bilingual;
  reason: Bilingual;
  basis: CitedBasis[];
  /** What may stand instead: a sentence of facts, or the masked words. */
  instead?: string;
}

/**
 * What speaks against publishing a text (LAW §15), in order of place: money for silence, crime stated as fact, insults,
 * personal data, stories of others, and weaker things to look at. Robust to what people put between or instead of
 * characters. `facts` fills the wording that is offered instead; `known` is what the case knows of persons.
 */
export function checkStatement(
  text: string,
  { known, facts }: { known?: KnownPersonal; facts?: FactualInput } = {},
): StatementFinding[] {
  const findings = [
    ...findWording(text, facts ?? {}),
    ...findPersonal(text, known).map((match) => personalFinding(match)),
  ];
  return findings.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** True when nothing forbids publishing. */
export const mayBePublished = (findings: readonly StatementFinding[]): boolean =>
  findings.every(({ level }) => level !== 'block');

function findWording(text: string, facts: FactualInput): StatementFinding[] {
  const { text: normal, origin, until } = normalise(withoutTones(text));
  const findings: StatementFinding[] = [];
  const covered = new Uint8Array(normal.length);
  for (const rule of wordingRules)
    for (const pattern of rule.patterns)
      for (const { index: start, 0: match } of normal.matchAll(pattern)) {
        const end = start + match.length;
        if (covered.subarray(start, end).includes(1)) continue;
        if (rule.unless?.test(normal.slice(sentenceStart(normal, start), Math.min(normal.length, end + 16))))
          continue;
        covered.fill(1, start, end);
        const softened = rule.softens?.test(normal.slice(sentenceStart(normal, start), start)) === true;
        const from = origin[start] as number;
        const to = until[end - 1] as number;
        findings.push({
          level: softened ? 'warn' : rule.level,
          rule: rule.rule,
          start: from,
          end: to,
          quote: text.slice(from, to),
          title: rule.title,
          reason: rule.reason,
          basis: rule.basis.map(cited),
          ...(rule.instead === undefined ? {} : { instead: fillFactual(rule.instead, facts) }),
        });
      }
  return findings;
}

const reach = 60;
function sentenceStart(text: string, at: number): number {
  const dot = text.lastIndexOf('。', at - 1);
  return Math.max(dot + 1, at - reach);
}

/** `piàn` as `pian`, of the same length. */
const withoutTones = (text: string): string =>
  text.replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize('NFD')[0] as string);

function personalFinding({ kind, start, end, quote, mask }: PersonalMatch): StatementFinding {
  const { zh, en } = personalLabels[kind];
  const isOrder = kind === 'order-number';
  const delicate = kind === 'id-number' || kind === 'bank-card';
  return {
    level: kind === 'order-number' || kind === 'card-secret' ? 'warn' : 'block',
    rule: `personal-${kind}`,
    start,
    end,
    quote,
    title: { zh: `含有${zh}`, en: `Holds a ${en}` },
    reason: isOrder
      ? {
          zh: '完整的订单号可以让陌生人查到订单内容，公开时请只留首尾几位。',
          en: 'With the whole order number strangers can look the order up: publish only its first and last digits.',
        }
      : {
          zh: `公开说明中不得出现能够识别自然人的信息（${zh}）；公司名称可以保留。发布时将以“${mask}”代替。`,
          en: `A public statement must not identify a natural person (${en}); names of companies may stay. It is published as “${mask}”.`,
        },
    basis: [...(delicate ? [sensitive] : []), ...personalBasis].map(cited),
    instead: mask,
  };
}
