import { compose, configFromEnv } from '../../compose.ts';

/**
 * `node mail.child.ts NOW_MS`, settings in the environment: a whole server whose clock goes on from NOW_MS. Says `PORT\n`,
 * the port on which it receives mail, once it works; then works until its test kills it.
 */
const aheadMs = Number(process.argv[2]) - Date.now();
const app = await compose(configFromEnv(process.env), { clock: { now: () => Date.now() + aheadMs } });
await app.start();
process.stdout.write(`${app.mailPort ?? 0}\n`);
await app.rooms.cases.tick();
