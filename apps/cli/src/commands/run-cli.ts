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

export interface Ran {
  status: number;
  stdout: string;
  stderr: string;
}

/** The same in this process, which is many times as fast; one at a time, in English. `workFactor`: see `Outcome`. */
export async function runCli(args: readonly string[], tuning: { workFactor?: number } = {}): Promise<Ran> {
  const { stdout, stderr } = process;
  const was = { out: stdout.write, err: stderr.write };
  const ran: Ran = { status: 0, stdout: '', stderr: '' };
  const into =
    (key: 'stdout' | 'stderr') =>
    (text: string | Uint8Array): boolean => {
      ran[key] += Buffer.from(text).toString();
      return true;
    };
  stdout.write = into('stdout');
  stderr.write = into('stderr');
  try {
    // The locale is read once, when the commands are loaded.
    process.env.LC_ALL = 'C.UTF-8';
    const { run } = await import('../run.ts');
    ran.status = await run(args, tuning);
  } finally {
    stdout.write = was.out;
    stderr.write = was.err;
  }
  return ran;
}
