import { inTransaction } from '#platform/database';
import type { DirectoryDeps } from '../deps.ts';
import * as proposals from '../store-proposals.ts';

const keptDays = 90;

/** Forgets what decided proposals said; that they were made and decided stays. */
export async function forgetOldProposals({ db, clock }: Pick<DirectoryDeps, 'db' | 'clock'>): Promise<void> {
  const before = new Date(clock.now() - keptDays * 86_400_000);
  await inTransaction(db, (trx) => proposals.forgetChanges(trx, before));
}
