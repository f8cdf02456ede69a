import { migrate, type Trx } from '#platform/database';
import type { Server } from '#platform/http';
import { noteClaim } from './commands/note-claim.ts';
import { notePayer } from './commands/note-payer.ts';
import { type Opening, reveal } from './commands/reveal.ts';
import type { DeliveryDeps } from './deps.ts';
import { addDeliveryRoutes } from './http/index.ts';
import { lookAtOrder } from './jobs/look-at-order.ts';
import { proofToken } from './keyed.ts';
import { migrations } from './migrations.ts';
import { answerTime, assess } from './queries/assess.ts';
import { deliverySummary } from './queries/deliveries.ts';
import { openRecord, recordsOf } from './queries/records.ts';
import { type Judged, standardFor } from './queries/standards.ts';
import { namedBlobs } from './store.ts';

/** Within what time and by what proof goods are delivered: standards, assessments, proofs without a connector. */
export async function createDeliveryRoom(deps: DeliveryDeps) {
  await migrate(deps.db, 'delivery', migrations);
  deps.outbox.handle('delivery.look', lookAtOrder(deps));
  return {
    assess: (orderId: string, nowMs?: number) => assess(deps, orderId, nowMs),
    standardFor: (order: Judged) => standardFor(deps, order),
    answerTime: (of: Parameters<typeof answerTime>[1]) => answerTime(deps, of),
    /** In the transaction that opens a claim: what is told afterwards of before is marked so. */
    noteClaim: (trx: Trx, claim: Parameters<typeof noteClaim>[2]) => noteClaim(deps, trx, claim),
    notePayer: (trx: Trx, shown: Parameters<typeof notePayer>[1]) => notePayer(trx, shown),
    reveal: (opening: Opening) => reveal(deps, opening),
    summaryOf: (orgId: string) => deliverySummary(deps, orgId),
    /** For a notice: where a merchant without any account proves the delivery of this order. */
    proofLink: ({ orderId, expiresAtMs }: { orderId: string; expiresAtMs: number }) =>
      `${deps.publicUrl}/proof#${proofToken(deps, orderId, expiresAtMs)}`,
    recordsOf: (orderId: string) => recordsOf(deps, orderId),
    openRecord: (of: Parameters<typeof openRecord>[1]) => openRecord(deps, of),
    namedBlobs: (keys: readonly string[]) => namedBlobs(deps.db, keys),
    http: (app: Server) => addDeliveryRoutes(app, deps),
  };
}
