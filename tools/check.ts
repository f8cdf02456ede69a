import { spawnSync } from 'node:child_process';

/** `npm run check`: every gate, in the order of what fails fastest; all run, the summary says which failed. */
const gates: [name: string, command: string, ...args: string[]][] = [
  ['format and lint', 'biome', 'ci', '--error-on-warnings', '.'],
  ['types: server, CLI, tools', 'tsc', '-p', 'tsconfig.json'],
  ['types: packages without Node', 'tsc', '-p', 'packages/tsconfig.json'],
  ['types: rules without anything', 'tsc', '-p', 'apps/server/tsconfig.rules.json'],
  ['types: web', 'tsc', '-p', 'apps/web/tsconfig.json'],
  ['imports', 'node', 'tools/gates/imports.ts', '.', '150'],
  ['doors', 'node', 'tools/gates/doors.ts'],
  ['dead code', 'knip'],
  ['paths in Markdown', 'node', 'tools/gates/markdown-paths.ts'],
  ['every gate fails when it should', 'node', 'tools/negatives/run.ts'],
];

const failed: string[] = [];
for (const [name, command, ...args] of gates) {
  const started = performance.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) console.error(`check: failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
