import { route, type Server } from '#platform/http';
import type { ServiceDeps } from '../deps.ts';
import { openProof } from '../queries/open-proof.ts';
import { readService } from '../queries/read-service.ts';

export function serviceRoutes(app: Server, deps: ServiceDeps): void {
  const guard = deps.members.ownsCase;
  route(app, 'getService', ({ params }) => readService(deps, params.caseId), { guard });
  route(
    app,
    'serviceProof',
    async ({ params, reply }) => {
      const { content, bytes, file } = await openProof(deps, params.caseId, params.rungId);
      // A stranger's mail must never be rendered in our origin: it is an attachment, whatever it calls itself.
      reply.headers({
        'content-type': 'application/octet-stream',
        'content-length': bytes,
        'content-disposition': `attachment; filename="proof"; filename*=UTF-8''${encodeURIComponent(file).replace(/['()*]/g, '_')}`,
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
      });
      return content;
    },
    { guard },
  );
}
