import { route, type Server } from '#platform/http';
import type { CasesDeps } from '../deps.ts';
import { readCase } from '../queries/read-case.ts';

export function getCaseRoute(app: Server, deps: CasesDeps): void {
  route(
    app,
    'getCase',
    async ({ params, reply }) => {
      const view = await readCase(deps, params.caseId);
      reply.header('etag', `"${view.revision}"`);
      return view;
    },
    { guard: deps.members.ownsCase },
  );
}
