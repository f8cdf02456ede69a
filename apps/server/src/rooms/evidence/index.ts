import { migrate } from '#platform/database';
import type { Guard, Server } from '#platform/http';
import { createMemo } from '#platform/memo';
import { addItem } from './commands/add-item.ts';
import { changeItem } from './commands/change-item.ts';
import { addFacts, correctFacts } from './commands/correct-facts.ts';
import { eraseDossier } from './commands/erase-dossier.ts';
import { openDossier } from './commands/open-dossier.ts';
import { withdrawItem } from './commands/withdraw-item.ts';
import type { EvidenceDeps } from './deps.ts';
import { addEvidenceRoutes } from './http/index.ts';
import { readItem } from './jobs/read-item.ts';
import { removeBlob } from './jobs/remove-blob.ts';
import { migrations } from './migrations.ts';
import { listExhibits } from './queries/exhibits.ts';
import { openItem, openThumbnail } from './queries/open-item.ts';
import { readEvidence } from './queries/read-evidence.ts';
import { namedBlobs } from './store.ts';

export { canonicalJson, commitTo } from './commands/commit.ts';
export type { Exhibit } from './queries/exhibits.ts';
export { defaultLimits } from './rules/limits.ts';
export { slotsOf } from './rules/slots.ts';

export type EvidenceRoom = Awaited<ReturnType<typeof createEvidenceRoom>>;

/** The evidence of cases: items, what they say, their chain and its gaps. The room that others mirror. */
export async function createEvidenceRoom(given: Omit<EvidenceDeps, 'computed' | 'seals'>) {
  const deps: EvidenceDeps = { ...given, computed: createMemo(500), seals: new Map() };
  await migrate(deps.db, 'evidence', migrations);
  deps.outbox.handle('evidence.read', readItem(deps));
  deps.outbox.handle('evidence.remove-blob', removeBlob(deps));
  return {
    openDossier: bind(deps, openDossier),
    addItem: bind(deps, addItem),
    changeItem: bind(deps, changeItem),
    withdrawItem: bind(deps, withdrawItem),
    correctFacts: bind(deps, correctFacts),
    addFacts: bind(deps, addFacts),
    eraseDossier: bind(deps, eraseDossier),
    readEvidence: bind(deps, readEvidence),
    openItem: bind(deps, openItem),
    openThumbnail: bind(deps, openThumbnail),
    listExhibits: bind(deps, listExhibits),
    namedBlobs: (keys: readonly string[]) => namedBlobs(deps.db, keys),
    http: (app: Server, guard: Guard) => addEvidenceRoutes(app, deps, guard),
  };
}

const bind =
  <A extends unknown[], R>(deps: EvidenceDeps, fn: (deps: EvidenceDeps, ...args: A) => R) =>
  (...args: A): R =>
    fn(deps, ...args);
