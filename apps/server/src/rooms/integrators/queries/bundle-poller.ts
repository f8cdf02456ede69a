import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The oldest Node whose own SQLite needs no flag. */
export const oldestNode = '22.13';

/** Said by the bundle before it asks for anything that an older Node lacks; plain enough for Node 4. */
const banner = `#!/usr/bin/env node
// 昭证 Redress：采集程序，一个文件。The connector beside a shop, in one file. Apache-2.0; parts by others: THIRD-PARTY.txt
var v = process.versions.node.split('.');
if (+v[0] < 22 || (+v[0] === 22 && +v[1] < 13)) {
  console.error('redress-poller: 需要 Node ${oldestNode} 或更新（这里是 ' + process.versions.node + '）。Node ${oldestNode} or later is needed.');
  process.exit(2);
}
// A warning that SQLite is young in Node 22 says nothing to a shop's owner.
process.removeAllListeners('warning');`;

/** The connector of this very version as one CommonJS file, and the notices of what others wrote in it. */
export async function bundlePoller(repository: string): Promise<{ code: string; notices: string }> {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    cwd: repository,
    input: join(repository, 'apps/connectors/src/pack-main.ts'),
    platform: 'node',
    logLevel: 'silent',
  });
  try {
    const { output } = await bundle.generate({ format: 'cjs', codeSplitting: false, banner });
    const [chunk] = output;
    return { code: chunk.code, notices: noticesOf(Object.keys(chunk.modules)) };
  } finally {
    await bundle.close();
  }
}

/** Licence texts of the packages that `modules` come from, by name. */
function noticesOf(modules: readonly string[]): string {
  const folders = new Set(
    modules.flatMap((path) => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  );
  const notices = [...folders].flatMap((folder) => {
    const manifest = join(folder, 'package.json');
    if (!existsSync(manifest)) return [];
    const { name, version, license } = JSON.parse(readFileSync(manifest, 'utf8'));
    const file = readdirSync(folder)
      .toSorted()
      .find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
    return [`${name} ${version} (${license})\n\n${text}\n`];
  });
  return notices.toSorted().join('\n----------------------------------------\n\n');
}
