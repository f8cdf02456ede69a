import { declareProblems, type Server } from '#platform/http';
import type { OversightDeps } from '../deps.ts';
import { statuses } from '../refusals.ts';
import { addFigureRoutes } from './figures.ts';
import { addReportRoutes } from './reports.ts';
import { addTermsRoutes } from './terms.ts';

/** All endpoints of the room. */
export function addOversightRoutes(app: Server, deps: OversightDeps): void {
  declareProblems(app, statuses);
  addFigureRoutes(app, deps);
  addTermsRoutes(app, deps);
  addReportRoutes(app, deps);
}
