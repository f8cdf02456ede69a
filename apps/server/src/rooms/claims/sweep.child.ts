import { manualClock } from '#platform/clock';
import { createLog } from '#platform/log';
import { compose, configFromEnv } from '../../compose.ts';

/**
 * `node sweep.child.ts DATA FROM_MS TO_MS`: a server over DATA whose clock walks from the one instant to the other in steps
 * of an hour, with a tick of claims at each; prints every instant it reached, then ends. Its test kills it on the way.
 */
const [data, from, to] = process.argv.slice(2);
const clock = manualClock(Number(from));
const config = configFromEnv({ REDRESS_DATA: data, REDRESS_PORT: '0', REDRESS_LOG_LEVEL: 'silent' });
const app = await compose(config, { clock, log: createLog('silent') });
await app.rooms.notary.start();
process.stdout.write(`${clock.now()}\n`);
while (clock.now() < Number(to)) {
  clock.advance(3_600_000);
  await app.rooms.claims.tick();
  process.stdout.write(`${clock.now()}\n`);
}
await app.outbox.drain();
await app.rooms.notary.flush();
await app.stop();
