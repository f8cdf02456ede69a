import { route, type Server } from '#platform/http';
import { recordNews, recordRegistered } from '../commands/record-registered.ts';
import type { ServiceDeps } from '../deps.ts';
import { readDispatch } from '../queries/read-service.ts';

export function registeredRoutes(app: Server, deps: ServiceDeps): void {
  const guard = deps.members.ownsCase;
  route(
    app,
    'recordRegisteredLetter',
    async ({ params: { caseId }, body }) => {
      const id = await recordRegistered(deps, { caseId, ...body });
      return readDispatch(deps, caseId, id);
    },
    { guard },
  );
  route(
    app,
    'recordRegisteredLetterNews',
    async ({ params: { caseId, dispatchId }, body }) => {
      await recordNews(deps, { caseId, dispatchId, ...body });
      return readDispatch(deps, caseId, dispatchId);
    },
    { guard },
  );
}
