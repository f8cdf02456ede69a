import { declareProblems, route, type Server } from '#platform/http';
import { join, leave } from '../commands/consent.ts';
import type { LinkingDeps } from '../deps.ts';
import { readJointReport } from '../queries/joint-report.ts';
import { readLinks } from '../queries/links.ts';
import { statuses } from '../refusals.ts';

/** All endpoints of the room. */
export function addLinkingRoutes(app: Server, deps: LinkingDeps): void {
  declareProblems(app, statuses);
  const guard = deps.members.ownsCase;
  route(app, 'getLinks', ({ params }) => readLinks(deps, params.caseId), { guard });
  route(
    app,
    'joinLinks',
    async ({ params, body }) => {
      await join(deps, { caseId: params.caseId, ...body });
      return readLinks(deps, params.caseId);
    },
    { guard },
  );
  route(
    app,
    'leaveLinks',
    async ({ params }) => {
      await leave(deps, params.caseId);
      return readLinks(deps, params.caseId);
    },
    { guard },
  );
  route(app, 'getJointReport', ({ params }) => readJointReport(deps, params.caseId), { guard });
}
