import { type Guard, route, type Server } from '#platform/http';
import type { EvidenceDeps } from '../deps.ts';
import { openThumbnail } from '../queries/open-item.ts';

export function itemThumbnailRoute(app: Server, deps: EvidenceDeps, guard: Guard): void {
  route(
    app,
    'itemThumbnail',
    async ({ params, reply }) => {
      const thumbnail = await openThumbnail(deps, params.caseId, params.itemId);
      // An item never changes, so neither does its picture; `private`: it is for its owner's browser alone.
      reply.headers({ 'content-type': 'image/webp', 'cache-control': 'private, max-age=86400, immutable' });
      return thumbnail;
    },
    { guard },
  );
}
