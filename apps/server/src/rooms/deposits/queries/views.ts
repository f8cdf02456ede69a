import type { KeptDepositView, PayoutView, PostingView, TopUpView } from '@redress/contract';
import type { Database } from '#platform/database';
import { openPayee } from '../contents.ts';
import type { DepositsDeps } from '../deps.ts';
import { aboutOf } from '../rules/about.ts';
import { shortageOf, shortOf } from '../rules/accounts.ts';
import { maskPayee } from '../rules/mask-payee.ts';
import type * as store from '../store.ts';
import { readAbout } from '../store-about.ts';
import * as payees from '../store-payees.ts';
import * as payouts from '../store-payouts.ts';
import type { Reversal } from '../store-reversals.ts';
import type * as topUps from '../store-top-ups.ts';

/** Names of organisations, each looked up once. */
export async function namesOf(
  { members }: Pick<DepositsDeps, 'members'>,
  orgIds: readonly string[],
): Promise<(orgId: string) => string> {
  const names = new Map<string, string>();
  for (const orgId of new Set(orgIds)) names.set(orgId, (await members.organisationOf(orgId))?.name ?? orgId);
  return (orgId) => names.get(orgId) ?? orgId;
}

/** Postings with what each of them is about. */
export async function postingViews(db: Database, postings: readonly store.Posting[]): Promise<PostingView[]> {
  const abouts = await readAbout(
    db,
    postings.map(({ ref }) => ref),
  );
  return postings.map((posting) => {
    const row = abouts.get(posting.ref);
    const about = row && aboutOf(row);
    return { ...postingView(posting), ...(about ? { about } : {}) };
  });
}

const postingView = (posting: store.Posting): PostingView => ({
  postingId: posting.id,
  sequence: posting.sequence,
  at: posting.at.toISOString(),
  kind: posting.kind,
  ref: posting.ref,
  availableFen: posting.legs.available ?? 0,
  heldFen: posting.legs.held ?? 0,
  availableAfterFen: posting.availableAfterFen,
  heldAfterFen: posting.heldAfterFen,
  shortageFen: shortageOf({ writtenOff: posting.legs.writtenOff ?? 0 }),
});

interface Seen {
  merchantId: string;
  merchant: string;
  by: string;
  /** The one that waits or was done. */
  reversal: Reversal | undefined;
  availableFen: number;
}

export const topUpView = (
  topUp: topUps.TopUp,
  { merchantId, merchant, by, reversal, availableFen }: Seen,
): TopUpView => ({
  topUpId: topUp.id,
  merchantId,
  merchant,
  reference: topUp.reference,
  amountFen: topUp.amountFen,
  ...(topUp.receivedFen === undefined ? {} : { receivedFen: topUp.receivedFen }),
  state: topUp.state,
  askedAt: topUp.askedAt.toISOString(),
  isOwn: topUp.askedBy === by,
  ...(topUp.bankReference ? { bankReference: topUp.bankReference } : {}),
  ...(topUp.state === 'confirmed' && topUp.receivedFen !== undefined
    ? { shortFen: shortOf(topUp.receivedFen, availableFen) }
    : {}),
  ...(topUp.state === 'reversed' && reversal?.shortFen !== undefined ? { shortFen: reversal.shortFen } : {}),
  ...(reversal
    ? {
        reversal: {
          reversalId: reversal.id,
          reason: reversal.reason,
          note: reversal.note,
          state: reversal.state === 'confirmed' ? ('confirmed' as const) : ('proposed' as const),
          proposedAt: reversal.proposedAt.toISOString(),
          isOwn: reversal.proposedBy === by,
        },
      }
    : {}),
});

export const keptView = (deposit: store.Deposit, merchant: string): KeptDepositView => ({
  merchantId: deposit.merchantId,
  merchant,
  balanceFen: deposit.balances.available + deposit.balances.held,
  availableFen: deposit.balances.available,
  heldFen: deposit.balances.held,
  floorFen: deposit.floorFen,
  remindFen: deposit.remindFen,
  level: deposit.level,
  shortageFen: shortageOf(deposit.balances),
});

/** Payouts with their payees masked and the last rail that was asked. */
export async function payoutViews(
  deps: Pick<DepositsDeps, 'db' | 'blobs' | 'members'>,
  rows: readonly (payouts.Payout & { merchantId: string })[],
): Promise<PayoutView[]> {
  const kept = await payees.findPayees(
    deps.db,
    rows.map(({ payeeId }) => payeeId),
  );
  const attempts = await payouts.lastAttempts(
    deps.db,
    rows.map(({ id }) => id),
  );
  const nameOf = await namesOf(
    deps,
    rows.map(({ merchantId }) => merchantId),
  );
  const abouts = await readAbout(
    deps.db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const attempt = attempts.get(row.id);
    const aboutRow = abouts.get(row.id);
    const about = aboutRow && aboutOf(aboutRow);
    const payee = kept.get(row.payeeId);
    return {
      payoutId: row.id,
      merchantId: row.merchantId,
      merchant: nameOf(row.merchantId),
      purpose: row.purpose,
      ...(about ? { about } : {}),
      amountFen: row.amountFen,
      state: row.state,
      ...(attempt ? { rail: attempt.rail } : {}),
      ...(row.trouble ? { trouble: row.trouble } : {}),
      ...(attempt?.reference ? { reference: attempt.reference } : {}),
      decidedAt: row.decidedAt.toISOString(),
      ...(row.paidAt ? { paidAt: row.paidAt.toISOString() } : {}),
      ...(row.state === 'waiting' && row.putOffUntil ? { putOffUntil: row.putOffUntil.toISOString() } : {}),
      ...(payee?.sealed
        ? { payeeSealed: true }
        : payee
          ? { payee: maskPayee(openPayee(deps.blobs, payee.vault, payee.contents)) }
          : {}),
    };
  });
}
