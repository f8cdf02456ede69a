import { shanghaiDay } from '@redress/kernel';
import { renderLetter } from '#platform/documents';
import type { DepositsDeps } from '../deps.ts';
import { depositNotFound, statementPeriod, statementTooLong } from '../refusals.ts';
import { aboutOf, aboutText } from '../rules/about.ts';
import { shortageOf } from '../rules/accounts.ts';
import { instantsOf, type Statement, statementCsv, statementData } from '../rules/statement.ts';
import * as store from '../store.ts';
import { readAbout } from '../store-about.ts';
import { namesOf } from './views.ts';

const linesAtMost = 5000;

export interface StatementRequest {
  merchantId: string;
  from: string;
  to: string;
}

/**
 * What moved a merchant's available or held money in a time, with the balances before and after. Refusals:
 * `statement-period`, `deposit-not-found`, `statement-too-long`.
 */
async function readStatement(
  deps: DepositsDeps,
  { merchantId, from, to }: StatementRequest,
): Promise<Statement> {
  if (from > to || to > shanghaiDay(deps.clock.now())) throw statementPeriod();
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
  const openingShort = await store.shortageBefore(deps.db, deposit.id, fromMs);
  const rows = withShortage(postings, openingShort);
  const closingShort = rows.at(-1)?.shortageAfterFen ?? openingShort;
  const standing = (posting: store.Posting | undefined, shortageFen: number) => ({
    availableFen: posting?.availableAfterFen ?? 0,
    heldFen: posting?.heldAfterFen ?? 0,
    shortageFen,
  });
  const nameOf = await namesOf(deps, [merchantId, deposit.keeperId]);
  const abouts = await readAbout(
    deps.db,
    postings.map(({ ref }) => ref),
  );
  const about = (ref: string): string => {
    const row = abouts.get(ref);
    return row ? aboutText(aboutOf(row)) : '';
  };
  return {
    merchant: nameOf(merchantId),
    keeper: nameOf(deposit.keeperId),
    from,
    to,
    opening: standing(before, openingShort),
    closing: standing(postings.at(-1) ?? before, closingShort),
    lines: rows
      .filter(({ posting: { legs }, shortageFen }) => legs.available || legs.held || shortageFen)
      .map(({ posting, shortageFen, shortageAfterFen }) => ({
        sequence: posting.sequence,
        atMs: posting.at.getTime(),
        kind: posting.kind,
        about: about(posting.ref),
        availableFen: posting.legs.available ?? 0,
        heldFen: posting.legs.held ?? 0,
        availableAfterFen: posting.availableAfterFen,
        heldAfterFen: posting.heldAfterFen,
        shortageFen,
        shortageAfterFen,
      })),
  };
}

/** Each posting with what it did to the shortage, and what was lacking after it. */
function withShortage(postings: readonly store.Posting[], openingFen: number) {
  let shortageAfterFen = openingFen;
  return postings.map((posting) => {
    const shortageFen = shortageOf({ writtenOff: posting.legs.writtenOff ?? 0 });
    shortageAfterFen += shortageFen;
    return { posting, shortageFen, shortageAfterFen };
  });
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
