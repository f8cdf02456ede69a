import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { systemClock } from '../apps/server/src/platform/clock/index.ts';
import { type Database, openDatabase } from '../apps/server/src/platform/database/index.ts';
import { createLog } from '../apps/server/src/platform/log/index.ts';
import { createNotaryRoom, type NotaryRoom } from '../apps/server/src/rooms/notary/index.ts';
import { transactionPerEntry } from './log/chain.ts';
import { newRequest, recordBytes } from './log/entries.ts';
import { growLog, growPlain } from './log/grow.ts';
import { hypercoreAppends } from './log/hypercore.ts';
import { type Load, medianOf, underLoad } from './log/load.ts';
import { plainInserts } from './log/plain.ts';
import { startCluster } from './log/postgres.ts';
import { proofCreation, verification } from './log/proofs.ts';

/**
 * `npm run bench -- log [--sizes 10000,1000000,10000000] [--writers 1,64,1024] [--seconds 3] [--repeats 3]`: appends
 * acknowledged under a published checkpoint, against plain inserts of as many bytes into the same PostgreSQL, against
 * hypercore and against one chain transaction per entry, all in one run, taking turns.
 */
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,1000000,10000000' },
    writers: { type: 'string', default: '1,64,1024' },
    seconds: { type: 'string', default: '3' },
    repeats: { type: 'string', default: '3' },
  },
});
const numbers = (list: string) => list.split(',').map(Number);
const [sizes, writerCounts] = [numbers(values.sizes), numbers(values.writers)];
const seconds = Number(values.seconds);
const repeats = Number(values.repeats);
/** More than ever wait at once: a baseline takes all of them in one batch. */
const maxBatch = 4096;

type Append = () => Promise<void>;
const shown = ({ perSecond, p50, p99 }: Load) =>
  `${perSecond.toFixed(0).padStart(7)}/s  p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms`;

/** All take turns, so that what else the machine does meets all; one turn each before it counts, to warm up. */
async function sideBySide(writers: number, sides: readonly Append[]): Promise<Load[]> {
  const loads: Load[][] = sides.map(() => []);
  for (const append of sides) await underLoad(writers, Math.min(seconds, 1), append);
  for (let i = 0; i < repeats; i++)
    for (const [side, append] of sides.entries())
      loads[side]?.push(await underLoad(writers, seconds, append));
  return loads.map(medianOf);
}

async function measureAppends(size: number, ours: Append, plain: Append, hypercore: Append): Promise<void> {
  for (const writers of writerCounts) {
    const [log, inserts, core] = (await sideBySide(writers, [ours, plain, hypercore])) as [Load, Load, Load];
    const ratio = (other: Load) => (log.perSecond / other.perSecond).toFixed(2);
    console.log(
      [
        `size ${size}, ${writers} writers`,
        `  log           ${shown(log)}`,
        `  plain inserts ${shown(inserts)}  log ÷ plain ${ratio(inserts)} (goal 0.70)`,
        `  hypercore     ${shown(core)}  log ÷ hypercore ${ratio(core)} (goal above 1)`,
      ].join('\n'),
    );
  }
}

async function measureProofs(notary: NotaryRoom): Promise<void> {
  const { size } = await notary.checkpoint();
  await proofCreation(size, 200, (index) => notary.proofOf(index));
  const made = await proofCreation(size, 2000, (index) => notary.proofOf(index));
  const request = newRequest();
  const [seal] = await notary.append([request]);
  if (!seal) throw new Error('the append gave no seal');
  const own = [{ text: await notary.proofOf(seal.index), entry: seal.entry }];
  console.log(
    [
      `proofs at size ${size}`,
      `  making one    p50 ${made.p50.toFixed(2)} ms  p99 ${made.p99.toFixed(2)} ms (goal 5 ms)`,
      `  verifying     ${verification(own, notary.vkey, false).toFixed(0)}/s on one core (goal 10000), ${verification(own, notary.vkey, true).toFixed(0)}/s with the signature each time`,
    ].join('\n'),
  );
}

async function measureChain(ours: Append): Promise<void> {
  const chain = await transactionPerEntry();
  const times = (log: Load) =>
    `${(log.perSecond / chain.perSecond).toFixed(0)} times (goal 100), ${(log.perSecond / chain.presigned).toFixed(0)} when spared the signing`;
  console.log('\none chain transaction per entry (anvil, in memory, 64 at once)');
  console.log(
    `  chain         ${chain.perSecond.toFixed(0).padStart(7)}/s, ${chain.presigned.toFixed(0)}/s of transactions signed beforehand; ${chain.gas.toFixed(0)} gas each`,
  );
  for (const writers of [64, 1024]) {
    const log = await underLoad(writers, seconds, ours);
    console.log(`  log           ${shown(log)} with ${writers} writers: ${times(log)}`);
  }
}

async function measure(db: Database): Promise<void> {
  const shared = { db, clock: systemClock, log: createLog('error'), exclusive: db.engine === 'pglite' };
  const notary = await createNotaryRoom({
    ...shared,
    shard: 'bench',
    origin: 'bench.example/log',
    seed: randomBytes(32),
  });
  await notary.start();
  const plain = await plainInserts(db, maxBatch);
  const hypercore = await hypercoreAppends(maxBatch);
  const ours = async () => void (await notary.append([newRequest()]));
  for (const size of sizes) {
    const rate = await growLog(notary, size);
    await growPlain(db, size, recordBytes);
    console.log(`\ngrown to ${size} entries of ${recordBytes} bytes, ${rate.toFixed(0)}/s`);
    await measureAppends(size, ours, plain, hypercore.append);
    await measureProofs(notary);
  }
  await measureChain(ours);
  await hypercore.close();
  await notary.stop();
}

const cluster = await startCluster();
if (!cluster)
  console.log('PostgreSQL is not installed: measuring the embedded database, which never waits for the disk');
const db = await openDatabase(cluster ? { url: cluster.url } : { memory: true });
console.log(cluster ? 'PostgreSQL with its default durability' : 'PGlite in memory');
await measure(db);
await db.close();
cluster?.stop();
