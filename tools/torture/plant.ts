import { randomBytes } from 'node:crypto';
import { formatCheckpoint, signNote } from '@redress/tlog';
import type { Server } from '../../apps/server/src/platform/http/index.ts';
import { logSigner } from '../../apps/server/src/rooms/notary/keys.ts';

/** The planted bug: now and then a visitor is shown another head of the same size, signed by the log itself. */
export function plantFork(app: Server, origin: string, seed: Buffer): void {
  const signer = logSigner(origin, seed);
  let shown = 0;
  app.addHook('onSend', async (request, _reply, payload) => {
    if (!request.url.endsWith('/checkpoint') || ++shown % 50 !== 0) return payload;
    const size = Number(String(payload).split('\n')[1]);
    return size > 0 ? signNote(formatCheckpoint({ origin, size, root: randomBytes(32) }), [signer]) : payload;
  });
}
