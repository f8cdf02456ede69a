import { anyone, rateLimited, route, type Server } from '#platform/http';
import { openSample } from '../commands/open-sample.ts';
import type { CasesDeps } from '../deps.ts';

export function openSampleRoute(app: Server, deps: CasesDeps): void {
  route(
    app,
    'openSample',
    // Remembered at the end: a repetition after a crash opens a whole sample, never half of one.
    async () => openSample(deps),
    {
      guard: rateLimited(app, 30, anyone),
      dress: (reply, { token }) => deps.members.setSessionCookie(reply, token),
    },
  );
}
