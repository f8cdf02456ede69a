import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'packages/client/src';

/** `@redress/client` of this very version for a shop without npm: one module, its manifest, its declarations. */
export async function bundleClient(repository: string): Promise<Record<string, string>> {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    cwd: repository,
    input: join(repository, folder, 'index.ts'),
    platform: 'neutral',
    logLevel: 'silent',
  });
  try {
    const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
    const manifest = readFileSync(join(repository, 'packages/client/package.json'), 'utf8');
    return {
      'client.mjs': output[0].code,
      'package.json': manifestOf(manifest),
      ...(await declarations(repository)),
    };
  } finally {
    await bundle.close();
  }
}

/** `npm install ./redress` then gives the same under its name. */
const manifestOf = (text: string): string => {
  const { name, version, license } = JSON.parse(text);
  const exports = { '.': { types: './types/index.d.ts', default: './client.mjs' } };
  return `${JSON.stringify({ name, version, type: 'module', license, exports }, null, 2)}\n`;
};

async function declarations(repository: string): Promise<Record<string, string>> {
  const { isolatedDeclarationSync } = await import('rolldown/experimental');
  const names = readdirSync(join(repository, folder)).filter((name) => !name.endsWith('.test.ts'));
  return Object.fromEntries(
    names.toSorted().map((name) => {
      const { code } = isolatedDeclarationSync(name, readFileSync(join(repository, folder, name), 'utf8'));
      // Where it stands there is no source, only what it became.
      const text = code.replaceAll(/(["']\.\/[\w-]+)\.ts(["'])/g, '$1.js$2');
      return [`types/${name.replace(/\.ts$/, '.d.ts')}`, text];
    }),
  );
}
