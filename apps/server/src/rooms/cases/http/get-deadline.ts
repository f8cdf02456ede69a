import { deadline } from '@redress/law';
import { anyone, route, type Server } from '#platform/http';

export function getDeadlineRoute(app: Server): void {
  route(app, 'getDeadline', async ({ params, query }) => deadline(params.rule, query.from), {
    guard: anyone,
  });
}
