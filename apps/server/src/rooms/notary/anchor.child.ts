import { newId, systemClock } from '#platform/clock';
import { inTransaction, openDatabase } from '#platform/database';
import { createLog } from '#platform/log';
import { createNotaryRoom } from './index.ts';

/** Child of anchor-kill.slow.test.ts: seals one entry and anchors it; killed on the way. */
const [folder, seed, anchorsFile, shard, origin] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
];
const db = await openDatabase({ folder });
const notary = await createNotaryRoom({
  db,
  clock: systemClock,
  log: createLog('silent'),
  shard,
  origin,
  seed: Buffer.from(seed, 'hex'),
  exclusive: true,
  anchorsFile,
});
await notary.start();
const id = newId('item');
const fields = { bytes: { sha256: Buffer.alloc(32, 1), sm3: Buffer.alloc(32, 2) } };
await inTransaction(db, (trx) => notary.seal(trx, { id, type: 'item', atMs: systemClock.now(), fields }));
const { index } = await notary.whenSealed(id);
await notary.anchor({ size: index + 1 });
await notary.stop();
await db.close();
