import type { Server } from '#platform/http';
import { addIntegratorsRoutes } from './http/integrators.ts';
import { makePacks } from './queries/make-packs.ts';
import { createGuideReader } from './queries/read-guide.ts';

/** How shops join: packs and guides made from the repository's own files. It keeps nothing and asks no other room. */
export function createIntegratorsRoom({ repository }: { repository: string }) {
  const packs = makePacks(repository);
  const readGuide = createGuideReader(repository);
  return {
    packs,
    http: (app: Server) => addIntegratorsRoutes(app, { packs, readGuide }),
  };
}
