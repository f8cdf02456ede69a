import { declareProblems, type Server } from '#platform/http';
import type { TradeRoomDeps } from '../deps.ts';
import { statuses } from '../refusals.ts';
import { addIngestRoutes } from './ingest.ts';
import { addSourceRoutes } from './sources.ts';

/** All endpoints of the room. */
export function addTradeRoutes(app: Server, deps: TradeRoomDeps): void {
  declareProblems(app, statuses);
  addIngestRoutes(app, deps);
  addSourceRoutes(app, deps);
}
