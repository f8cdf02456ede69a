import { newId } from '#platform/clock';
import { inTransaction, type Trx } from '#platform/database';
import { openPayee } from '../contents.ts';
import type { DepositsDeps } from '../deps.ts';
import { encodeGb18030 } from '../gb18030.ts';
import { batchDecided, batchNotFound, nothingToPay, payeeErased } from '../refusals.ts';
import { type BankLine, bankFile, batchNumber, lineNumber, mayStandIn } from '../rules/bank-file.ts';
import { isPutOff } from '../rules/put-off.ts';
import * as store from '../store.ts';
import * as batches from '../store-batches.ts';
import * as payees from '../store-payees.ts';
import * as payouts from '../store-payouts.ts';
import { movePayout } from './move-payout.ts';
import { takePayout } from './take-payout.ts';

const linesAtMost = 500;

/**
 * Puts what waits for a bank transfer into one payment file. Each payout stands in one file only: it is taken under the
 * lock of its deposit, so of two people who press the button at once one gets the payouts and the other an empty hand.
 * Refusal: `nothing-to-pay`.
 */
export async function makeBatch(
  deps: DepositsDeps,
  { keeperId, by }: { keeperId: string; by: string },
): Promise<{ batchId: string }> {
  const now = new Date(deps.clock.now());
  return inTransaction(deps.db, async (trx) => {
    const found = await payouts.waitingForBank(trx, { keeperId, now, limit: linesAtMost });
    const deposits = await store.lockDeposits(
      trx,
      found.map(({ depositId }) => depositId),
    );
    const waiting: payouts.Payout[] = [];
    for (const { id } of found) {
      const payout = await payouts.findPayout(trx, id);
      // Its buyer may have named another kind of account since, or be asked whether it came.
      const payee = payout && (await payees.findPayee(trx, payout.payeeId));
      if (payout?.state === 'waiting' && payee?.kind === 'bank' && !isPutOff(payout, now))
        waiting.push(payout);
    }
    if (waiting.length === 0) throw nothingToPay();
    const batchId = newId('bat');
    const place = await batches.insertBatch(trx, {
      id: batchId,
      keeper_id: keeperId,
      lines: waiting.length,
      total_fen: waiting.reduce((sum, { amountFen }) => sum + amountFen, 0),
      state: 'made',
      made_by: by,
      made_at: now,
    });
    for (const [i, payout] of waiting.entries()) {
      const deposit = deposits.get(payout.depositId) as store.Deposit;
      const taken = await takePayout(
        deps,
        trx,
        { payout, deposit },
        { rail: 'bank-file', number: lineNumber(place, i + 1), by, batch: { id: batchId, line: i + 1 } },
      );
      deposits.set(payout.depositId, taken.deposit);
    }
    return { batchId };
  });
}

export async function readBatch(
  db: DepositsDeps['db'] | Trx,
  batchId: string,
  keeperId: string,
): Promise<batches.Batch> {
  const batch = await batches.findBatch(db, batchId);
  if (batch?.keeperId !== keeperId) throw batchNotFound();
  return batch;
}

/**
 * The same file each time it is asked for, without the lines that were settled, given up or asked for anew meanwhile: the
 * bank would pay them twice. Refusals: `batch-not-found`, `batch-decided` where it was discarded or no line is left,
 * `payee-erased`.
 */
export async function batchFile(
  deps: DepositsDeps,
  { batchId, keeperId, encoding }: { batchId: string; keeperId: string; encoding: 'utf-8' | 'gb18030' },
): Promise<{ name: string; bytes: Buffer }> {
  const batch = await readBatch(deps.db, batchId, keeperId);
  if (batch.state === 'discarded') throw batchDecided();
  const lines: BankLine[] = [];
  for (const attempt of await batches.linesOf(deps.db, batchId)) {
    const payout = await payouts.findPayout(deps.db, attempt.payout_id);
    if (payout && !mayStandIn(batch, attempt, payout)) continue;
    const row = payout && (await payees.findPayee(deps.db, payout.payeeId));
    const payee = row && openPayee(deps.blobs, row.vault, row.contents);
    if (!payout || payee?.kind !== 'bank') throw payeeErased();
    const { name, account, bankName, bankCode } = payee;
    lines.push({ number: attempt.number, name, account, bankName, bankCode, amountFen: payout.amountFen });
  }
  if (lines.length === 0) throw batchDecided();
  const totalFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const text = bankFile(lines);
  const bytes = encoding === 'gb18030' ? encodeGb18030(text) : Buffer.from(`\uFEFF${text}`);
  return { name: `${batchNumber(batch.place)}-${lines.length}-${totalFen}.csv`, bytes };
}

/** The file was handed to the bank. Refusals: `batch-not-found`, `batch-decided`. */
export async function submitBatch(
  deps: DepositsDeps,
  { batchId, keeperId, by }: { batchId: string; keeperId: string; by: string },
): Promise<void> {
  await endBatch(deps, { batchId, keeperId, to: 'submitted', move: 'accept', by });
}

/** The file never went to the bank and never will: its payouts wait again. Refusals: `batch-not-found`, `batch-decided`. */
export async function discardBatch(
  deps: DepositsDeps,
  { batchId, keeperId, by }: { batchId: string; keeperId: string; by: string },
): Promise<void> {
  await endBatch(deps, { batchId, keeperId, to: 'discarded', move: 'putBack', by });
}

async function endBatch(
  deps: DepositsDeps,
  {
    batchId,
    keeperId,
    to,
    move,
    by,
  }: {
    batchId: string;
    keeperId: string;
    to: 'submitted' | 'discarded';
    move: 'accept' | 'putBack';
    by: string;
  },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    await readBatch(trx, batchId, keeperId);
    const lines = await batches.linesOf(trx, batchId);
    const found = await Promise.all(lines.map(({ payout_id: id }) => payouts.findPayout(trx, id)));
    const deposits = await store.lockDeposits(
      trx,
      found.flatMap((payout) => payout?.depositId ?? []),
    );
    // Under the locks, so that of two decisions about one file the second finds the first.
    if (!(await batches.moveBatch(trx, batchId, 'made', to))) throw batchDecided();
    for (const { payout_id: id, attempt } of lines) {
      const payout = await payouts.findPayout(trx, id);
      if (payout?.state !== 'sending' || payout.attempt !== attempt) continue;
      const deposit = deposits.get(payout.depositId) as store.Deposit;
      const moved = await movePayout(deps, trx, { payout, deposit }, { move, by, rail: 'bank-file' });
      deposits.set(payout.depositId, moved.deposit);
    }
  });
}
