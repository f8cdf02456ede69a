import type { DepositsDeps } from '../deps.ts';
import { askRail, payPayout } from './pay-payout.ts';
import { remind } from './remind.ts';
import { tellReversal } from './tell-reversal.ts';

/** What the room does outside its transactions. Whatever waits for a rail is asked about until the rail has said how it ended. */
export function handleJobs(deps: DepositsDeps): void {
  deps.outbox.handle('deposits.pay', payPayout(deps), { concurrency: 4, maxAttempts: 1_000_000 });
  deps.outbox.handle('deposits.ask', askRail(deps), { concurrency: 2 });
  deps.outbox.handle('deposits.remind', remind(deps));
  deps.outbox.handle('deposits.reversal', tellReversal(deps));
}
