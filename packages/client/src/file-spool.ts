import type { BuiltEvent } from './event.ts';
import type { Spool, SpooledEvent } from './spool.ts';

/** What is needed of `node:fs`; Bun and Deno have it too. Given in, so that this package touches no disk by itself. */
export interface FileSystem {
  mkdirSync(path: string, options: { recursive: true; mode: number }): unknown;
  openSync(path: string, flags: string, mode?: number): number;
  writeSync(file: number, text: string): number;
  fsyncSync(file: number): void;
  closeSync(file: number): void;
  renameSync(from: string, to: string): void;
  readdirSync(path: string): string[];
  readFileSync(path: string, encoding: 'utf8'): string;
  rmSync(path: string, options: { force: true }): void;
}

let count = 0;

/**
 * One file for each event below `folder`, on the disk before `put` returns: `fileSpool('/var/spool/redress', fs)`. A
 * process killed half-way leaves a `.new` file that nobody reads. Several processes may share a folder; what two of them
 * send twice is one event.
 */
export function fileSpool(folder: string, fs: FileSystem, now: () => number = Date.now): Spool {
  const rejected = `${folder}/rejected`;
  fs.mkdirSync(rejected, { recursive: true, mode: 0o700 });
  return {
    put(event) {
      const stamp = now().toString().padStart(15, '0');
      const name = `${stamp}-${String(count++ % 1_000_000).padStart(6, '0')}-${event.id}`;
      write(fs, `${folder}/${name}.new`, JSON.stringify(event));
      fs.renameSync(`${folder}/${name}.new`, `${folder}/${name}.json`);
      sync(fs, folder);
    },
    list(limit) {
      const names = fs.readdirSync(folder).filter((name) => name.endsWith('.json'));
      return names
        .sort()
        .slice(0, limit)
        .flatMap((name) => read(fs, folder, name));
    },
    done: ({ at }) => fs.rmSync(`${folder}/${at}`, { force: true }),
    reject(event, reason) {
      write(fs, `${rejected}/${event.at}`, JSON.stringify({ ...event, reason }));
      fs.rmSync(`${folder}/${event.at}`, { force: true });
    },
  };
}

function write(fs: FileSystem, path: string, text: string): void {
  const file = fs.openSync(path, 'w', 0o600);
  fs.writeSync(file, text);
  fs.fsyncSync(file);
  fs.closeSync(file);
}

/** The name of a file is on the disk once its folder is. */
function sync(fs: FileSystem, folder: string): void {
  const handle = fs.openSync(folder, 'r');
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}

/** Another process may have sent and removed it meanwhile. */
function read(fs: FileSystem, folder: string, name: string): SpooledEvent[] {
  try {
    const { id, body } = JSON.parse(fs.readFileSync(`${folder}/${name}`, 'utf8')) as BuiltEvent;
    return typeof id === 'string' && typeof body === 'string' ? [{ id, body, at: name }] : [];
  } catch {
    return [];
  }
}
