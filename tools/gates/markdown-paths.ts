import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Gate: every path named in a Markdown file exists. A path is a relative link, or code with a known top folder. */
const topFolders = 'apps|packages|docs|tools|bench|examples|fixtures|\\.ci';
const inCode = new RegExp(`\`((?:\\.\\.?/)?(?:${topFolders})/[A-Za-z0-9_@./-]+)\``, 'g');
const inLink = /\]\((?![a-z]+:|#)([^)\s#]+)(?:#[^)]*)?\)/g;

const root = process.argv[2] ?? '.';
const listed = execFileSync('git', ['ls-files', '-z', '*.md'], { cwd: root, encoding: 'utf8' });
const files = listed.split('\0').filter((file) => file && !file.startsWith('apps/server/templates/'));
const broken: string[] = [];
for (const file of files) {
  const text = readFileSync(join(root, file), 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  for (const [, path] of text.matchAll(inCode)) check(file, path as string, '');
  for (const [, path] of text.matchAll(inLink)) check(file, decodeURI(path as string), dirname(file));
}

function check(file: string, path: string, base: string): void {
  if (!existsSync(join(root, normalize(join(base, path))))) broken.push(`${file}: ${path} does not exist`);
}

if (files.length === 0) broken.push('no Markdown file was read');
for (const line of broken) console.error(line);
console.log(`markdown-paths: ${files.length} files, ${broken.length} broken`);
process.exitCode = broken.length > 0 ? 1 : 0;
