import type { AnswerLink } from '@redress/contract';
import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { Vault } from '#platform/blobs';
import type { Database, Trx } from '#platform/database';
import type { ClaimsTables, ClaimTable, OfferTable } from './tables.ts';

/** A claim that is not erased, with the key of its contents and sums as numbers. */
export interface Claim
  extends Omit<
    Selectable<ClaimTable>,
    | 'wrapped_key'
    | 'contents'
    | 'amount_fen'
    | 'decided_fen'
    | 'covered_fen'
    | 'owed_fen'
    | 'lessened_fen'
    | 'denied_fen'
    | 'confirmed_fen'
    | 'late_refund_fen'
    | 'hold_fen'
    | 'answer_within_ms'
  > {
  vault: Vault;
  contents: Buffer;
  /** What is claimed. */
  grossFen: number | undefined;
  /** What is asked: less what the shop reported to have paid back and the buyer did not deny. */
  amountFen: number | undefined;
  lessenedFen: number;
  deniedFen: number;
  /** Of what was taken off: what she says came. */
  confirmedFen: number;
  /** What the shop reported to have paid back after the decision. */
  lateRefundFen: number | undefined;
  decidedFen: number | undefined;
  /** The sum of its parts. */
  coveredFen: number;
  /** What no deposit covers yet. */
  owedFen: number;
  holdFen: number | undefined;
  answerWithinMs: number;
}
export type OfferRow = Omit<Selectable<OfferTable>, 'amount_fen'> & { amountFen: number };

export const typed = (db: Database | Trx) => ('engine' in db ? db.kysely : db) as Kysely<ClaimsTables>;
const number = (value: string | null): number | undefined => (value === null ? undefined : Number(value));

export const vaultOf = (id: string, wrappedKey: Buffer): Vault => ({ id: `claim:${id}`, wrappedKey });

/** Undefined for none and for an erased one. */
function toClaim(row: Selectable<ClaimTable> | undefined): Claim | undefined {
  if (!row?.wrapped_key || !row.contents) return undefined;
  const { wrapped_key, contents, amount_fen, decided_fen, covered_fen, owed_fen, ...others } = row;
  const { hold_fen, answer_within_ms, lessened_fen, denied_fen, confirmed_fen, late_refund_fen, ...rest } =
    others;
  const [grossFen, lessenedFen] = [number(amount_fen), Number(lessened_fen)];
  return {
    ...rest,
    contents,
    vault: vaultOf(row.id, wrapped_key),
    grossFen,
    amountFen: grossFen === undefined ? undefined : grossFen - lessenedFen,
    lessenedFen,
    deniedFen: Number(denied_fen),
    confirmedFen: Number(confirmed_fen),
    lateRefundFen: number(late_refund_fen),
    decidedFen: number(decided_fen),
    coveredFen: Number(covered_fen),
    owedFen: Number(owed_fen),
    holdFen: number(hold_fen),
    answerWithinMs: Number(answer_within_ms),
  };
}

export const query = (db: Database | Trx) => typed(db).selectFrom('claims.claim').selectAll();
export const toClaims = (rows: Selectable<ClaimTable>[]): Claim[] =>
  rows.flatMap((row) => toClaim(row) ?? []);

