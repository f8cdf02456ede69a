import type { BuyerWord } from '@redress/contract';
import { inTransaction } from '#platform/database';
import type { ClaimsDeps } from '../deps.ts';
import { claimMoved } from '../refusals.ts';
import { wordMoves } from '../rules/lifecycle/claim-lifecycle.ts';
import { confirmPart, denyPart } from './answer-part.ts';
import { endedWithPart, giveUp } from './give-up.ts';
import { answerLate } from './late-refund.ts';
import { takeClaim } from './load-claim.ts';
import { moveClaim } from './move-claim.ts';

/** What must be shown after a word of the buyer; by it the merchant bears the burden (LAW §11 no. 5). */
const burdens: Partial<Record<BuyerWord, 'use' | 'refund'>> = { 'does-not-work': 'use', deny: 'refund' };

/**
 * The buyer's own move. Refusals: `claim-not-found`; `claim-moved` where it is not open now, or was made before;
 * `money-underway` where she would give up what a file or a rail has.
 */
export async function sayWord(
  deps: ClaimsDeps,
  { claimId, word }: { claimId: string; word: BuyerWord },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const claim = await takeClaim(trx, claimId);
    if (word === 'deny-part') return denyPart(deps, trx, claim);
    if (word === 'confirm-part') return confirmPart(deps, trx, claim);
    if ((word === 'confirm' || word === 'deny') && (await answerLate(deps, trx, claim, word))) return;
    const move = wordMoves[word];
    if (word === 'does-not-work' && claim.used.includes('fails')) throw claimMoved();
    const burden = burdens[word];
    if (claim.state === 'paying' && word === 'content' && (await giveUp(deps, trx, claim)))
      return void (await moveClaim(deps, trx, claim, endedWithPart));
    await moveClaim(deps, trx, claim, {
      move,
      kind: 'claim.said',
      body: { word },
      change: {
        ...(burden ? { burden_of: burden } : {}),
        ...(word === 'does-not-work' ? { used: [...claim.used, 'fails'], kind: word } : {}),
        ...(word === 'confirm' ? { outcome: claim.outcome ?? 'accepted' } : {}),
      },
    });
  });
}
