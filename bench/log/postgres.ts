import { execFileSync } from 'node:child_process';
import { chownSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Cluster {
  url: string;
  /** Id of the server's first process. */
  postmaster: number;
  stop(): void;
}

/**
 * A PostgreSQL of our own in a temporary folder, with its default durability (fsync, synchronous_commit), so that both
 * sides of the benchmark wait for the same disk. Undefined when PostgreSQL is not installed.
 */
export async function startCluster(): Promise<Cluster | undefined> {
  const bin = globSync('/usr/lib/postgresql/*/bin').sort().at(-1);
  if (!bin) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'redress-bench-pg-'));
  const port = await freePort();
  // PostgreSQL refuses to run as root.
  const user = process.getuid?.() === 0 ? ['su', 'postgres', '-s', '/bin/sh', '-c'] : ['sh', '-c'];
  const run = (command: string) =>
    execFileSync(user[0] as string, [...user.slice(1), `${bin}/${command}`], { stdio: 'ignore' });
  if (process.getuid?.() === 0) {
    const id = Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' }));
    chownSync(folder, id, id);
  }
  const data = join(folder, 'data');
  run(`initdb -D ${data} -U postgres -A trust -E UTF8 --no-locale`);
  run(
    `pg_ctl -D ${data} -o "-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_wal_size=4GB" -l ${folder}/log -w start`,
  );
  return {
    postmaster: Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'latin1'), 10),
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop() {
      run(`pg_ctl -D ${data} -m immediate stop`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(address)));
    });
  });
}
