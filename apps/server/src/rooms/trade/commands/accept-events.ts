import type { EventAccepted } from '@redress/contract';
import type { Refusal } from '@redress/kernel';
import { inTransaction } from '#platform/database';
import { createPieces } from '#platform/pace';
import type { TradeRoomDeps } from '../deps.ts';
import { eventConflict } from '../refusals.ts';
import type { CheckedBatches } from '../signatures.ts';
import { checkSending, type Incoming, type Sending } from './check-sending.ts';
import { type Kept, keepEvents } from './keep-events.ts';
import { type Door, openDoor } from './open-door.ts';
import { rotateKeys } from './rotate-keys.ts';

/** A batch is milliseconds of work at a stretch, and others wait for what the database answers: above all for the log. */
const pieceOfWork = createPieces();

/** What a sender is told of one event. */
export type Acceptance =
  | { ok: true; accepted: EventAccepted }
  | { ok: false; id: string | null; why: Refusal; accepted?: EventAccepted };

/**
 * Takes what a shop sent, each event by its own signature: kept, sealed and told to later rooms in one transaction, so
 * that an answer means durable. Refusals of the whole: `source-not-found`, `source-closed`, `too-many-requests`,
 * `ingest-busy`, `log-busy`.
 */
export async function acceptEvents(
  deps: TradeRoomDeps,
  sourceId: string,
  sendings: readonly Sending[],
): Promise<Acceptance[]> {
  return deps.limits.work(async () => {
    const nowMs = deps.clock.now();
    const door = await openDoor(deps, sourceId);
    await pieceOfWork();
    const batches: CheckedBatches = new Map();
    const checked = await Promise.all(sendings.map((one) => checkSending(door, one, nowMs, batches)));
    checked.forEach((one, at) => {
      const timestamp = sendings[at]?.headers['webhook-timestamp'];
      if (!one.ok) deps.refusals.add(sourceId, one.why.code, nowMs, timestamp);
    });
    const events = checked.flatMap((one) => (one.ok ? [one.value] : []));
    deps.limits.take(sourceId, events.length, nowMs);
    await pieceOfWork();
    const kept = events.length === 0 ? [] : await keepAll(deps, door, events, nowMs);
    const warned = await warningsOf(deps, door, events, kept);
    let next = 0;
    return checked.map((one): Acceptance => {
      if (!one.ok) return one;
      const at = next++;
      return answerOf(one.value, kept[at] as Kept, warned[at] ?? []);
    });
  });
}

function keepAll(deps: TradeRoomDeps, { source }: Door, events: readonly Incoming[], nowMs: number) {
  // Nearly all that comes is new: what is known is looked for only once that proved wrong.
  let look = false;
  return inTransaction(deps.db, async (trx) => {
    const kept = await keepEvents(deps, trx, { source, nowMs }, events, look).finally(() => {
      look = true;
    });
    const rotations = events.filter(
      ({ envelope }, at) => envelope.type === 'key.rotated' && kept[at]?.kind === 'new',
    );
    for (const { envelope } of rotations) await rotateKeys(deps, trx, { source, nowMs }, envelope);
    return kept;
  });
}

function answerOf(event: Incoming, { kind, row }: Kept, warnings: readonly string[]): Acceptance {
  const accepted: EventAccepted = {
    id: row.event_id,
    created: kind === 'new',
    sha256: row.sha256.toString('hex'),
    receivedAt: new Date(row.receivedAtMs).toISOString(),
    sealId: row.id,
    signature: row.signature,
    backfilled: row.backfilled,
    known: row.known,
    warnings: [
      ...(row.signature === 'valid' ? [] : ['unsigned']),
      ...(event.ahead ? ['clock-ahead'] : []),
      ...(event.known ? [] : ['unknown-type']),
      ...warnings,
    ],
  };
  return kind === 'conflict'
    ? { ok: false, id: row.event_id, why: eventConflict(), accepted }
    : { ok: true, accepted };
}

/** A merchant below its deposit's floor should take no more orders: the shop is told, the order is kept all the same. */
async function warningsOf(
  { members, mayTakeOrders }: TradeRoomDeps,
  { source }: Door,
  events: readonly Incoming[],
  kept: readonly Kept[],
): Promise<string[][]> {
  if (!mayTakeOrders) return [];
  const asked = new Map<string, Promise<boolean>>();
  const ask = async (merchantRef: string | undefined): Promise<boolean> => {
    const merchantId = await members.merchantOf({ platformId: source.platform_id, merchantRef });
    return merchantId === undefined || mayTakeOrders(merchantId);
  };
  return Promise.all(
    events.map(async ({ envelope }, at) => {
      const order = kept[at]?.order;
      if (envelope.type !== 'order.created' || !order) return [];
      const { merchantRef } = order.facts;
      const key = merchantRef ?? '';
      const may = asked.get(key) ?? ask(merchantRef);
      asked.set(key, may);
      return (await may) ? [] : ['deposit-below-floor'];
    }),
  );
}
