import type { Updateable } from 'kysely';
import type { NewEvent, Trx } from '#platform/database';
import type { ClaimsDeps } from '../deps.ts';
import { type ClaimEvent, newEvent } from '../events.ts';
import { claimMoved } from '../refusals.ts';
import { dueOf, wakeOf } from '../rules/clock.ts';
import { after, isFinal, type Move, mayOffer } from '../rules/lifecycle/claim-lifecycle.ts';
import { isDisputed } from '../rules/may.ts';
import { type Claim, updateClaim } from '../store.ts';
import { endOpenOffers } from '../store-offers.ts';
import type { ClaimTable } from '../tables.ts';
import { enqueueJobs, type RecordDeps, recordEvents } from './record-events.ts';
import { tellOrganisations } from './tell-organisations.ts';

export type MoveDeps = Pick<ClaimsDeps, 'blobs' | 'clock' | 'deposits' | 'trade' | 'webhooks'> & RecordDeps;

export interface Moving {
  move: Move;
  kind: ClaimEvent['kind'];
  /** Of the event; state and clock are added. */
  body: object;
  /** Of the event, where the same may be found to have happened twice. */
  eventId?: string;
  /** What is shown was uploaded by hand: the buyer has as long as in a dispute. */
  byHand?: boolean;
  /** Further columns. */
  change?: Updateable<ClaimTable>;
  /** What the buyer's mail is about, where that is not the new state. */
  mails?: string;
  /** Of what was decided, something is not covered yet: the deposit is looked at again. */
  owes?: boolean;
  /** What follows from it at once: recorded after it. */
  after?: readonly NewEvent[];
}

/** Kinds whose events say when the new clock runs out. */
const withClock: ReadonlySet<string> = new Set([
  'claim.assessed',
  'claim.refused',
  'claim.refunded',
  'claim.shown',
  'claim.said',
  'payer.stated',
]);

/**
 * Moves a locked claim by its table: row, clock, event, seal, notices and, where it ends without a payout, the release
 * of its hold; where no offer can be made any more, the open one ends with it, in the caller's transaction. Refusal: `claim-moved` where the table has no such move.
 */
export async function moveClaim(deps: MoveDeps, trx: Trx, claim: Claim, moving: Moving): Promise<Claim> {
  const state = after(claim.state, moving.move);
  if (!state) throw claimMoved();
  const nowMs = deps.clock.now();
  const byHand = moving.byHand ?? false;
  const dueMs = dueOf(byHand ? 'contested' : state, nowMs, claim.answerWithinMs);
  const decidedAt = (moving.change?.decided_at as Date | undefined) ?? claim.decided_at;
  const owes = state === 'unpaid' || (moving.owes ?? false);
  const wakeMs = wakeOf(owes, dueMs, decidedAt?.getTime() ?? nowMs, nowMs);
  const due = dueMs === undefined ? {} : { dueAt: new Date(dueMs).toISOString() };
  const over = isFinal(state);
  const freed = over && claim.hold_id ? { hold_id: null, hold_fen: null } : {};
  const change = {
    live: !over,
    ...moving.change,
    ...freed,
    state,
    by_hand: byHand,
    ...(isDisputed({ state, by_hand: byHand }) && !claim.disputed_at ? { disputed_at: new Date(nowMs) } : {}),
    due_at: dueMs === undefined ? null : new Date(dueMs),
    wake_at: wakeMs === undefined ? null : new Date(wakeMs),
  };
  if ('hold_id' in freed)
    await deps.deposits.release(trx, { holdId: claim.hold_id as string, key: claim.id });
  await updateClaim(trx, claim.id, change);
  const ended = mayOffer(state) ? [] : await endOpenOffers(trx, claim.id);
  const body = { ...moving.body, state, ...(withClock.has(moving.kind) ? due : {}) };
  const [event] = await recordEvents(deps, trx, [
    newEvent(claim.id, nowMs, moving.kind, body, moving.eventId),
    ...ended.map((offerId) => newEvent(claim.id, nowMs, 'offer.ended', { offerId })),
    ...(moving.after ?? []),
  ]);
  await tell(deps, trx, claim, {
    state,
    dueAt: due.dueAt,
    mails: moving.mails,
    eventId: event?.id as string,
  });
  return { ...claim, ...(change as Partial<Claim>), due_at: change.due_at, wake_at: change.wake_at };
}

/** Who answers, and its platform, hears that a part arrived, and the buyer hears by mail. */
export async function tellPart(
  deps: MoveDeps,
  trx: Trx,
  claim: Claim,
  { eventId, paidFen, owedFen }: { eventId: string; paidFen: number; owedFen: number },
): Promise<void> {
  const { id: claimId, state } = claim;
  const data = { state, paidFen, owedFen };
  await tellOrganisations(deps, trx, claim, { type: 'claim.changed', data, key: eventId });
  const payload = { claimId, to: 'buyer', state: 'part-paid' };
  const told = { topic: 'claims.tell', key: `${eventId}:buyer`, payload };
  const record = { topic: 'claims.record', key: eventId, payload: { claimId } };
  await enqueueJobs(deps, trx, claim.case_id ? [told, record] : [told]);
}

/** Both sides hear of every change: the respondent, and its platform, by webhook, the respondent by mail too, the buyer by mail where she left an address. */
async function tell(
  deps: MoveDeps,
  trx: Trx,
  claim: Claim,
  {
    state,
    dueAt,
    mails = state,
    eventId,
  }: { state: string; dueAt?: string | undefined; mails?: string | undefined; eventId: string },
): Promise<void> {
  await tellOrganisations(deps, trx, claim, {
    type: state === 'paying' || state === 'unpaid' ? 'decision.issued' : 'claim.changed',
    data: { state, ...(dueAt ? { dueAt } : {}) },
    key: eventId,
  });
  const told = (['buyer', 'respondent'] as const).map((to) => ({
    topic: 'claims.tell',
    key: `${eventId}:${to}`,
    payload: { claimId: claim.id, to, state: to === 'buyer' ? mails : state },
  }));
  const recorded = claim.case_id && (endsHere.has(state) || mails === 'displaced');
  const record = { topic: 'claims.record', key: eventId, payload: { claimId: claim.id } };
  await enqueueJobs(deps, trx, recorded ? [...told, record] : told);
}

/** States that a case must know of. */
const endsHere: ReadonlySet<string> = new Set(['contested', 'unpaid', 'paid', 'settled', 'lapsed']);
