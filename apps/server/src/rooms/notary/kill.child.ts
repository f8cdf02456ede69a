import { randomBytes } from 'node:crypto';
import { leafHash } from '@redress/tlog';
import { newId, systemClock } from '#platform/clock';
import { inTransaction, openDatabase } from '#platform/database';
import { createLog } from '#platform/log';
import { createNotaryRoom } from './index.ts';

/**
 * Child of kill.db.test.ts: brings entries in without end and prints each one that is acknowledged, until it is killed.
 * Its arguments are the database (a folder or `postgres://…`), the log's key and who appends directly.
 */
const [place, seed, appends] = process.argv.slice(2) as [string, string, 'all' | 'half'];
const isServer = place.startsWith('postgres');
const db = await openDatabase(isServer ? { url: place } : { folder: place });
const notary = await createNotaryRoom({
  db,
  clock: systemClock,
  log: createLog('silent'),
  shard: 'main',
  origin: 'redress.example/log/main',
  seed: Buffer.from(seed, 'hex'),
  exclusive: !isServer,
  leaseMs: 1000,
});
await notary.start();

const newRequest = () => ({
  ...{ id: newId('item'), type: 'item', atMs: systemClock.now() },
  fields: { bytes: { sha256: randomBytes(32), sm3: randomBytes(32) } },
});
const batch = () => Array.from({ length: 39 }, newRequest);

/** Every other writer appends directly; the rest submit in a transaction, one of them whole batches, unless all append. */
async function sealForEver(_: number, writer: number): Promise<never> {
  for (;;) {
    const request = newRequest();
    let seals: readonly { id: string; index: number; entry: Uint8Array }[];
    if (appends === 'all' || writer % 2 === 0) seals = await notary.append([request]);
    else {
      const requests = writer === 3 ? [...batch(), request] : [request];
      await inTransaction(db, (trx) => notary.sealMany(trx, requests));
      seals = await Promise.all(requests.map((one) => notary.whenSealed(one.id)));
    }
    for (const { id, index, entry } of seals) {
      const { size } = await notary.checkpoint();
      const leaf = Buffer.from(leafHash(entry)).toString('hex');
      process.stdout.write(`sealed ${id} ${index} ${size} ${leaf}\n`);
    }
  }
}
await Promise.all([1, 2, 3, 4].map(sealForEver));
