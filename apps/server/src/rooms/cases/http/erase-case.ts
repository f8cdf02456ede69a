import { route, type Server } from '#platform/http';
import { eraseCase } from '../commands/erase-case.ts';
import type { CasesDeps } from '../deps.ts';

export function eraseCaseRoute(app: Server, deps: CasesDeps): void {
  route(
    app,
    'eraseCase',
    async ({ params }) => {
      await eraseCase(deps, params.caseId);
      return null;
    },
    { guard: deps.members.ownsCase },
  );
}
