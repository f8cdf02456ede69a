import { migrate } from '#platform/database';
import type { LinkingSecret } from '#platform/keys';
import { lookAtCase } from './commands/look.ts';
import type { LinkingDeps } from './deps.ts';
import { createKeyring } from './keyring.ts';
import { migrations } from './migrations.ts';

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
  return {
    lookAtCase: (caseId: string) => lookAtCase(deps, caseId),
  };
}
