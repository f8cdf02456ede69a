import { randomBytes } from 'node:crypto';
import { newId, systemClock } from '../apps/server/src/platform/clock/index.ts';
import {
  type Database,
  inTransaction,
  migrate,
  openDatabase,
} from '../apps/server/src/platform/database/index.ts';
import { testDatabase } from '../apps/server/src/platform/database/testing.ts';
import { createLog } from '../apps/server/src/platform/log/index.ts';
import { buildEntry } from '../apps/server/src/rooms/notary/commands/build-entry.ts';
import {
  createNotaryRoom,
  type NotaryRoom,
  type SealRequest,
} from '../apps/server/src/rooms/notary/index.ts';

/**
 * `npm run bench -- log`: acknowledged log appends per second against plain inserts of the same bytes into the same
 * database, in one run, alternating. An append counts when its seal stands under a published checkpoint. Both sides use
 * the same number of concurrent writers, of rows a transaction and of statements a transaction (one).
 */
const rows = Number(process.argv[2] ?? 2000);
const repeats = Number(process.argv[3] ?? 3);
const shapes = [
  { writers: 1, perTransaction: 1, share: 0.1 },
  { writers: 16, perTransaction: 1, share: 0.5 },
  { writers: 8, perTransaction: 100, share: 1 },
];

const newRequest = (): SealRequest => {
  const fields = { bytes: { sha256: randomBytes(32), sm3: randomBytes(32) } };
  return { id: newId('item'), type: 'item', atMs: systemClock.now(), fields };
};

/** Seconds for `count` rows by `writers` writers, each committing `size` rows at a time. */
async function timed(
  count: number,
  writers: number,
  size: number,
  commit: (batch: SealRequest[]) => Promise<void>,
) {
  const batches = Array.from({ length: Math.ceil(count / size) }, () =>
    Array.from({ length: size }, newRequest),
  );
  const start = performance.now();
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (let batch = batches.pop(); batch; batch = batches.pop()) await commit(batch);
    }),
  );
  return (performance.now() - start) / 1000;
}

const plainInsert = (db: Database) => (batch: SealRequest[]) =>
  inTransaction(db, async (trx) => {
    const values = batch.map((request) => ({
      id: request.id,
      bytes: Buffer.from(buildEntry(request, 'log:00000000').bytes),
    }));
    await trx.insertInto('bench.plain').values(values).execute();
  });

const acknowledged = (db: Database, notary: NotaryRoom) => async (batch: SealRequest[]) => {
  await inTransaction(db, (trx) => notary.sealMany(trx, batch));
  await notary.whenSealed((batch.at(-1) as SealRequest).id);
};

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] as number;

const plainTable =
  'CREATE TABLE bench.plain (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text UNIQUE, bytes bytea)';

async function measure(name: string, db: Database): Promise<void> {
  const shared = { db, clock: systemClock, log: createLog('error') };
  const exclusive = db.engine === 'pglite';
  const notary = await createNotaryRoom({
    ...shared,
    shard: 'bench',
    origin: 'bench.example/log',
    seed: randomBytes(32),
    exclusive,
  });
  await notary.start();
  await migrate(db, 'bench', [{ name: '0001', up: [plainTable] }]);
  for (const { writers, perTransaction, share } of shapes) {
    const count = Math.ceil((rows * share) / perTransaction) * perTransaction;
    const [plain, log]: [number[], number[]] = [[], []];
    for (let i = 0; i < repeats; i++) {
      plain.push(count / (await timed(count, writers, perTransaction, plainInsert(db))));
      log.push(count / (await timed(count, writers, perTransaction, acknowledged(db, notary))));
    }
    const [inserts, appends] = [median(plain), median(log)];
    console.log(
      `${name}, ${writers} writers, ${perTransaction} a transaction: plain ${inserts.toFixed(0)}/s, log ${appends.toFixed(0)}/s acknowledged, ratio ${(appends / inserts).toFixed(2)}`,
    );
  }
  await notary.stop();
}

const embedded = await openDatabase({ memory: true });
await measure('PGlite', embedded);
await embedded.close();
if (process.env.REDRESS_TEST_PG) {
  const server = await testDatabase();
  await measure('PostgreSQL', server);
  await server.close();
} else {
  console.log('PostgreSQL: set REDRESS_TEST_PG=postgres://… to measure it too');
}
