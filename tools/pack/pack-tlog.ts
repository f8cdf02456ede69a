import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const repository = join(import.meta.dirname, '../..');
const source = join(repository, 'packages/tlog');
const compiler = join(repository, 'node_modules/typescript/bin/tsc');

/** What the published manifest says beside what the workspace's one says: plain JavaScript with declarations. */
const published = {
  description: 'Transparency logs by C2SP: tiles, checkpoints, cosignatures, policies and proofs',
  exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
  files: ['dist', 'README.md', 'LICENSE'],
  sideEffects: false,
  engines: { node: '>=20' },
};

/**
 * packages/tlog as others install it: compiled to `folder`/package and packed. Gives the path of the .tgz.
 * @throws Error of tsc or npm
 */
export function packTlog(folder: string): string {
  const staging = join(folder, 'package');
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  const { private: _, ...manifest } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  writeFileSync(
    join(staging, 'package.json'),
    `${JSON.stringify({ ...manifest, ...published }, undefined, 2)}\n`,
  );
  copyFileSync(join(source, 'README.md'), join(staging, 'README.md'));
  copyFileSync(join(repository, 'LICENSE'), join(staging, 'LICENSE'));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(compilation(join(staging, 'dist'))));
  execFileSync(process.execPath, [compiler, '-p', join(folder, 'tsconfig.json')], { stdio: 'inherit' });
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: staging,
      encoding: 'utf8',
    }),
  );
  return join(folder, packed.filename);
}

const compilation = (outDir: string) => ({
  extends: join(repository, 'tsconfig.json'),
  compilerOptions: {
    noEmit: false,
    declaration: true,
    rewriteRelativeImportExtensions: true,
    types: [],
    // Of the web only what Node has too: TextEncoder, btoa.
    lib: ['es2024', 'dom'],
    rootDir: join(source, 'src'),
    outDir,
  },
  include: [join(source, 'src/**/*.ts')],
  exclude: [join(source, 'src/**/*.test.ts')],
});

if (import.meta.main) {
  const target = join(repository, 'packages/tlog/dist');
  console.log(packTlog(target).slice(dirname(repository).length + 1));
}
