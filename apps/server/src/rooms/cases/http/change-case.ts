import { route, type Server } from '#platform/http';
import { changeCase } from '../commands/change-case.ts';
import type { CasesDeps } from '../deps.ts';
import { readCase } from '../queries/read-case.ts';
import { badRevision } from '../refusals.ts';
import { parseRevision } from '../rules/letter-files.ts';

export function changeCaseRoute(app: Server, deps: CasesDeps): void {
  route(
    app,
    'changeCase',
    async ({ params, body, request, reply }) => {
      const header = request.headers['if-match'];
      const revision = header === undefined ? undefined : parseRevision(header);
      if (header !== undefined && revision === undefined) throw badRevision();
      await changeCase(deps, { caseId: params.caseId, change: body, revision });
      const view = await readCase(deps, params.caseId);
      reply.header('etag', `"${view.revision}"`);
      return view;
    },
    { guard: deps.members.ownsCase },
  );
}
