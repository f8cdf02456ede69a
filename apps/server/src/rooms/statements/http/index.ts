import { declareProblems, type Server } from '#platform/http';
import type { StatementsDeps } from '../deps.ts';
import { statuses } from '../refusals.ts';
import { addDraftRoutes } from './draft.ts';
import { addPictureRoutes } from './pictures.ts';
import { addPublicRoutes } from './public.ts';
import { addReplyRoutes } from './reply.ts';

/** All endpoints of the room. */
export function addStatementsRoutes(app: Server, deps: StatementsDeps): void {
  declareProblems(app, statuses);
  addDraftRoutes(app, deps);
  addPictureRoutes(app, deps);
  addPublicRoutes(app, deps);
  addReplyRoutes(app, deps);
}
