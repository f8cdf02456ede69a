import { migrate } from '#platform/database';
import type { Server } from '#platform/http';
import { createMemo } from '#platform/memo';
import type { OversightDeps } from './deps.ts';
import { addOversightRoutes } from './http/index.ts';
import { migrations } from './migrations.ts';
import { namedBlobs } from './store-reports.ts';

/** Of all platforms together: a page asks for two. */
const periodsKept = 100;

/** What a platform sees of its merchants and of itself, and shows to a regulator. */
export async function createOversightRoom(given: Omit<OversightDeps, 'templates'>) {
  const deps: OversightDeps = { ...given, templates: createMemo(periodsKept) };
  await migrate(deps.db, 'oversight', migrations);
  return {
    namedBlobs: (keys: readonly string[]) => namedBlobs(deps.db, keys),
    http: (app: Server) => addOversightRoutes(app, deps),
  };
}