/** False when another claim of the same order is live. */
export async function insertClaim(trx: Trx, row: Insertable<ClaimTable>): Promise<boolean> {
  const inserted = await typed(trx)
    .insertInto('claims.claim')
    .values(row)
    .onConflict((conflict) => conflict.column('order_digest').where('live', '=', true).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function findClaim(db: Database | Trx, id: string): Promise<Claim | undefined> {
  return toClaim(await query(db).where('id', '=', id).executeTakeFirst());
}

/** The claim, locked until the transaction ends. */
export async function lockClaim(trx: Trx, id: string): Promise<Claim | undefined> {
  return toClaim(await query(trx).where('id', '=', id).forUpdate().executeTakeFirst());
}

export async function findByToken(db: Database, tokenHash: Buffer): Promise<Claim | undefined> {
  const isIt = query(db).where((eb) =>
    eb.or([eb('token_hash', '=', tokenHash), eb('mailed_hash', '=', tokenHash)]),
  );
  return toClaim(await isIt.executeTakeFirst());
}

export async function listByCase(db: Database | Trx, caseId: string): Promise<Claim[]> {
  return toClaims(await query(db).where('case_id', '=', caseId).orderBy('opened_at').execute());
}

export async function listLiveOfOrder(db: Database, orderId: string): Promise<Claim[]> {
  return toClaims(await query(db).where('order_id', '=', orderId).where('live', '=', true).execute());
}

/** Claims of the last days, oldest first, for the trial of a rule. */
export async function listSince(db: Database, respondentId: string, since: Date): Promise<Claim[]> {
  return toClaims(
    await query(db)
      .where('respondent_id', '=', respondentId)
      .where('opened_at', '>=', since)
      .orderBy('opened_at')
      .limit(10_000)
      .execute(),
  );
}

/** Whether a claim that this organisation answers is not over; one that was paid is, though a payment may yet come back. */
export async function hasOpen(db: Database, respondentId: string): Promise<boolean> {
  const row = await typed(db)
    .selectFrom('claims.claim')
    .select('id')
    .where('respondent_id', '=', respondentId)
    .where('live', '=', true)
    .where('state', '<>', 'paid')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a claim of this order is live. */
export async function hasLiveTwin(trx: Trx, orderDigest: Buffer): Promise<boolean> {
  const row = await typed(trx)
    .selectFrom('claims.claim')
    .select('id')
    .where('order_digest', '=', orderDigest)
    .where('live', '=', true)
    .executeTakeFirst();
  return row !== undefined;
}

/** The live claim of an order, locked. One that ended while it was waited for is none. */
export async function lockLiveTwin(trx: Trx, orderDigest: Buffer): Promise<Claim | undefined> {
  const live = query(trx).where('order_digest', '=', orderDigest).where('live', '=', true);
  return toClaim(await live.forUpdate().executeTakeFirst());
}

/** Whether another claim of this order was paid, or is being paid. */
export async function hasPaidTwin(trx: Trx, { id, orderDigest }: { id: string; orderDigest: Buffer }) {
  const row = await typed(trx)
    .selectFrom('claims.claim')
    .select('id')
    .where('order_digest', '=', orderDigest)
    .where('state', 'in', ['paid', 'paying'])
    .where('id', '!=', id)
    .executeTakeFirst();
  return row !== undefined;
}

export async function updateClaim(trx: Trx, id: string, change: Updateable<ClaimTable>): Promise<void> {
  await typed(trx).updateTable('claims.claim').set(change).where('id', '=', id).execute();
}

/** Claims whose clock ran out or whose deposit is to be looked at again; only the partial index is read. */
export async function listDue(db: Database, now: Date, limit: number): Promise<Claim[]> {
  return toClaims(
    await query(db).where('wake_at', '<=', now).orderBy('wake_at').orderBy('id').limit(limit).execute(),
  );
}

/** Of these, the ones that are still due, locked; one that somebody else holds is left to the next tick. */
export async function lockDue(trx: Trx, ids: readonly string[], now: Date): Promise<Claim[]> {
  return toClaims(
    await query(trx)
      .where('id', 'in', [...ids])
      .where('wake_at', '<=', now)
      .orderBy('id')
      .forUpdate()
      .skipLocked()
      .execute(),
  );
}

const toOffer = ({ amount_fen, ...row }: Selectable<OfferTable>): OfferRow => ({
  ...row,
  amountFen: Number(amount_fen),
});

export async function insertOffer(trx: Trx, row: Insertable<OfferTable>): Promise<void> {
  await typed(trx).insertInto('claims.offer').values(row).execute();
}

export async function listOffers(db: Database | Trx, claimId: string): Promise<OfferRow[]> {
  const rows = await typed(db)
    .selectFrom('claims.offer')
    .selectAll()
    .where('claim_id', '=', claimId)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return rows.map(toOffer);
}

export async function endOffer(
  trx: Trx,
  id: string,
  state: 'accepted' | 'declined' | 'countered' | 'expired',
  link?: AnswerLink,
): Promise<void> {
  await typed(trx)
    .updateTable('claims.offer')
    .set({ state, ...(link ? { link } : {}) })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute();
}

/** Offers whose time passed, marked so; the clock decided it before. */
export async function expireOffers(trx: Trx, now: Date, limit: number): Promise<OfferRow[]> {
  const due = typed(trx)
    .selectFrom('claims.offer')
    .select('id')
    .where('state', '=', 'open')
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(limit)
    .forUpdate()
    .skipLocked();
  const rows = await typed(trx)
    .updateTable('claims.offer')
    .set({ state: 'expired' })
    .where('id', 'in', due)
    .returningAll()
    .execute();
  return rows.map(toOffer);
}

export async function hasEvent(trx: Trx, id: string): Promise<boolean> {
  const row = await typed(trx)
    .selectFrom('claims.event')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}
