import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Negative, negatives } from './cases.ts';

/** Plants each violation in a copy of the tracked files and demands that its gate fails and says so. */
const root = process.cwd();
const copy = mkdtempSync(join(tmpdir(), 'redress-negatives-'));
try {
  copyTree();
  const only = process.argv[2];
  const chosen = negatives.filter(({ title }) => !only || title.includes(only));
  const missed = chosen.map(missedBy).filter((line) => line !== undefined);
  for (const line of missed) console.error(line);
  console.log(`negatives: ${chosen.length} planted, ${chosen.length - missed.length} caught`);
  process.exitCode = missed.length > 0 || chosen.length === 0 ? 1 : 0;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

/** Tracked files, and node_modules by links whose workspaces lead into the copy. */
function copyTree(): void {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  for (const file of files.split('\0').filter((f) => f && !f.startsWith('examples/')))
    cpSync(join(root, file), join(copy, file), { recursive: true });
  mkdirSync(join(copy, 'node_modules/@redress'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@redress' && name !== '.vite')
      symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  for (const name of readdirSync(join(root, 'node_modules/@redress')))
    symlinkSync(
      join(copy, ['server', 'cli', 'web'].includes(name) ? 'apps' : 'packages', name),
      join(copy, 'node_modules/@redress', name),
    );
  execFileSync('git', ['init', '-q'], { cwd: copy });
  writeFileSync(join(copy, '.git/info/exclude'), 'node_modules\n');
}

/** Undefined when the gate caught it, else what went wrong. */
function missedBy({ title, files, gate: [command, ...args], says }: Negative): string | undefined {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(copy, dirname(path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  execFileSync('git', ['add', '-A'], { cwd: copy });
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: copy, encoding: 'utf8' });
  for (const path of Object.keys(files)) rmSync(join(copy, path));
  if (status === 0) return `${title}: the gate passed`;
  return says.test(stdout + stderr)
    ? undefined
    : `${title}: failed for another reason:\n${(stdout + stderr).slice(0, 600)}`;
}
