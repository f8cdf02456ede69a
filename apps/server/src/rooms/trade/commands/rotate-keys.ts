import type { TradeEnvelope, TradeEventData } from '@redress/contract';
import { newId } from '#platform/clock';
import type { Trx } from '#platform/database';
import type { TradeDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { keyUnusable } from '../refusals.ts';
import { parsePublicKey } from '../signatures.ts';
import * as store from '../store.ts';
import { recordEvents } from './record-events.ts';

/** How long the key before is still believed: what was signed with it may be on its way. */
const overlapMs = 24 * 3_600_000;

/** A `key.rotated` that the key before has signed: the new key counts from now on, the others a day longer. */
export async function rotateKeys(
  deps: TradeDeps,
  trx: Trx,
  { source, nowMs }: { source: store.SourceRow; nowMs: number },
  { id: eventId, data }: TradeEnvelope,
): Promise<void> {
  const { public_key: publicKey } = data as TradeEventData<'key.rotated'>;
  const bytes = parsePublicKey(publicKey);
  if (!bytes) throw keyUnusable();
  const keyId = newId('key');
  const row = { id: keyId, source_id: source.id, public_key: bytes, added_by: 'rotation' as const };
  const isNew = await store.insertKey(trx, { ...row, created_at: new Date(nowMs), until: null });
  if (!isNew) return;
  await store.endKeys(trx, source.id, keyId, new Date(nowMs + overlapMs));
  await recordEvents(deps, trx, [
    newEvent(source.id, nowMs, { kind: 'key.rotated', body: { keyId, publicKey, eventId } }),
  ]);
}
