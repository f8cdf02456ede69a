import { anyone, rateLimited, route, type Server } from '#platform/http';
import { replyToStatement } from '../commands/reply.ts';
import type { StatementsDeps } from '../deps.ts';

/** The other side's right of reply. A code cannot be guessed, and nobody floods a page: ten in ten minutes. */
export function addReplyRoutes(app: Server, deps: StatementsDeps): void {
  route(
    app,
    'replyToStatement',
    ({ params, body }) => replyToStatement(deps, { slug: params.slug, ...body }),
    { guard: rateLimited(app, 10, anyone) },
  );
}
