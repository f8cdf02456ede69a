import { spawnSync } from 'node:child_process';

/**
 * `npm run test:day -- DAY [PATH…] [--e2e]`: the tests as they run on another day. DAY is an offset (`+45d`) or a local time
 * (`'2028-02-29 12:00:00'`, Asia/Shanghai); without one, those of `days` in turn, each as far as it is cheap: suites that
 * read the system's clock. Needs `faketime` (Debian: `apt-get install faketime`). The database of REDRESS_TEST_PG keeps
 * its own clock; so do the times of files, since the disk writes them.
 */
const days = ['+45d', '+400d', '2026-12-28 10:00:00', '2028-02-29 12:00:00', '2027-12-31 23:58:00'];

/** Suites whose subject is a limit, a look or a clock, and that let the server read the system's. */
const clocked = [
  'packages/law/src/deadlines',
  'packages/law/src/path',
  'apps/server/src/rooms/cases',
  'apps/server/src/rooms/service',
  'apps/server/src/rooms/statements',
  'apps/server/src/rooms/claims',
  'apps/server/src/rooms/vetting',
  'apps/server/src/platform/holidays',
  'apps/cli/src',
];

const given = process.argv.slice(2);
const isDay = (text: string): boolean => /^([+-]\d+[dhy]|\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})$/.test(text);
const [first] = given;
const asked = first !== undefined && isDay(first) ? [first] : days;
const rest = (asked === days ? given : given.slice(1)).filter((word) => word !== '--e2e');
const paths = rest.length > 0 ? rest : clocked;
const runner = given.includes('--e2e')
  ? ['vitest', 'run', '--config', 'apps/web/e2e/vitest.config.ts', ...rest]
  : ['vitest', 'run', '--testTimeout', '180000', ...paths];

if (spawnSync('faketime', ['--version']).error) {
  process.stderr.write('faketime is not installed: apt-get install faketime\n');
  process.exit(2);
}
const failed = asked.filter((day) => {
  process.stdout.write(`\n== ${day} ==\n`);
  const moment = day.startsWith('+') || day.startsWith('-') ? day : `@${day}`;
  const { status } = spawnSync('faketime', ['-f', moment, ...runner], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TZ: 'Asia/Shanghai' },
  });
  return status !== 0;
});
process.stdout.write(
  failed.length === 0 ? `\ngreen on ${asked.join(', ')}\n` : `\nfails on ${failed.join(', ')}\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
