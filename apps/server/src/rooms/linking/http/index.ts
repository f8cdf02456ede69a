import { declareProblems, route, type Server } from '#platform/http';
import { letterMediaTypes } from '#rooms/cases';
import { join, leave } from '../commands/consent.ts';
import { issueJointReport } from '../commands/issue-joint-report.ts';
import type { LinkingDeps } from '../deps.ts';
import { readJointReport } from '../queries/joint-report.ts';
import { readLinks } from '../queries/links.ts';
import { listClusters } from '../queries/list-clusters.ts';
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
  route(
    app,
    'jointReportPaper',
    async ({ params, reply }) => {
      const bytes = await issueJointReport(deps, params);
      reply.headers({
        'content-type': letterMediaTypes[params.format],
        'content-disposition': `attachment; filename="joint-report.${params.format}"`,
      });
      return Buffer.from(bytes);
    },
    { guard },
  );
  route(app, 'listClusters', ({ query }) => listClusters(deps, query), { guard: deps.members.isOperator });
}
