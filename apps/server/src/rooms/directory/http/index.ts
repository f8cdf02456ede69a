import { declareProblems, type Server } from '#platform/http';
import type { DirectoryDeps } from '../deps.ts';
import { statuses } from '../refusals.ts';
import { addOperatorRoutes } from './operator.ts';
import { addPublicRoutes } from './public.ts';

/** All endpoints of the room. */
export function addDirectoryRoutes(app: Server, deps: DirectoryDeps): void {
  declareProblems(app, statuses);
  addPublicRoutes(app, deps);
  addOperatorRoutes(app, deps);
}
