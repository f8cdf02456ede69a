import { spawnSync } from 'node:child_process';
import { type MariaDb, mariadbProgram, startMariaDb } from '@redress/connectors/testing';

/**
 * `npm run test:mysql`: what reads shops' databases, on a real MariaDB or MySQL. REDRESS_TEST_MYSQL names one, with a user who
 * may make databases and users; without it a MariaDB of our own starts in a temporary folder and goes with this program.
 */
let own: MariaDb | undefined;
if (!process.env.REDRESS_TEST_MYSQL) {
  if (!mariadbProgram())
    throw new Error('no MariaDB here: install mariadb-server, or set REDRESS_TEST_MYSQL');
  own = await startMariaDb();
}
try {
  const { status } = spawnSync('vitest', ['run', '.mysql.test.ts', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, REDRESS_TEST_MYSQL: process.env.REDRESS_TEST_MYSQL ?? own?.url },
  });
  process.exitCode = status ?? 1;
} finally {
  await own?.stop();
}
