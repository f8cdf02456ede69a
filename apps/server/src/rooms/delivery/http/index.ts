import { declareProblems, type Server } from '#platform/http';
import type { DeliveryDeps } from '../deps.ts';
import { statuses } from '../refusals.ts';
import { addOrganisationRoutes } from './organisations.ts';
import { addPublicRoutes } from './public.ts';

/** All endpoints of the room. */
export function addDeliveryRoutes(app: Server, deps: DeliveryDeps): void {
  declareProblems(app, statuses);
  addPublicRoutes(app, deps);
  addOrganisationRoutes(app, deps);
}
