import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packTlog } from './pack-tlog.ts';

const repository = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'redress-pack-'));
const home = join(folder, 'stranger');

/** A project that knows nothing of ours: the packed file unpacked, and the two libraries that its manifest names. */
beforeAll(() => {
  const target = join(home, 'node_modules/@redress/tlog');
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['-xzf', packTlog(folder), '--strip-components=1', '-C', target]);
  symlinkSync(join(repository, 'node_modules/@noble'), join(home, 'node_modules/@noble'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The example of the README, so that it cannot rot. */
const readme = readFileSync(join(repository, 'packages/tlog/README.md'), 'utf8');
const example = /```js\n([\s\S]*?)```/.exec(readme)?.[1] as string;

test('packages/tlog, packed and installed alone, runs the example of its README', () => {
  writeFileSync(join(home, 'example.mjs'), example);
  const printed = execFileSync(process.execPath, ['example.mjs'], { cwd: home, encoding: 'utf8' });
  expect(printed).toBe('true example.org/log 3\nfalse\n');
});

test('its types are enough for a strict compiler without any of our sources', () => {
  writeFileSync(
    join(home, 'example.ts'),
    "import { parsePolicy } from '@redress/tlog';\nconst read = parsePolicy('quorum none\\n');\nexport const quorum: string = read.ok ? read.value.quorum : read.reason;\n",
  );
  writeFileSync(join(home, 'package.json'), '{"type":"module"}');
  const flags = [
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2024',
    '--lib',
    'es2024,dom',
  ];
  const compile = (file: string) =>
    execFileSync(process.execPath, [join(repository, 'node_modules/typescript/bin/tsc'), ...flags, file], {
      cwd: home,
      encoding: 'utf8',
    });
  expect(compile('example.ts')).toBe('');
  writeFileSync(join(home, 'wrong.ts'), "import { leafHash } from '@redress/tlog';\nleafHash('text');\n");
  const printed = { stdout: expect.stringContaining('TS2345') };
  expect(() => compile('wrong.ts')).toThrow(expect.objectContaining(printed));
});
