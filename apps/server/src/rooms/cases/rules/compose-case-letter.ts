import type { GateAnswers, ItemView, Parties } from '@redress/contract';
import { fromShanghai, shanghaiDay } from '@redress/kernel';
import { letterPoints } from '@redress/law';
import { type Assessment, asLaw } from './assess-case.ts';
import { type Composed, composeLetter, type LetterKind } from './letters/index.ts';

export interface LetterSource extends Assessment {
  items: readonly ItemView[];
  contents: { story: string; parties: Parties; gateAnswers: GateAnswers };
  /** Milliseconds since the epoch; only the day goes into the letter, so that a day's letter is one letter. */
  nowMs: number;
}

export interface LetterLogKey {
  origin: string;
  vkey: string;
  verifyUrl?: string | undefined;
}

const addressees = {
  'platform-complaint': 'platform',
  'merchant-complaint': 'merchant',
  'payment-dispute': 'payment',
  catalogue: 'platform',
} as const satisfies Record<LetterKind, string>;

/** What a letter of the case prints today, and what it still lacks. `thumbnails` by item id, for the catalogue. */
export function composeCaseLetter(
  source: LetterSource,
  kind: LetterKind,
  log: LetterLogKey,
  thumbnails: ReadonlyMap<string, Uint8Array> = new Map(),
): Composed {
  const { disputeType, gates, findings, facts, contents } = source;
  const addressee = addressees[kind];
  return composeLetter({
    kind,
    now: new Date(fromShanghai(shanghaiDay(source.nowMs))).toISOString(),
    disputeType,
    facts,
    parties: contents.parties,
    story: contents.story,
    items: source.items.map((item) => ({ ...item, thumbnail: thumbnails.get(item.id) })),
    chain: source.chain,
    findings,
    gates,
    answers: contents.gateAnswers,
    claims: source.claims,
    letterPoints: letterPoints({
      disputeType,
      gates,
      findings: asLaw(findings),
      facts,
      addressee,
      answers: contents.gateAnswers,
    }),
    log: { ...log, size: sealedSize(source.items) },
  });
}

/** The smallest log that holds every sealed item: later growth of the log does not change a letter. */
function sealedSize(items: readonly ItemView[]): number {
  return items.reduce((size, item) => Math.max(size, (item.seal?.index ?? -1) + 1), 0);
}
