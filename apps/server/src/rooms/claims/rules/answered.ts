import type { ClaimOutcome, ClaimState } from '@redress/contract';

/** How the respondent first answered: with what stops the clock, or with money. */
export type AnsweredBy = 'proof' | 'refused' | 'refunded' | 'shown' | 'paid' | 'rule';

/** What came of the first clock of a claim. */
export interface Answered {
  /** When the promised time ran out; moved where the buyer changed what is claimed before any answer. */
  dueAtMs: number;
  answer?: { by: AnsweredBy; eventId: string; atMs: number };
  /** Decided for the buyer because nothing was shown in time, on this clock or on a later one. */
  silence?: { eventId: string; atMs: number };
  /** The buyer, or another one who showed to be it, ended it before there was an answer, and before the time was over. */
  endedAtMs?: number;
}

/** What an event of a claim says about its clock; other kinds say nothing about it. */
export interface AnsweredLine {
  id: string;
  atMs: number;
  kind: string;
  body: { dueAt?: string | undefined; state?: ClaimState | undefined; outcome?: ClaimOutcome | undefined };
}

const silent: ReadonlySet<ClaimOutcome> = new Set(['silence', 'not-shown']);
const byKind: Readonly<Record<string, AnsweredBy>> = {
  'claim.refused': 'refused',
  'claim.refunded': 'refunded',
  'claim.shown': 'shown',
};

const isSilence = ({ kind, body: { outcome } }: AnsweredLine): boolean =>
  kind === 'claim.decided' && outcome !== undefined && silent.has(outcome);

/** What moves or ends the first clock without an answer. */
const clocked: ReadonlySet<string> = new Set(['claim.opened', 'claim.said', 'claim.displaced']);

function answerOf({ kind, body }: AnsweredLine): AnsweredBy | undefined {
  if (kind === 'claim.assessed') return body.state === 'proved' ? 'proof' : undefined;
  if (kind === 'claim.decided') return body.outcome === 'rule' ? 'rule' : 'paid';
  return byKind[kind];
}

/**
 * The first answer of a claim by its events, oldest first. An offer, a proof that does not count and a bare word are no
 * answers: they stop no clock. After a decision by silence nothing is an answer any more.
 */
export function answeredBy(events: readonly AnsweredLine[]): Answered {
  const found: Answered = { dueAtMs: 0 };
  for (const event of events) {
    const { id: eventId, atMs, kind, body } = event;
    if (isSilence(event)) found.silence ??= { eventId, atMs };
    if (found.answer || found.silence || found.endedAtMs !== undefined) continue;
    const by = answerOf(event);
    if (by) found.answer = { by, eventId, atMs };
    else if (!clocked.has(kind)) continue;
    else if (body.state === 'settled' || body.state === 'withdrawn') found.endedAtMs = atMs;
    else if (body.dueAt) found.dueAtMs = Date.parse(body.dueAt);
  }
  return found;
}
