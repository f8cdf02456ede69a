import { migrate } from '#platform/database';
import type { Server } from '#platform/http';
import type { OversightDeps } from './deps.ts';
import { addOversightRoutes } from './http/index.ts';
import { migrations } from './migrations.ts';
import { namedBlobs } from './store-reports.ts';

/** What a platform sees of its merchants and of itself, and shows to a regulator. */
export async function createOversightRoom(deps: OversightDeps) {
  await migrate(deps.db, 'oversight', migrations);
  return {
    namedBlobs: (keys: readonly string[]) => namedBlobs(deps.db, keys),
    http: (app: Server) => addOversightRoutes(app, deps),
  };
}
