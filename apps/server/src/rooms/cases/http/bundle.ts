import { Readable } from 'node:stream';
import { route, type Server } from '#platform/http';
import { issueBundle } from '../commands/issue-bundle.ts';
import type { CasesDeps } from '../deps.ts';

export function bundleRoute(app: Server, deps: CasesDeps): void {
  route(
    app,
    'bundle',
    async ({ params, reply }) => {
      const bundle = await issueBundle(deps, params.caseId);
      reply.headers({
        'content-type': 'application/zip',
        'content-disposition': 'attachment; filename="bundle.zip"',
      });
      return Readable.from(bundle, { objectMode: false });
    },
    { guard: deps.members.ownsCase },
  );
}
