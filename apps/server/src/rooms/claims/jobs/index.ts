import { mailAlert } from '../commands/send-alert.ts';
import type { ClaimsDeps } from '../deps.ts';
import { coverOwed } from './cover-owed.ts';
import { fillCase } from './fill-case.ts';
import { followPayout } from './follow-payout.ts';
import { lookAtProofs } from './look-at-proofs.ts';
import { lookAtRefund } from './look-at-refund.ts';
import { recordInCase } from './record-in-case.ts';
import { removeBlob } from './remove-blob.ts';
import { tell } from './tell.ts';

/** What this room does after a transaction, each again until it is done. */
export function handleJobs(deps: ClaimsDeps): void {
  deps.outbox.handle('claims.look', lookAtProofs(deps));
  deps.outbox.handle('claims.refund', lookAtRefund(deps));
  deps.outbox.handle('claims.payout', followPayout(deps));
  deps.outbox.handle('claims.cover', coverOwed(deps));
  deps.outbox.handle('claims.tell', tell(deps));
  deps.outbox.handle('claims.record', recordInCase(deps));
  deps.outbox.handle('claims.fill', fillCase(deps));
  deps.outbox.handle('claims.alert', mailAlert(deps));
  deps.outbox.handle('claims.remove-blob', removeBlob(deps));
}
