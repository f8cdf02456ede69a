import { route, type Server } from '#platform/http';
import type { OversightDeps } from '../deps.ts';
import { observe } from '../queries/read-oversight.ts';
import { watchesOver } from './guards.ts';

/** What a platform sees of its merchants. */
export function addFigureRoutes(app: Server, deps: OversightDeps): void {
  const guard = watchesOver(deps, 'oversight.read');
  route(
    app,
    'readOversight',
    async ({ params, query }) => (await observe(deps, { platformId: params.orgId, ...query })).view,
    { guard },
  );
  route(
    app,
    'listWatchedSources',
    async ({ params }) => ({ sources: await deps.trade.healthOf(params.orgId) }),
    { guard },
  );
}
