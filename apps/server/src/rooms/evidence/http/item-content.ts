import { type Guard, route, type Server } from '#platform/http';
import type { EvidenceDeps } from '../deps.ts';
import { openItem } from '../queries/open-item.ts';

/** Types that a browser may show in place: it runs nothing in them. Everything else is only bytes to save. */
const shown = new Set(['image/png', 'image/jpeg', 'image/webp']);

export function itemContentRoute(app: Server, deps: EvidenceDeps, guard: Guard): void {
  route(
    app,
    'itemContent',
    async ({ params, reply }) => {
      const item = await openItem(deps, params.caseId, params.itemId);
      // A stranger's page or PDF must never run in our origin: it is an attachment, sandboxed and never sniffed.
      reply.headers({
        'content-type': shown.has(item.mediaType) ? item.mediaType : 'application/octet-stream',
        'content-length': item.bytes,
        'content-disposition': `attachment; filename="item"; filename*=UTF-8''${encodeRfc5987(item.file)}`,
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
      });
      return item.content;
    },
    { guard },
  );
}

/** RFC 8187 ext-value: encodeURIComponent leaves four characters that it does not allow. */
const encodeRfc5987 = (text: string) =>
  encodeURIComponent(text).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
