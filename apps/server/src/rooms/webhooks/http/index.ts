import type { KeyObject } from 'node:crypto';
import { anyone, declareProblems, rateLimited, route, type Server } from '#platform/http';
import {
  changeEndpoint,
  createEndpoint,
  endpointOf,
  removeEndpoint,
  rotateSecret,
} from '../commands/endpoints.ts';
import { replayOne, replaySince, sendTest } from '../commands/replay.ts';
import type { WebhooksDeps } from '../deps.ts';
import { listDeliveries, readDelivery } from '../queries/deliveries.ts';
import { viewOf } from '../queries/endpoint-view.ts';
import { statuses } from '../refusals.ts';
import { publicKeyText } from '../signing.ts';
import { listEndpoints } from '../store.ts';

/** All endpoints of the room. */
export function addWebhooksRoutes(app: Server, deps: WebhooksDeps, key: KeyObject): void {
  declareProblems(app, statuses);
  const publicKey = publicKeyText(key);
  route(app, 'webhookKey', async () => ({ publicKey }), { guard: rateLimited(app, 600, anyone) });
  addEndpointRoutes(app, deps, publicKey);
  addDeliveryRoutes(app, deps);
}

function addEndpointRoutes(app: Server, deps: WebhooksDeps, publicKey: string): void {
  const guard = deps.members.actsFor('webhooks.manage');
  route(
    app,
    'listWebhooks',
    async ({ params }) => {
      const rows = await listEndpoints(deps.db, params.orgId);
      return { endpoints: await Promise.all(rows.map((row) => viewOf(deps, deps.db, row))), publicKey };
    },
    { guard },
  );
  route(app, 'createWebhook', ({ params, body }) => createEndpoint(deps, params.orgId, body), { guard });
  route(
    app,
    'changeWebhook',
    ({ params, body }) => changeEndpoint(deps, params.orgId, params.endpointId, body),
    { guard },
  );
  route(
    app,
    'removeWebhook',
    async ({ params }) => {
      await removeEndpoint(deps, params.orgId, params.endpointId);
      return null;
    },
    { guard },
  );
  route(
    app,
    'rotateWebhookSecret',
    ({ params, body }) => rotateSecret(deps, params.orgId, params.endpointId, body.overlapHours),
    { guard },
  );
}

function addDeliveryRoutes(app: Server, deps: WebhooksDeps): void {
  const guard = deps.members.actsFor('webhooks.manage');
  route(
    app,
    'testWebhook',
    async ({ params }) => {
      const id = await sendTest(deps, params.orgId, params.endpointId);
      return readDelivery(deps, await endpointOf(deps.db, params.orgId, params.endpointId), id);
    },
    { guard },
  );
  route(
    app,
    'listWebhookDeliveries',
    async ({ params, query }) => {
      const endpoint = await endpointOf(deps.db, params.orgId, params.endpointId);
      return listDeliveries(deps, endpoint, query.cursor);
    },
    { guard },
  );
  route(
    app,
    'replayWebhooks',
    async ({ params: { orgId, endpointId }, body }) => ({
      replayed:
        'deliveryId' in body
          ? await replayOne(deps, orgId, endpointId, body.deliveryId)
          : await replaySince(deps, orgId, endpointId, new Date(body.since)),
    }),
    { guard },
  );
}
