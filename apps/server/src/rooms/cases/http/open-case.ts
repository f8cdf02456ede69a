import { anyone, rateLimited, route, type Server } from '#platform/http';
import { openCase } from '../commands/open-case.ts';
import type { CasesDeps } from '../deps.ts';

export function openCaseRoute(app: Server, deps: CasesDeps): void {
  route(app, 'openCase', async ({ body, remember }) => openCase(deps, { ...body, alongside: remember }), {
    guard: rateLimited(app, 120, anyone),
    dress: (reply, { token }) => deps.members.setSessionCookie(reply, token),
  });
}
