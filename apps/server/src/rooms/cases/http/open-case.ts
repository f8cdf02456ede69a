import { anyone, route, type Server } from '#platform/http';
import { openCase } from '../commands/open-case.ts';
import type { CasesDeps } from '../deps.ts';

export function openCaseRoute(app: Server, deps: CasesDeps): void {
  route(
    app,
    'openCase',
    async ({ body, reply, remember }) => {
      const opened = await openCase(deps, { ...body, alongside: remember });
      deps.members.setSessionCookie(reply, opened.token);
      return opened;
    },
    { guard: anyone },
  );
}
