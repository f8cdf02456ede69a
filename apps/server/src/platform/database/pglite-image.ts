import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';

/**
 * An empty database in memory. Making one from nothing takes seconds of work (initdb), loading the image of one a
 * fraction: so the first use leaves an image beside the package, and where that folder cannot be written or the image
 * is damaged, it goes without.
 */
export async function openInMemory(options: PGliteOptions): Promise<PGlite> {
  const loaded = await openImage(options);
  if (loaded) return loaded;
  const fresh = await PGlite.create(options);
  await fresh
    .dumpDataDir('none')
    .then(async (dump) => write(imagePath(), new Uint8Array(await dump.arrayBuffer())))
    .catch(() => {});
  return fresh;
}

/** The database in a folder; a new one is made beside and renamed, so a kill at the first start leaves no half of one. */
export async function openInFolder(path: string, options: PGliteOptions): Promise<PGlite> {
  if (!existsSync(path)) {
    const draft = `${path}.new`;
    rmSync(draft, { recursive: true, force: true });
    const made = (await openImage({ ...options, dataDir: draft })) ?? (await PGlite.create(draft, options));
    await made.close();
    renameSync(draft, path);
  }
  return PGlite.create(path, options);
}

async function openImage(options: PGliteOptions): Promise<PGlite | undefined> {
  const path = imagePath();
  try {
    const image = new Blob([readFileSync(path)]);
    return await PGlite.create({ ...options, loadDataDir: image });
  } catch {
    rmSync(path, { force: true });
    if (options.dataDir) rmSync(options.dataDir, { recursive: true, force: true });
    return undefined;
  }
}

function imagePath(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return join(root, '../../.cache/redress', `pglite-${version}.tar`);
}

/** By rename: a reader never sees half of it. */
function write(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, bytes);
  renameSync(draft, path);
}
