import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

/**
 * `npm run bench [-- NAME … [--OPTION …]]`: runs bench/<name>.ts one after the other, each with the options that follow
 * the names; each prints its ratio to a baseline run beside it.
 */
const all = globSync('bench/*.ts')
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => file.replace(/^bench[\\/]|\.ts$/g, ''))
  .sort();
const given = process.argv.slice(2);
const firstOption = given.findIndex((word) => word.startsWith('-'));
const asked = firstOption < 0 ? given : given.slice(0, firstOption);
const options = given.slice(asked.length);
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`bench: no ${unknown.join(', ')}; there are ${all.join(', ')}`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : all) {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(process.execPath, [`bench/${name}.ts`, ...options], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
