import { anyone, rateLimited, route, type Server } from '#platform/http';
import { hearNotice } from '../commands/hear-notice.ts';
import type { DepositsDeps } from '../deps.ts';

/** What payment providers call. Nobody signs in: the provider's signature over the bytes says who speaks. */
export function addNoticeRoute(app: Server, deps: DepositsDeps): void {
  route(
    app,
    'payoutNotice',
    async ({ params: { orgId: keeperId, rail }, body, request, reply }) => {
      const { headers } = request;
      const answer = await hearNotice(deps, { keeperId, rail, headers, body: body ?? Buffer.alloc(0) });
      reply.type(answer.type);
      return Buffer.from(answer.body);
    },
    { guard: rateLimited(app, 6000, anyone) },
  );
}
