import type { ClaimOutcome } from '@redress/contract';
import type { ClaimEvent } from '../events.ts';

/** How the respondent first answered: with what stops the clock, or with money. */
export type AnsweredBy = 'proof' | 'refused' | 'refunded' | 'shown' | 'paid' | 'rule';

/** What came of the first clock of a claim. */
export interface Answered {
  /** When the promised time ran out; moved where the buyer changed what is claimed before any answer. */
  dueAtMs: number;
  answer?: { by: AnsweredBy; eventId: string; atMs: number };
  /** Decided for the buyer because nothing was shown in time, on this clock or on a later one. */
  silence?: { eventId: string; atMs: number };
  /** The buyer ended it before there was an answer, and before the time was over. */
  endedAtMs?: number;
}

type Line = ClaimEvent & { id: string; atMs: number };

const silent: ReadonlySet<ClaimOutcome> = new Set(['silence', 'not-shown']);

function answerOf(event: ClaimEvent): AnsweredBy | undefined {
  if (event.kind === 'claim.assessed') return event.body.state === 'proved' ? 'proof' : undefined;
  if (event.kind === 'claim.refused') return 'refused';
  if (event.kind === 'claim.refunded') return 'refunded';
  if (event.kind === 'claim.shown') return 'shown';
  if (event.kind !== 'claim.decided' || silent.has(event.body.outcome)) return undefined;
  return event.body.outcome === 'rule' ? 'rule' : 'paid';
}

/**
 * The first answer of a claim by its events, oldest first. An offer, a proof that does not count and a bare word are no
 * answers: they stop no clock. After a decision by silence nothing is an answer any more.
 */
export function answeredBy(events: readonly Line[]): Answered {
  const found: Answered = { dueAtMs: 0 };
  for (const event of events) {
    const { id: eventId, atMs } = event;
    if (event.kind === 'claim.decided' && silent.has(event.body.outcome)) found.silence ??= { eventId, atMs };
    if (found.answer || found.silence || found.endedAtMs !== undefined) continue;
    const by = answerOf(event);
    if (by) found.answer = { by, eventId, atMs };
    else if (event.kind === 'claim.opened') found.dueAtMs = Date.parse(event.body.dueAt ?? '');
    else if (event.kind === 'claim.said') {
      if (event.body.state === 'settled' || event.body.state === 'withdrawn') found.endedAtMs = atMs;
      else if (event.body.dueAt) found.dueAtMs = Date.parse(event.body.dueAt);
    }
  }
  return found;
}
