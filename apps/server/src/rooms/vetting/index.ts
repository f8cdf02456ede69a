import { migrate } from '#platform/database';
import type { Server } from '#platform/http';
import type { VettingDeps } from './deps.ts';
import { addVettingRoutes } from './http/index.ts';
import { eraseOver, type IsNeeded } from './jobs/erase-over.ts';
import { removeBlob } from './jobs/remove-blob.ts';
import { sweep } from './jobs/sweep.ts';
import { tell } from './jobs/tell.ts';
import { migrations } from './migrations.ts';
import { departuresOf } from './queries/departures.ts';
import { dutyRecords, standingsOf, vettingOf } from './queries/duty-records.ts';
import { namedBlobs } from './store-documents.ts';

export type { DutyRecord, Vetting } from './queries/duty-records.ts';
export type VettingRoom = Awaited<ReturnType<typeof createVettingRoom>>;

/** Who an organisation is, by papers that somebody looked at; and who looked, when and how. */
export async function createVettingRoom(deps: VettingDeps) {
  await migrate(deps.db, 'vetting', migrations);
  deps.outbox.handle('vetting.remove-blob', removeBlob(deps));
  deps.outbox.handle('vetting.tell', tell(deps));
  return {
    vettingOf: (orgId: string) => vettingOf(deps, orgId),
    standingsOf: (orgIds: readonly string[]) => standingsOf(deps, orgIds),
    /** A platform's own record of verifying its merchants, for its console and for authorities. */
    dutyRecords: (platformId: string, span: { fromMs: number; toMs: number }) =>
      dutyRecords(deps, platformId, span),
    /** Merchants that left the platform, and until when their identity data is kept. */
    departuresOf: (platformId: string) => departuresOf(deps, platformId),
    /** Reminders and ends; a round of housekeeping. */
    sweep: () => sweep(deps),
    /** Empties what was kept long enough; a round of housekeeping. */
    eraseOver: (isNeeded: IsNeeded) => eraseOver(deps, isNeeded),
    http: (app: Server) => addVettingRoutes(app, deps),
    namedBlobs: (keys: readonly string[]) => namedBlobs(deps.db, keys),
  };
}
