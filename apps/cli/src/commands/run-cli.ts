import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../bin/redress.js', import.meta.url));

/** `redress …` as a user starts it; for tests. */
export function redress(args: string[], options: { input?: string; lang?: string } = {}) {
  const env = { ...process.env, LC_ALL: options.lang ?? 'C.UTF-8' };
  const run = spawnSync(process.execPath, [cli, ...args], {
    input: options.input ?? '',
    env,
    encoding: 'utf8',
  });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}
