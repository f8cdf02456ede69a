import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const repository = join(import.meta.dirname, '..');
const web = join(repository, 'apps/web');
const dist = join(web, 'dist');

function newest(patterns: readonly string[]): number {
  const files = globSync(patterns, { cwd: repository });
  return Math.max(0, ...files.map((file) => statSync(join(repository, file)).mtimeMs));
}

/** Whether the built pages are as new as everything they are made of. */
function isFresh(): boolean {
  const built = join(dist, 'index.html');
  if (!existsSync(built)) return false;
  const sources = [
    'apps/web/{src,public}/**/*',
    'apps/web/{index.html,vite.config.ts}',
    'packages/*/src/**/*.ts',
  ];
  return newest(sources) <= statSync(built).mtimeMs;
}

/** Into a folder elsewhere, then renamed: a build that is killed leaves the old pages. */
function build(): void {
  const vite = join(repository, 'node_modules/vite/bin/vite.js');
  if (!existsSync(vite) || !existsSync(join(web, 'index.html'))) {
    console.error(
      '网页源码或 vite 不在，仅启动接口。 The web sources or vite are missing: starting the API alone.',
    );
    return;
  }
  console.log('正在构建网页(仅首次或更新后)… Building the web pages (first time or after a change) …');
  const draft = join(repository, 'node_modules/.cache/redress/web');
  const args = [vite, 'build', '--outDir', draft, '--emptyOutDir', '--logLevel', 'error'];
  const { status } = spawnSync(process.execPath, args, { cwd: web, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) {
    console.error(
      '网页构建失败，仅启动接口。 Building the pages failed: starting the API with the pages as they were.',
    );
    return;
  }
  compress(draft);
  rmSync(dist, { recursive: true, force: true });
  renameSync(draft, dist);
}

/** Beside each text file a `.br` and a `.gz`: the server sends them to browsers that ask, and compresses nothing itself. */
function compress(folder: string): void {
  for (const file of globSync('**/*.{html,js,css,svg,json}', { cwd: folder })) {
    const bytes = readFileSync(join(folder, file));
    writeFileSync(join(folder, `${file}.br`), brotliCompressSync(bytes));
    writeFileSync(join(folder, `${file}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

/** Builds the web pages when they are missing or older than their sources. */
export function buildStalePages(): void {
  if (!isFresh()) build();
}
