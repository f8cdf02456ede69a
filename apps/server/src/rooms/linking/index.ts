import { migrate } from '#platform/database';
import type { Server } from '#platform/http';
import type { LinkingSecret } from '#platform/keys';
import { issueJointReport } from './commands/issue-joint-report.ts';
import { lookAtCase } from './commands/look.ts';
import type { LinkingDeps } from './deps.ts';
import { readHosts } from './hosts.ts';
import { addLinkingRoutes } from './http/index.ts';
import { beginRehash, rehash } from './jobs/rehash.ts';
import { createKeyring } from './keyring.ts';
import { migrations } from './migrations.ts';
import { readJointReport } from './queries/joint-report.ts';
import { listClusters } from './queries/list-clusters.ts';
import { extractIdentifiers } from './rules/identifiers/extract.ts';

export type { Identifier } from './rules/identifiers/types.ts';
export { kindTitles } from './rules/titles.ts';

/** Everything in a text by which cases are linked, as `redress links` shows it. */
export const identifiersIn = (text: string) => extractIdentifiers(text, readHosts);

export type LinkingRoom = Awaited<ReturnType<typeof createLinkingRoom>>;

/** Which cases hang together, by keyed digests; nobody sees another's case without both consents. */
export async function createLinkingRoom({
  secrets,
  ...given
}: Omit<LinkingDeps, 'keyring'> & { secrets: readonly LinkingSecret[] }) {
  const deps: LinkingDeps = { ...given, keyring: createKeyring(secrets) };
  await migrate(deps.db, 'linking', migrations);
  deps.outbox.handle<{ caseId: string }>('linking.look', async ({ payload }) => {
    await lookAtCase(deps, payload.caseId);
    return 'done';
  });
  deps.outbox.handle('linking.rehash', rehash(deps));
  await beginRehash(deps);
  return {
    lookAtCase: (caseId: string) => lookAtCase(deps, caseId),
    readJointReport: (caseId: string) => readJointReport(deps, caseId),
    issueJointReport: (asked: Parameters<typeof issueJointReport>[1]) => issueJointReport(deps, asked),
    listClusters: (asked: Parameters<typeof listClusters>[1]) => listClusters(deps, asked),
    http: (app: Server) => addLinkingRoutes(app, deps),
  };
}
