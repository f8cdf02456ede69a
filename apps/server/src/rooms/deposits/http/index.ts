import { declareProblems, type Server } from '#platform/http';
import type { DepositsDeps } from '../deps.ts';
import { statuses } from '../refusals.ts';
import { addBatchRoutes } from './batches.ts';
import { addKeeperRoutes } from './keeper.ts';
import { addMerchantRoutes } from './merchant.ts';
import { addNoticeRoute } from './notices.ts';

/** All endpoints of the room. */
export function addDepositsRoutes(app: Server, deps: DepositsDeps): void {
  declareProblems(app, statuses);
  addMerchantRoutes(app, deps);
  addKeeperRoutes(app, deps);
  addBatchRoutes(app, deps);
  addNoticeRoute(app, deps);
}
