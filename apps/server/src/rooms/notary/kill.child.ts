import { randomBytes } from 'node:crypto';
import { newId, systemClock } from '#platform/clock';
import { inTransaction, openDatabase } from '#platform/database';
import { createLog } from '#platform/log';
import { createNotaryRoom } from './index.ts';

/** Child of kill.db.test.ts: seals without end and prints each id once it is acknowledged, until it is killed. */
const [folder, seed] = process.argv.slice(2) as [string, string];
const db = await openDatabase({ folder });
const shared = { db, clock: systemClock, log: createLog('silent') };
const log = {
  shard: 'main',
  origin: 'redress.example/log/main',
  seed: Buffer.from(seed, 'hex'),
  exclusive: true,
};
const notary = await createNotaryRoom({ ...shared, ...log });
await notary.start();
process.stdout.write('ready\n');

/** Every other writer appends directly; the rest submit in a transaction. */
async function sealForEver(_: number, writer: number): Promise<never> {
  for (;;) {
    const id = newId('item');
    const fields = { bytes: { sha256: randomBytes(32), sm3: randomBytes(32) } };
    const request = { id, type: 'item', atMs: systemClock.now(), fields };
    if (writer % 2 === 0) await notary.append([request]);
    else await inTransaction(db, (trx) => notary.seal(trx, request));
    const { index } = await notary.whenSealed(id);
    process.stdout.write(`sealed ${id} ${index} ${(await notary.checkpoint()).size}\n`);
  }
}
await Promise.all([1, 2, 3, 4].map(sealForEver));
