import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '@redress/kernel';
import { systemClock } from '../../apps/server/src/platform/clock/index.ts';
import { openDatabase } from '../../apps/server/src/platform/database/index.ts';
import { createHttp } from '../../apps/server/src/platform/http/index.ts';
import { createLog } from '../../apps/server/src/platform/log/index.ts';
import { createNotaryRoom } from '../../apps/server/src/rooms/notary/index.ts';
import type { Plant } from './options.ts';
import { plantFork } from './plant.ts';
import { writeForEver } from './writer.ts';

/** What the parent tells a node, as JSON in the first argument. */
export interface NodeTask {
  url: string;
  origin: string;
  seed: string;
  port: number;
  leaseMs: number;
  writers: number;
  chance: number;
  plant?: Plant;
  policyFile?: string;
  siteUrl?: string;
}

/** Away is what a database may be; every other refusal at a start is told, since no kill may lead to one. */
async function openNotary(deps: Parameters<typeof createNotaryRoom>[0]) {
  try {
    return await createNotaryRoom(deps);
  } catch (error) {
    if (error instanceof Refusal) process.stdout.write(`refused to start: ${error.code}: ${error.text.en}\n`);
    throw error;
  }
}

/** One node of the torture: the notary room, its HTTP door and writers, until it is killed. */
const task = JSON.parse(process.argv[2] as string) as NodeTask;
const { url, origin, port, leaseMs, policyFile, siteUrl } = task;
process.stdin.on('close', () => process.exit(1)).resume();
const log = createLog('warn', process.stderr);
const db = await openDatabase({ url });
const notary = await openNotary({
  db,
  clock: systemClock,
  log,
  shard: 'main',
  origin,
  seed: Buffer.from(task.seed, 'hex'),
  exclusive: false,
  leaseMs,
  ...(policyFile ? { policyFile } : {}),
  ...(siteUrl ? { siteUrl } : {}),
});
const secret = Buffer.alloc(32);
const limits = { secret, rateFactor: 1000, maxUploadBytes: 1000, readiness: [] };
const app = await createHttp({ db, clock: systemClock, log, https: false, trustProxy: false, ...limits });
notary.http(app);
if (task.plant === 'fork') plantFork(app, origin, Buffer.from(task.seed, 'hex'));
await app.listen({ host: '127.0.0.1', port });
await notary.start();
process.stdout.write('ready\n');

const stopping = new AbortController();
const writers = writeForEver({ db, notary, task, signal: stopping.signal });
process.once('SIGTERM', async () => {
  stopping.abort();
  await Promise.race([writers, sleep(5000)]);
  await app.close();
  await notary.stop();
  process.exit(0);
});
