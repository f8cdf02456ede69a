import type { KeyObject } from 'node:crypto';
import { newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import type { Handler } from '#platform/outbox';
import { type Called, post } from '../call.ts';
import type { WebhooksDeps } from '../deps.ts';
import { givenUpAfterMs, maxAttempts, waitAfter } from '../rules/retries.ts';
import { signWebhook } from '../signing.ts';
import * as store from '../store.ts';

interface Sending {
  deliveryId: string;
  round: number;
}

/** One try of one delivery. Killed after the call and before the note, it is sent twice: receivers go by `webhook-id`. */
export function sendWebhook(deps: WebhooksDeps, key: KeyObject, random: () => number): Handler<Sending> {
  return async ({ payload, attempt }, signal) => {
    const delivery = await store.findDelivery(deps.db, payload.deliveryId);
    // A replay has begun a round of its own meanwhile.
    if (!delivery || delivery.round !== payload.round || delivery.state !== 'waiting') return 'done';
    const endpoint = await store.findEndpoint(deps.db, delivery.endpoint_id);
    if (endpoint?.state !== 'active') {
      await inTransaction(deps.db, (trx) => store.setDeliveryState(trx, delivery.id, 'failed'));
      return 'done';
    }
    const called = await call(deps, key, endpoint, delivery.message_id, signal);
    if (called.error === 'AbortError') return { retry: 'stopping', afterMs: 0 };
    const isDone = called.status !== null && called.status >= 200 && called.status < 300;
    const isLast = !isDone && attempt >= maxAttempts;
    await note(deps, { delivery, endpoint, called, isDone, isLast });
    if (isDone || isLast || called.status === 410) return 'done';
    return { retry: called.error ?? `status ${called.status}`, afterMs: waitAfter(attempt, random()) };
  };
}

async function call(
  deps: WebhooksDeps,
  key: KeyObject,
  endpoint: store.EndpointRow,
  messageId: string,
  signal: AbortSignal,
): Promise<Called> {
  const message = await store.findMessage(deps.db, messageId);
  if (!message) throw new Error('a delivery without its message');
  const nowMs = deps.clock.now();
  const body = deps.blobs.openRow(message.vault, message.contents);
  const secrets = (await store.liveSecrets(deps.db, endpoint.id, new Date(nowMs))).map(({ contents }) =>
    deps.blobs.openRow(endpoint.vault, contents),
  );
  const { url } = JSON.parse(deps.blobs.openRow(endpoint.vault, endpoint.contents).toString());
  const headers = signWebhook({ id: message.id, body, nowMs }, secrets, key);
  return post(url, headers, body, { mayBePrivate: deps.mayBePrivate, signal });
}

interface Tried {
  delivery: store.DeliveryRow;
  endpoint: store.EndpointRow;
  called: Called;
  isDone: boolean;
  isLast: boolean;
}

/** The log, and what follows from it for the endpoint: gone at once by 410, disabled after days of failure. */
async function note(deps: WebhooksDeps, tried: Tried): Promise<void> {
  const { delivery, endpoint, called, isDone, isLast } = tried;
  const now = new Date(deps.clock.now());
  const { status, error, ms, answer } = called;
  await inTransaction(deps.db, async (trx) => {
    const sealed = deps.blobs.sealRow(endpoint.vault, answer);
    const row = { id: newId('wha'), delivery_id: delivery.id, at: now, status, error, ms, answer: sealed };
    await store.insertAttempt(trx, row);
    if (isDone) {
      await store.setDeliveryState(trx, delivery.id, 'delivered');
      if (endpoint.failing_since) await store.updateEndpoint(trx, endpoint.id, { failing_since: null });
      return;
    }
    const isGone = status === 410;
    if (isLast || isGone) await store.setDeliveryState(trx, delivery.id, 'failed');
    const since = endpoint.failing_since ?? now;
    const isHopeless = now.getTime() - since.getTime() >= givenUpAfterMs;
    await store.updateEndpoint(trx, endpoint.id, {
      failing_since: since,
      ...(isGone || isHopeless ? { state: 'disabled', disabled_by: isGone ? 'gone' : 'failures' } : {}),
    });
  });
}
