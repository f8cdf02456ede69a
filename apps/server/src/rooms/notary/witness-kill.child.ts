import { randomBytes } from 'node:crypto';
import { newId, systemClock } from '#platform/clock';
import { inTransaction, openDatabase } from '#platform/database';
import { createLog } from '#platform/log';
import { createNotaryRoom } from './index.ts';

/** Child of witness-kill.slow.test.ts: seals one entry and collects cosignatures until it is killed. */
const [folder, policyFile, shard, origin, seed] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
];
const db = await openDatabase({ folder });
const shared = { db, clock: systemClock, log: createLog('silent'), exclusive: true };
const log = { shard, origin, seed: Buffer.from(seed, 'hex'), policyFile };
const notary = await createNotaryRoom({ ...shared, ...log });
await notary.start();
const fields = { bytes: { sha256: randomBytes(32), sm3: randomBytes(32) } };
await inTransaction(db, (trx) => notary.seal(trx, { id: newId('item'), type: 'item', atMs: 0, fields }));
// Sequencing and collecting go on by themselves.
setInterval(() => {}, 1000);
