import { spawnSync } from 'node:child_process';

/**
 * `npm run test:pg`: the database and HTTP suites on a real PostgreSQL. REDRESS_TEST_PG names one; without it the local
 * server on 127.0.0.1:5432 is used, user postgres.
 */
const url = process.env.REDRESS_TEST_PG ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const args = ['run', '.db.test.ts', '.http.test.ts', ...process.argv.slice(2)];
const { status } = spawnSync('vitest', args, {
  stdio: 'inherit',
  env: { ...process.env, REDRESS_TEST_PG: url },
});
process.exitCode = status ?? 1;
