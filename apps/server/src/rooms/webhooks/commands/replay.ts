import { newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import type { WebhooksDeps } from '../deps.ts';
import { deliveryNotFound } from '../refusals.ts';
import * as store from '../store.ts';
import { keepMessage, openDelivery } from './emit.ts';
import { endpointOf } from './endpoints.ts';

const most = 5000;

/** Sends one message once more. Refusals: `webhook-not-found`, `webhook-delivery-not-found`. */
export async function replayOne(
  deps: WebhooksDeps,
  orgId: string,
  endpointId: string,
  deliveryId: string,
): Promise<number> {
  return inTransaction(deps.db, async (trx) => {
    await endpointOf(trx, orgId, endpointId);
    const delivery = await store.findDelivery(trx, deliveryId);
    if (delivery?.endpoint_id !== endpointId) throw deliveryNotFound();
    await openDelivery(deps, trx, endpointId, delivery.message_id);
    return 1;
  });
}

/** Sends everything since then that the endpoint listens to, also what it never got. Refusal: `webhook-not-found`. */
export async function replaySince(
  deps: WebhooksDeps,
  orgId: string,
  endpointId: string,
  since: Date,
): Promise<number> {
  return inTransaction(deps.db, async (trx) => {
    const { types } = await endpointOf(trx, orgId, endpointId);
    const messages = (await store.messagesSince(trx, orgId, since, most)).filter(
      ({ type }) => types === null || types.includes(type),
    );
    for (const { id } of messages) await openDelivery(deps, trx, endpointId, id);
    return messages.length;
  });
}

/** A message that says nothing, to this endpoint alone. Refusal: `webhook-not-found`. */
export async function sendTest(deps: WebhooksDeps, orgId: string, endpointId: string): Promise<string> {
  return inTransaction(deps.db, async (trx) => {
    await endpointOf(trx, orgId, endpointId);
    const data = { message: '这是一条测试通知。This is a test.' };
    const messageId = await keepMessage(deps, trx, { orgId, type: 'webhook.test', data, key: newId('test') });
    return openDelivery(deps, trx, endpointId, messageId as string);
  });
}
