import { type Guard, route, type Server } from '#platform/http';
import { changeItem } from '../commands/change-item.ts';
import type { EvidenceDeps } from '../deps.ts';

export function changeItemRoute(app: Server, deps: EvidenceDeps, guard: Guard): void {
  route(app, 'changeItem', ({ params, body }) => changeItem(deps, { ...params, kind: body.kind }), { guard });
}
