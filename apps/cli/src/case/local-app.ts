import { randomBytes } from 'node:crypto';
import { compose, memoryConfig } from '@redress/server/compose';

/**
 * The server's rooms for one run: database in memory, working files in `workFolder`, nothing listens.
 *
 * The log is this run's own: a random origin, and a key that exists only in this process's memory (that is what
 * `memory` means to compose). It is never written, so once the run is over nobody, the claimant included, can sign another history of this log or add to it
 * (docs/decisions/0007). What it proves is that nothing changed since the run, not when the run was.
 */
export async function openLocalApp(workFolder: string, clock: { now(): number }) {
  const config = memoryConfig(workFolder);
  const origin = `redress.local/${randomBytes(8).toString('hex')}`;
  const app = await compose({ ...config, log: { ...config.log, origin } }, { clock });
  await app.start();
  return app;
}
export type LocalApp = Awaited<ReturnType<typeof openLocalApp>>;
