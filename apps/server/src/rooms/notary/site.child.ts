import { randomBytes } from 'node:crypto';
import { newId, systemClock } from '#platform/clock';
import { inTransaction, openDatabase } from '#platform/database';
import { createLog } from '#platform/log';
import { createNotaryRoom } from './index.ts';
import { createSitePublisher } from './jobs/publish-site.ts';

/** Child of site-kill.slow.test.ts: seals and publishes without end and prints each size shown, until it is killed. */
const [folder, siteUrl, seed] = process.argv.slice(2) as [string, string, string];
const db = await openDatabase({ folder });
const shared = { db, clock: systemClock, log: createLog('silent'), exclusive: true };
const log = { shard: 'main', origin: 'redress.example/log/main', seed: Buffer.from(seed, 'hex') };
const notary = await createNotaryRoom({ ...shared, ...log });
await notary.start();
const publisher = await createSitePublisher({
  ...{ ...shared, ...log, siteUrl, vkey: notary.vkey },
  sequences: () => false,
});
await publisher.start();
for (;;) {
  const requests = Array.from({ length: 37 }, () => ({
    id: newId('item'),
    type: 'item',
    atMs: systemClock.now(),
    fields: { bytes: { sha256: randomBytes(32), sm3: randomBytes(32) } },
  }));
  await inTransaction(db, (trx) => notary.sealMany(trx, requests));
  await notary.flush();
  await publisher.publish();
  process.stdout.write(`shown ${(await notary.checkpoint()).size}\n`);
}
