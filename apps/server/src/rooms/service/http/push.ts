import { route, type Server } from '#platform/http';
import { subscribePush, unsubscribePush } from '../commands/subscribe-push.ts';
import type { ServiceDeps } from '../deps.ts';

export function pushRoutes(app: Server, deps: ServiceDeps): void {
  const guard = deps.members.ownsCase;
  route(
    app,
    'subscribePush',
    async ({ params: { caseId }, body: { endpoint, keys }, remember }) => {
      const alongside = (trx: Parameters<typeof remember>[0], id: string) => remember(trx, { id });
      return { id: await subscribePush(deps, { caseId, endpoint, keys, alongside }) };
    },
    { guard },
  );
  route(
    app,
    'unsubscribePush',
    async ({ params }) => {
      await unsubscribePush(deps, params);
      return null;
    },
    { guard },
  );
}
