import type { WebhookType } from '@redress/contract';
import { newId } from '#platform/clock';
import type { Trx } from '#platform/database';
import type { WebhooksDeps } from '../deps.ts';
import * as store from '../store.ts';

export interface Message {
  orgId: string;
  type: WebhookType;
  data: object;
  /** Names what happened; the same organisation, type and key is told once. */
  key: string;
}

/** Tells an organisation something, in the caller's transaction; each of its endpoints hears of it after the commit. */
export async function emit(deps: WebhooksDeps, trx: Trx, message: Message): Promise<void> {
  const { orgId, type, data, key } = message;
  const listeners = (await store.listEndpoints(trx, orgId)).filter((endpoint) => hears(endpoint, type));
  const id = await keepMessage(deps, trx, { orgId, type, data, key });
  if (id === undefined) return;
  for (const { id: endpointId } of listeners) await openDelivery(deps, trx, endpointId, id);
}

export const hears = ({ state, types }: Pick<store.EndpointRow, 'state' | 'types'>, type: string): boolean =>
  state === 'active' && (types === null || types.includes(type));

/** Undefined when it was told before. Kept also where nobody listens: an endpoint may be added and hear all since. */
export async function keepMessage(
  deps: WebhooksDeps,
  trx: Trx,
  { orgId, type, data, key }: Message,
): Promise<string | undefined> {
  const id = newId('msg');
  const nowMs = deps.clock.now();
  const vault = deps.blobs.createVault(`message:${id}`);
  const timestamp = new Date(nowMs).toISOString();
  const body = Buffer.from(JSON.stringify({ id, type, timestamp, data }));
  const isNew = await store.insertMessage(trx, {
    ...{ id, org_id: orgId, key, type, wrapped_key: vault.wrappedKey },
    contents: deps.blobs.sealRow(vault, body),
    created_at: new Date(nowMs),
  });
  return isNew ? id : undefined;
}

/** A first round, or another one of what was delivered or given up. */
export async function openDelivery(
  deps: WebhooksDeps,
  trx: Trx,
  endpointId: string,
  messageId: string,
): Promise<string> {
  const opened = await store.openDelivery(trx, {
    ...{ id: newId('whd'), endpoint_id: endpointId, message_id: messageId, state: 'waiting', round: 0 },
    created_at: new Date(deps.clock.now()),
  });
  await deps.outbox.enqueue(trx, {
    topic: 'webhooks.send',
    key: `${opened.id}:${opened.round}`,
    payload: { deliveryId: opened.id, round: opened.round },
  });
  return opened.id;
}
