import { reversalReasons } from '@redress/contract';
import { z } from 'zod';
import type { NewEvent } from '#platform/database';
import { accounts, postingKinds } from './rules/accounts.ts';
import { levels } from './rules/level.ts';
import { payoutMoves, payoutStates } from './rules/lifecycle/payout-lifecycle.ts';

const line = <K extends string, B extends z.ZodRawShape>(kind: K, body: B) =>
  z.object({ kind: z.literal(kind), version: z.literal(1), body: z.strictObject(body) });

const fen = z.int();
const id = z.string();

/**
 * What happened to a deposit: one line per kind. Bodies hold ids and sums; who is paid and where stands in encrypted
 * rows, since events can never be erased.
 */
export const depositEvent = z.discriminatedUnion('kind', [
  line('deposit.opened', { merchantId: id, keeperId: id, floorFen: fen, remindFen: fen, by: id }),
  line('deposit.closed', { by: id }),
  line('floor.set', { floorFen: fen, remindFen: fen, by: id }),
  /** Of subject keeper: where merchants pay to. The last four digits tell two accounts apart. */
  line('account.set', { tail: z.string(), by: id }),
  line('level.changed', { from: z.enum(levels), to: z.enum(levels), availableFen: fen }),
  /** The event's id is the posting's. */
  line('posting.made', {
    sequence: z.int(),
    kind: z.enum(postingKinds),
    ref: id,
    legs: z.partialRecord(z.enum(accounts), fen),
  }),
  line('topup.asked', { topUpId: id, amountFen: fen, by: id }),
  line('topup.decided', {
    topUpId: id,
    decision: z.enum(['confirmed', 'refused', 'withdrawn', 'reversed']),
    receivedFen: fen.optional(),
    by: id,
  }),
  line('reversal.proposed', { reversalId: id, topUpId: id, reason: z.enum(reversalReasons), by: id }),
  line('reversal.decided', {
    reversalId: id,
    topUpId: id,
    decision: z.enum(['confirmed', 'declined', 'withdrawn']),
    shortFen: fen.optional(),
    by: id,
  }),
  line('withdrawal.asked', { withdrawalId: id, amountFen: fen, dueAt: id, by: id }),
  line('withdrawal.decided', {
    withdrawalId: id,
    decision: z.enum(['granted', 'refused', 'withdrawn']),
    payoutId: id.optional(),
  }),
  line('payout.decided', { payoutId: id, purpose: z.enum(['claim', 'withdrawal']), amountFen: fen }),
  /** By the buyer, before anybody was asked to pay. */
  line('payee.changed', { payoutId: id }),
  /** Not to be paid before `until`, since the payee is asked whether it came already; without it: to be paid now. */
  line('payout.put-off', { payoutId: id, until: z.iso.datetime().optional() }),
  line('payout.moved', {
    payoutId: id,
    move: z.enum(payoutMoves),
    to: z.enum(payoutStates),
    attempt: z.int(),
    rail: id.optional(),
    trouble: id.optional(),
    /** A member, or the rail's own word where it is left out. */
    by: id.optional(),
  }),
]);
export type DepositEvent = z.infer<typeof depositEvent>;

/** The event as the append-only table takes it; its shape is checked, so that the table holds nothing else. */
export function newEvent(
  depositId: string,
  atMs: number,
  kind: DepositEvent['kind'],
  body: object,
  eventId?: string,
): NewEvent {
  const event = { ...depositEvent.parse({ kind, version: 1, body }), subjectId: depositId, atMs };
  return eventId === undefined ? event : { ...event, id: eventId };
}
