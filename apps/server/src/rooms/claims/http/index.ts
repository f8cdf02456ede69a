import { declareProblems, type Server } from '#platform/http';
import type { ClaimsDeps } from '../deps.ts';
import { statuses } from '../refusals.ts';
import { addBuyerRoutes } from './buyer.ts';
import { addConsoleRoutes } from './console.ts';
import { addKeeperRoutes } from './keeper.ts';
import { addPublicRoutes } from './public.ts';
import { addRespondentRoutes } from './respondent.ts';

/** All endpoints of the room. */
export function addClaimsRoutes(app: Server, deps: ClaimsDeps): void {
  declareProblems(app, statuses);
  addBuyerRoutes(app, deps);
  addRespondentRoutes(app, deps);
  addConsoleRoutes(app, deps);
  addKeeperRoutes(app, deps);
  addPublicRoutes(app, deps);
}
