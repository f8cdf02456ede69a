import { deadlineRules } from '@redress/law';
import { anyone, route, type Server } from '#platform/http';

export function listDeadlinesRoute(app: Server): void {
  route(app, 'listDeadlines', async () => ({ rules: deadlineRules() }), { guard: anyone });
}
