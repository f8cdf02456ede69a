import type { GateAnswers, ItemView, PaperFacts, Parties, PaymentFact, StepFacts } from '@redress/contract';
import { fromShanghai, shanghaiDay } from '@redress/kernel';
import { type Claims, claims, letterPoints, type StepRecord, silenceOf } from '@redress/law';
import { type Assessment, asLaw } from './assess-case.ts';
import { factsOfPaper } from './facts-of-paper.ts';
import {
  type Composed,
  composeLetter,
  type JointCases,
  type LetterData,
  type LetterKind,
  moneyTerms,
} from './letters/index.ts';
import { type CaseOffices, officeFacts } from './offices/index.ts';

export interface LetterSource extends Assessment {
  items: readonly ItemView[];
  contents: {
    story: string;
    parties: Parties;
    gateAnswers: GateAnswers;
    papers?: PaperFacts | undefined;
  };
  payments?: readonly PaymentFact[] | undefined;
  /** Whom papers to an authority go to. */
  offices: CaseOffices;
  /** What whoever runs the server adds to the paper. */
  addition?: LetterData['addition'] | undefined;
  /** What happened in its steps: the police are told of a demand that nobody answered. */
  history?: readonly StepRecord[] | undefined;
  /** Only for the joint report. */
  joint?: JointCases | undefined;
  /** Milliseconds since the epoch; only the day goes into the letter, so that a day's letter is one letter. */
  nowMs: number;
}

export interface LetterLogKey {
  origin: string;
  vkey: string;
  verifyUrl?: string | undefined;
}

/** Whose letter decides which points of law are taken; every paper to an authority speaks of the seller. */
const addressees: Readonly<Partial<Record<LetterKind, 'platform' | 'payment'>>> = {
  'platform-complaint': 'platform',
  'lawyer-letter': 'platform',
  'payment-dispute': 'payment',
  catalogue: 'platform',
};

/** What a letter of the case prints today, and what it still lacks. `thumbnails` by item id, for the catalogue. */
export function composeCaseLetter(
  source: LetterSource,
  kind: LetterKind,
  log: LetterLogKey,
  thumbnails: ReadonlyMap<string, Uint8Array> = new Map(),
): Composed {
  const { disputeType, gates, findings, facts, contents } = source;
  const addressee = addressees[kind] ?? 'merchant';
  const { facts: ofOffice, officeIn } = officeFacts(source.offices, kind);
  const stepFacts = { ...ofOffice, ...factsOfPaper(kind, contents.papers) };
  return composeLetter({
    kind,
    now: new Date(fromShanghai(shanghaiDay(source.nowMs))).toISOString(),
    disputeType,
    facts,
    parties: contents.parties,
    story: contents.story,
    items: source.items.map((item) => ({ ...item, thumbnail: thumbnails.get(item.id) })),
    chain: source.chain,
    findings: findings.filter(({ likely }) => !likely),
    gates,
    answers: contents.gateAnswers,
    claims: claimsOf(source, stepFacts),
    letterPoints: letterPoints({
      disputeType,
      gates,
      findings: asLaw(findings),
      facts,
      addressee,
      answers: contents.gateAnswers,
    }),
    log: { ...log, size: sealedSize(source.items) },
    stepFacts,
    officeIn,
    payments: source.payments,
    silence: silenceOf(source.history ?? [], shanghaiDay(source.nowMs), contents.gateAnswers)?.words.zh,
    joint: source.joint,
    addition: source.addition,
  });
}

/** The case's claims with the interest and costs that the buyer gave for this paper. */
function claimsOf(source: LetterSource, step: StepFacts): Claims {
  const { disputeType, gates, findings, facts, contents } = source;
  const terms = moneyTerms(step, shanghaiDay(source.nowMs));
  if (Object.keys(terms).length === 0) return source.claims;
  const known = { disputeType, gates, findings: asLaw(findings), facts, answers: contents.gateAnswers };
  return claims({ ...known, ...terms });
}

/** The smallest log that holds every sealed item: later growth of the log does not change a letter. */
function sealedSize(items: readonly ItemView[]): number {
  return items.reduce((size, item) => Math.max(size, (item.seal?.index ?? -1) + 1), 0);
}
