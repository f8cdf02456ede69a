import { route, type Server } from '#platform/http';
import { addKey, changeSource, createSource, endKey, rotateSecret } from '../commands/sources.ts';
import type { TradeRoomDeps } from '../deps.ts';
import { readArrival } from '../queries/arrival.ts';
import { readReceipt } from '../queries/receipt.ts';
import { listSourceEvents, sourceHealth, sourceOf, sourceView } from '../queries/source-views.ts';
import { listSources } from '../store.ts';

/** How an organisation manages its shops' connections. */
export function addSourceRoutes(app: Server, deps: TradeRoomDeps): void {
  addManagement(app, deps);
  addKeys(app, deps);
  addReading(app, deps);
}

function addManagement(app: Server, deps: TradeRoomDeps): void {
  const guard = deps.members.actsFor('sources.manage');
  route(
    app,
    'createSource',
    async ({ params: { orgId }, body, actor }) => {
      const made = await createSource(deps, { platformId: orgId, ...body, by: actor.id });
      const source = await sourceOf(deps, { orgId, sourceId: made.sourceId });
      return { source: await sourceView(deps, source), secret: made.secret };
    },
    { guard },
  );
  route(
    app,
    'changeSource',
    async ({ params, body, actor }) => {
      await changeSource(deps, { ...namedBy(params), ...body, by: actor.id });
      return sourceView(deps, await sourceOf(deps, params));
    },
    { guard },
  );
  route(
    app,
    'rotateSourceSecret',
    async ({ params, body, actor }) => {
      const overlapMs = body.overlapHours * 3_600_000;
      const { secret } = await rotateSecret(deps, { ...namedBy(params), overlapMs, by: actor.id });
      return { source: await sourceView(deps, await sourceOf(deps, params)), secret };
    },
    { guard },
  );
}

function addKeys(app: Server, deps: TradeRoomDeps): void {
  const guard = deps.members.actsFor('sources.manage');
  route(
    app,
    'addSourceKey',
    async ({ params, body, actor }) => {
      await addKey(deps, { ...namedBy(params), publicKey: body.publicKey, by: actor.id });
      return sourceView(deps, await sourceOf(deps, params));
    },
    { guard },
  );
  route(
    app,
    'endSourceKey',
    async ({ params, actor }) => {
      await endKey(deps, { ...namedBy(params), keyId: params.keyId, by: actor.id });
      return sourceView(deps, await sourceOf(deps, params));
    },
    { guard },
  );
}

const namedBy = ({ orgId, sourceId }: { orgId: string; sourceId: string }) => ({
  platformId: orgId,
  sourceId,
});

function addReading(app: Server, deps: TradeRoomDeps): void {
  const guard = deps.members.actsFor('events.read');
  route(
    app,
    'listSources',
    async ({ params }) => {
      const rows = await listSources(deps.db, params.orgId);
      return { sources: await Promise.all(rows.map((row) => sourceView(deps, row))) };
    },
    { guard },
  );
  route(app, 'sourceHealth', async ({ params }) => sourceHealth(deps, await sourceOf(deps, params)), {
    guard,
  });
  route(app, 'sourceArrival', async ({ params }) => readArrival(deps, await sourceOf(deps, params)), {
    guard,
  });
  route(
    app,
    'listSourceEvents',
    async ({ params, query }) =>
      listSourceEvents(deps, await sourceOf(deps, params), {
        conflicts: query.conflicts === 'yes',
        cursor: query.cursor,
      }),
    { guard },
  );
  route(
    app,
    'sourceEventReceipt',
    async ({ params }) => readReceipt(deps, (await sourceOf(deps, params)).id, params.eventId),
    { guard },
  );
}
