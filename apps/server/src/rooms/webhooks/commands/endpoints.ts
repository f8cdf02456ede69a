import { randomBytes } from 'node:crypto';
import type { WebhookEndpointView, WebhookType } from '@redress/contract';
import { newId } from '#platform/clock';
import { inTransaction, type Trx } from '#platform/database';
import { mayCall } from '../call.ts';
import type { WebhooksDeps } from '../deps.ts';
import { viewOf } from '../queries/endpoint-view.ts';
import { tooManyWebhooks, webhookNotFound, webhookUrlUnfit } from '../refusals.ts';
import * as store from '../store.ts';

const most = 10;

export interface EndpointChange {
  url?: string | undefined;
  description?: string | undefined;
  types?: WebhookType[] | null | undefined;
  active?: boolean | undefined;
}

/** Refusals: `webhook-url-unfit`, `too-many-webhooks`. */
export async function createEndpoint(
  deps: WebhooksDeps,
  orgId: string,
  { url, description = '', types = null }: EndpointChange & { url: string },
): Promise<{ endpoint: WebhookEndpointView; secret: string }> {
  if (!mayCall(url, deps.mayBePrivate)) throw webhookUrlUnfit();
  return inTransaction(deps.db, async (trx) => {
    if ((await store.listEndpoints(trx, orgId)).length >= most) throw tooManyWebhooks();
    const id = newId('whe');
    const vault = deps.blobs.createVault(`webhook:${id}`);
    await store.insertEndpoint(trx, {
      ...{ id, org_id: orgId, wrapped_key: vault.wrappedKey, types },
      ...{ state: 'active', disabled_by: null, failing_since: null },
      contents: deps.blobs.sealRow(vault, Buffer.from(JSON.stringify({ url, description }))),
      created_at: new Date(deps.clock.now()),
    });
    const secret = await makeSecret(deps, trx, await endpointOf(trx, orgId, id), 0);
    return { endpoint: await viewOf(deps, trx, await endpointOf(trx, orgId, id)), secret };
  });
}

/** Refusals: `webhook-not-found`, `webhook-url-unfit`. */
export async function changeEndpoint(
  deps: WebhooksDeps,
  orgId: string,
  id: string,
  { url, description, types, active }: EndpointChange,
): Promise<WebhookEndpointView> {
  if (url !== undefined && !mayCall(url, deps.mayBePrivate)) throw webhookUrlUnfit();
  return inTransaction(deps.db, async (trx) => {
    const row = await endpointOf(trx, orgId, id);
    const before = JSON.parse(deps.blobs.openRow(row.vault, row.contents).toString());
    const contents = { url: url ?? before.url, description: description ?? before.description };
    await store.updateEndpoint(trx, id, {
      contents: deps.blobs.sealRow(row.vault, Buffer.from(JSON.stringify(contents))),
      ...(types === undefined ? {} : { types }),
      ...(active === undefined
        ? {}
        : active
          ? { state: 'active', disabled_by: null, failing_since: null }
          : { state: 'disabled', disabled_by: 'person' }),
    });
    return viewOf(deps, trx, await endpointOf(trx, orgId, id));
  });
}

/** Nothing is sent to it any more. Refusal: `webhook-not-found`. */
export async function removeEndpoint(deps: WebhooksDeps, orgId: string, id: string): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    await endpointOf(trx, orgId, id);
    await store.updateEndpoint(trx, id, { state: 'removed' });
  });
}

/** For `overlapHours` both secrets sign, so that the receiver may change over at any time. Refusal: `webhook-not-found`. */
export async function rotateSecret(
  deps: WebhooksDeps,
  orgId: string,
  id: string,
  overlapHours: number,
): Promise<{ endpoint: WebhookEndpointView; secret: string }> {
  return inTransaction(deps.db, async (trx) => {
    const row = await endpointOf(trx, orgId, id);
    const secret = await makeSecret(deps, trx, row, overlapHours * 3_600_000);
    return { endpoint: await viewOf(deps, trx, row), secret };
  });
}

async function makeSecret(
  deps: WebhooksDeps,
  trx: Trx,
  { id, vault }: store.EndpointRow,
  overlapMs: number,
): Promise<string> {
  const nowMs = deps.clock.now();
  const secret = randomBytes(32);
  await store.endSecrets(trx, id, new Date(nowMs + overlapMs));
  await store.insertSecret(trx, {
    ...{ id: newId('sec'), endpoint_id: id, contents: deps.blobs.sealRow(vault, secret) },
    created_at: new Date(nowMs),
    until: null,
  });
  return `whsec_${secret.toString('base64')}`;
}

/** Another organisation's endpoint does not exist for this one. Refusal: `webhook-not-found`. */
export async function endpointOf(
  db: WebhooksDeps['db'] | Trx,
  orgId: string,
  id: string,
): Promise<store.EndpointRow> {
  const row = await store.findEndpoint(db, id);
  if (row?.org_id !== orgId) throw webhookNotFound();
  return row;
}
