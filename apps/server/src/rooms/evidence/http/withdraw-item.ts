import { type Guard, route, type Server } from '#platform/http';
import { withdrawItem } from '../commands/withdraw-item.ts';
import type { EvidenceDeps } from '../deps.ts';

export function withdrawItemRoute(app: Server, deps: EvidenceDeps, guard: Guard): void {
  route(
    app,
    'withdrawItem',
    async ({ params }) => {
      await withdrawItem(deps, params);
      return null;
    },
    { guard },
  );
}
