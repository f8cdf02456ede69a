import { newId } from '#platform/clock';
import { inTransaction, type Trx } from '#platform/database';
import { type PushContents, sealedPush } from '../contents.ts';
import type { ServiceDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { badSubscription, pushOff, subscriptionNotFound, tooManySubscriptions } from '../refusals.ts';
import { isPushService } from '../rules/push-hosts.ts';
import { quotas } from '../rules/quota.ts';
import * as store from '../store.ts';
import * as inbound from '../store-inbound.ts';
import { digestOf, openMailbox } from './open-mailbox.ts';
import { recordEvents } from './record-events.ts';

export interface Subscription extends PushContents {
  caseId: string;
  alongside?: ((trx: Trx, id: string) => Promise<void>) | undefined;
}

/**
 * Keeps a browser's subscription, encrypted; the same browser twice is one. Its address must be that of a known push service: we
 * will call it, and a stranger chose it. Refusals: `push-off`, `bad-subscription`, `too-many-subscriptions`.
 */
export async function subscribePush(deps: ServiceDeps, input: Subscription): Promise<string> {
  const { caseId, endpoint, keys, alongside } = input;
  if (!deps.push) throw pushOff();
  const point = Buffer.from(keys.p256dh, 'base64url');
  const auth = Buffer.from(keys.auth, 'base64url');
  const fits = point.length === 65 && point[0] === 4 && auth.length === 16;
  if (!fits || !isPushService(endpoint, deps.push.hosts)) throw badSubscription();
  return inTransaction(deps.db, async (trx) => {
    const mailbox = await openMailbox(deps, trx, caseId);
    const standing = await inbound.listPush(trx, caseId);
    const fresh = newId('push');
    const id = await inbound.upsertPush(trx, {
      id: fresh,
      case_id: caseId,
      endpoint_hash: digestOf(deps, 'endpoint', endpoint),
      contents: sealedPush.seal(deps.blobs, mailbox.vault, { endpoint, keys }),
      created_at: new Date(deps.clock.now()),
    });
    if (id === fresh && standing.length >= quotas.pushSubscriptions) throw tooManySubscriptions();
    if (id === fresh)
      await recordEvents(deps, trx, [newEvent(caseId, deps.clock.now(), 'push.subscribed', { pushId: id })]);
    await alongside?.(trx, id);
    return id;
  });
}

/** Refusal: `subscription-not-found`. */
export async function unsubscribePush(
  deps: ServiceDeps,
  { caseId, pushId }: { caseId: string; pushId: string },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    await store.lockMailbox(trx, caseId);
    if (!(await inbound.deletePush(trx, caseId, pushId))) throw subscriptionNotFound();
    await recordEvents(deps, trx, [newEvent(caseId, deps.clock.now(), 'push.ended', { pushId })]);
  });
}
