import { migrate } from '#platform/database';
import type { Server } from '#platform/http';
import type { OversightDeps } from './deps.ts';
import { addOversightRoutes } from './http/index.ts';
import { migrations } from './migrations.ts';

/** What a platform sees of its merchants and of itself, and shows to a regulator. */
export async function createOversightRoom(deps: OversightDeps) {
  await migrate(deps.db, 'oversight', migrations);
  return { http: (app: Server) => addOversightRoutes(app, deps) };
}
