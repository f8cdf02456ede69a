import type { SecurityView } from '@redress/contract';
import { freshMs } from '../commands/session-proof.ts';
import type { OrganisationDeps } from '../deps.ts';
import * as store from '../store-security.ts';

interface Who {
  id: string;
  sessionId: string;
  totp: boolean;
}

/** How an account is protected, and which sessions are open. */
export async function readSecurity(deps: OrganisationDeps, who: Who): Promise<SecurityView> {
  const now = new Date();
  const [passkeys, sessions, proof] = await Promise.all([
    store.passkeysOf(deps.db, who.id),
    store.sessionsOf(deps.db, who.id, now),
    store.findProof(deps.db, who.sessionId),
  ]);
  return {
    totp: who.totp,
    passkeys: passkeys.map(({ id, name, createdAt }) => ({
      passkeyId: id,
      name: name ?? '',
      createdAtMs: createdAt?.getTime() ?? 0,
    })),
    sessions: sessions.map(({ id, createdAt }) => ({
      sessionId: id,
      openedAtMs: createdAt.getTime(),
      current: id === who.sessionId,
    })),
    confirmedUntilMs: proof ? proof.confirmedAt.getTime() + freshMs : 0,
  };
}
