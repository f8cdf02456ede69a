import { deadline } from '@redress/law';
import { anyone, route, type Server } from '#platform/http';
import { withTable } from '../rules/explain-deadline.ts';

export function getDeadlineRoute(app: Server): void {
  route(app, 'getDeadline', async ({ params, query }) => withTable(deadline(params.rule, query.from)), {
    guard: anyone,
  });
}
