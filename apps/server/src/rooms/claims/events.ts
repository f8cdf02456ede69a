import {
  answerLink,
  buyerWord,
  claimKind,
  claimOutcome,
  claimSide,
  claimState,
  proceedingBody,
  refusalReason,
} from '@redress/contract';
import { z } from 'zod';
import type { NewEvent } from '#platform/database';

const line = <K extends string, B extends z.ZodRawShape>(kind: K, body: B) =>
  z.object({ kind: z.literal(kind), version: z.literal(1), body: z.strictObject(body) });

const state = claimState;
const fen = z.int().nonnegative();
const due = { dueAt: z.iso.datetime().optional() };
const files = z.array(z.object({ fileId: z.string(), sha256: z.string() }));
const codes = z.array(z.string());
/** How a respondent's answer came; absent: from a member's console or by its key. */
const way = { link: answerLink.optional() };

/**
 * What happened to a claim: one line per kind. Bodies hold no words, order numbers, names or accounts, so that the table
 * may outlive an erased claim; files are named by their digest.
 */
export const claimEvent = z.discriminatedUnion('kind', [
  line('claim.opened', {
    kind: claimKind,
    reported: z.boolean(),
    amountFen: fen.optional(),
    held: z.boolean(),
    state,
    ...due,
  }),
  line('claim.noticed', { way: z.enum(['mail', 'console']), ok: z.boolean() }),
  line('claim.assessed', {
    byHand: z.literal(true).optional(),
    level: z.int(),
    counts: z.boolean(),
    missing: codes,
    against: codes,
    state: state.optional(),
    ...due,
  }),
  line('claim.refused', { reason: refusalReason, files, state, ...due, ...way }),
  /** `byReport`: the shop reported it, and nobody answered. */
  line('claim.refunded', {
    amountFen: fen.optional(),
    files,
    byReport: z.literal(true).optional(),
    state,
    ...due,
    ...way,
  }),
  /** In part, by the shop's report: this much went back, and this much is asked now. */
  line('refund.reported', { refundedFen: fen, askedFen: fen }),
  /** The buyer: that part did not come. */
  line('refund.denied', { refundedFen: fen, askedFen: fen }),
  /** Of all of it, after the decision; `until`: so long the buyer is asked, and nothing is paid. Absent: it is underway. */
  line('refund.late', { refundedFen: fen, until: z.iso.datetime().optional(), state }),
  /** The buyer: it came, and is no question any more. */
  line('refund.confirmed', { refundedFen: fen, askedFen: fen }),
  line('claim.shown', { files, state, ...due, ...way }),
  line('claim.said', { word: buyerWord.exclude(['deny-part', 'confirm-part']), state, ...due }),
  line('offer.made', {
    offerId: z.string(),
    by: claimSide,
    amountFen: fen,
    expiresAt: z.iso.datetime(),
    ...way,
  }),
  line('offer.answered', {
    offerId: z.string(),
    answer: z.enum(['accepted', 'declined', 'countered']),
    ...way,
  }),
  line('offer.expired', { offerId: z.string() }),
  /** The claim was decided or ended before anybody answered it. */
  line('offer.ended', { offerId: z.string() }),
  line('claim.decided', {
    outcome: claimOutcome,
    amountFen: fen.optional(),
    covered: z.boolean(),
    /** What the deposit pays of it now, where that is not all. */
    coveredFen: fen.optional(),
    /** What the proofs of the order showed when it was decided. */
    level: z.int().optional(),
    missing: codes,
    against: codes,
    ruleVersion: z.int().optional(),
    /** Where the respondent agreed: how. */
    ...way,
    state,
  }),
  /** `owedFen`: what is left to be covered after it. */
  line('claim.covered', { amountFen: fen, owedFen: fen.optional(), state }),
  line('claim.lapsed', { state }),
  /** Another person showed the payment number of the order, and has a claim of their own now. */
  line('claim.displaced', { state }),
  line('payout.ordered', { payoutId: z.string(), amountFen: fen }),
  line('claim.paid', { payoutId: z.string(), state }),
  /** One part of it arrived; `owedFen`: what is still to be paid. */
  line('part.paid', { payoutId: z.string(), amountFen: fen, paidFen: fen, owedFen: fen }),
  /** The rail could not pay it; it is owed as before. */
  line('payout.failed', { payoutId: z.string() }),
  /** The bank sent back what counted as paid. */
  line('claim.bounced', { payoutId: z.string(), state }),
  /** Once more, to where the buyer says now. */
  line('payout.again', { payoutId: z.string() }),
  /** To another account, before anybody was asked to pay. */
  line('payee.changed', {}),
  /** By the keeper of the deposit: she has yet to say where to pay to. */
  line('payee.reminded', {}),
  /** The buyer's words, contact and payee, and the files, are gone; what happened and how much stays. */
  line('claim.erased', {
    files: z.int(),
    /** Up to then the bank may send the payment back, and the account stays under seal. */
    keptUntil: z.iso.datetime().optional(),
  }),
  /** The bank's time is over: payee and receipt are gone too. */
  line('claim.closed', {}),
  /** By the payment number on her bill, which is the one that the shop reported. */
  line('payer.shown', {}),
  /** The shop reported no number: the buyer names hers for the merchant to look up. */
  line('payer.stated', { state, ...due }),
  /** Mediation or an authority is at work on it; its number is for the two sides only. */
  line('claim.proceeding', { body: proceedingBody, state, ...due }),
  /** That the time for which the deposit is kept runs out. */
  line('claim.reminded', due),
  line('claim.joined', { caseId: z.string() }),
]);
export type ClaimEvent = z.infer<typeof claimEvent>;

/** The event as the append-only table takes it; its shape is checked, so that the table holds nothing else. */
export function newEvent(
  claimId: string,
  atMs: number,
  kind: ClaimEvent['kind'],
  body: object,
  id?: string,
): NewEvent {
  const event = { ...claimEvent.parse({ kind, version: 1, body }), subjectId: claimId, atMs };
  return id === undefined ? event : { ...event, id };
}

/** What a merchant settles by itself, of subject `rule:<organisation>`. */
const ruleEvent = line('rule.saved', {
  version: z.int(),
  rule: z.record(z.string(), z.unknown()),
  by: z.string(),
});

export function newRuleEvent(orgId: string, atMs: number, body: z.infer<typeof ruleEvent>['body']): NewEvent {
  return { ...ruleEvent.parse({ kind: 'rule.saved', version: 1, body }), subjectId: `rule:${orgId}`, atMs };
}

/** That the other side of a case was told of a statement to come, of subject `alert:<case>`. */
const alertEvent = line('alert.sent', { way: z.enum(['mail', 'by-hand']), opensAt: z.iso.datetime() });

export function newAlertEvent(
  caseId: string,
  atMs: number,
  body: z.infer<typeof alertEvent>['body'],
): NewEvent {
  return {
    ...alertEvent.parse({ kind: 'alert.sent', version: 1, body }),
    subjectId: `alert:${caseId}`,
    atMs,
  };
}
