import { declareProblems, type Server } from '#platform/http';
import type { VettingDeps } from '../deps.ts';
import { statuses } from '../refusals.ts';
import { addDepartureRoutes } from './departures.ts';
import { addNameChangeRoutes } from './name-changes.ts';
import { addOwnFileRoutes } from './own-file.ts';
import { addOperatorRoutes, addPlatformRoutes } from './reviewers.ts';

/** All endpoints of the room. */
export function addVettingRoutes(app: Server, deps: VettingDeps): void {
  declareProblems(app, statuses);
  addOwnFileRoutes(app, deps);
  addPlatformRoutes(app, deps);
  addDepartureRoutes(app, deps);
  addNameChangeRoutes(app, deps);
  addOperatorRoutes(app, deps);
}
