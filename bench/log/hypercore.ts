import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBatcher } from './batcher.ts';
import { newRecord } from './entries.ts';

const peers = join(import.meta.dirname, '../peers');

/** Only what is used here; hypercore has no types of its own. */
interface Core {
  ready(): Promise<void>;
  append(blocks: readonly Uint8Array[]): Promise<unknown>;
  close(): Promise<void>;
  core: { storage: { store: { rocks?: Rocks; db?: Rocks } } };
}
interface Rocks {
  currentWalFile(): Promise<{ path: string }>;
}

/** Peers are no dependency of the project: the benchmark installs them into its own folder at first use. */
function load(): new (folder: string) => Core {
  if (!existsSync(join(peers, 'node_modules/hypercore')))
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: peers,
      stdio: 'inherit',
    });
  return createRequire(join(peers, 'package.json'))('hypercore');
}

/**
 * Baseline (b): hypercore, batches as large as ours. It never waits for the disk, so after each append the log of its
 * RocksDB is synced: acknowledged then means the same on both sides.
 */
export async function hypercoreAppends(maxBatch: number) {
  const folder = await mkdtemp(join(tmpdir(), 'redress-hypercore-'));
  const core = new (load())(folder);
  await core.ready();
  const { store } = core.core.storage;
  const rocks = (store.rocks ?? store.db) as Rocks;
  let synced: { path: string; file: Awaited<ReturnType<typeof open>> } | undefined;
  const append = createBatcher<Buffer>(maxBatch, async (batch) => {
    await core.append(batch);
    const { path } = await rocks.currentWalFile();
    if (synced?.path !== path) {
      await synced?.file.close();
      synced = { path, file: await open(join(folder, 'db', path), 'r+') };
    }
    await synced.file.datasync();
  });
  return {
    append: () => append(newRecord().bytes),
    async close() {
      await synced?.file.close();
      await core.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
