import { renderLetter } from '#platform/documents';
import type { DepositsDeps } from '../deps.ts';
import { depositNotFound, statementTooLong } from '../refusals.ts';
import { instantsOf, type Statement, statementCsv, statementData } from '../rules/statement.ts';
import * as store from '../store.ts';
import { namesOf } from './views.ts';

const linesAtMost = 5000;

export interface StatementRequest {
  merchantId: string;
  from: string;
  to: string;
}

/**
 * What moved a merchant's available or held money in a time, with the balances before and after. Refusals:
 * `deposit-not-found`, `statement-too-long`.
 */
async function readStatement(
  deps: DepositsDeps,
  { merchantId, from, to }: StatementRequest,
): Promise<Statement> {
  const deposit = await store.findDeposit(deps.db, merchantId);
  if (!deposit) throw depositNotFound();
  const { fromMs, untilMs } = instantsOf({ from, to });
  const postings = await store.postingsBetween(deps.db, deposit.id, {
    fromMs,
    untilMs,
    limit: linesAtMost + 1,
  });
  if (postings.length > linesAtMost) throw statementTooLong();
  const before = await store.lastPostingBefore(deps.db, deposit.id, fromMs);
  const standing = (posting: store.Posting | undefined) => ({
    availableFen: posting?.availableAfterFen ?? 0,
    heldFen: posting?.heldAfterFen ?? 0,
  });
  const nameOf = await namesOf(deps, [merchantId, deposit.keeperId]);
  return {
    merchant: nameOf(merchantId),
    keeper: nameOf(deposit.keeperId),
    from,
    to,
    opening: standing(before),
    closing: standing(postings.at(-1) ?? before),
    lines: postings
      .filter(({ legs }) => legs.available !== undefined || legs.held !== undefined)
      .map((posting) => ({
        sequence: posting.sequence,
        atMs: posting.at.getTime(),
        kind: posting.kind,
        ref: posting.ref,
        availableFen: posting.legs.available ?? 0,
        heldFen: posting.legs.held ?? 0,
        availableAfterFen: posting.availableAfterFen,
        heldAfterFen: posting.heldAfterFen,
      })),
  };
}

export async function printStatement(
  deps: DepositsDeps,
  format: 'csv' | 'pdf',
  request: StatementRequest,
): Promise<Uint8Array> {
  const statement = await readStatement(deps, request);
  if (format === 'csv') return Buffer.from(statementCsv(statement));
  return renderLetter('deposit-statement', statementData(statement, deps.clock.now()), 'pdf');
}
