import { declareProblems, type Server } from '#platform/http';
import type { ServiceDeps } from '../deps.ts';
import { statuses } from '../refusals.ts';
import { pushRoutes } from './push.ts';
import { registeredRoutes } from './registered.ts';
import { serviceRoutes } from './service.ts';
import { unsubscribeRoute } from './unsubscribe.ts';

/** All endpoints of the room. */
export function addServiceRoutes(app: Server, deps: ServiceDeps): void {
  declareProblems(app, statuses);
  for (const add of [serviceRoutes, registeredRoutes, pushRoutes, unsubscribeRoute]) add(app, deps);
}
