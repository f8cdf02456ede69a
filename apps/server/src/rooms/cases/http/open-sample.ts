import { anyone, route, type Server } from '#platform/http';
import { openSample } from '../commands/open-sample.ts';
import type { CasesDeps } from '../deps.ts';

export function openSampleRoute(app: Server, deps: CasesDeps): void {
  route(
    app,
    'openSample',
    async ({ reply, remember }) => {
      const opened = await openSample(deps, remember);
      deps.members.setSessionCookie(reply, opened.token);
      return opened;
    },
    { guard: anyone },
  );
}
