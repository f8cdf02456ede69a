import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Gate: a room's door has at most 60 lines and no logic; all its SQL stands in store.ts. */
const root = process.argv[2] ?? '.';
const wrong: string[] = [];
const doors = globSync('apps/server/src/rooms/*/index.ts', { cwd: root });
for (const door of doors) {
  const text = readFileSync(join(root, door), 'utf8');
  const lines = text.split('\n').length - 1;
  if (lines > 60) wrong.push(`${door}: ${lines} lines; a door has at most 60`);
  if (/\b(if|for|while|switch)\s*\(/.test(text)) wrong.push(`${door}: a door decides nothing`);
}
for (const file of globSync('apps/server/src/rooms/*/{commands,queries,jobs,http,rules}/**/*.ts', {
  cwd: root,
})) {
  const text = readFileSync(join(root, file), 'utf8');
  if (!file.endsWith('.test.ts') && /\bsql`|\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(text))
    wrong.push(`${file}: SQL outside store.ts`);
}
if (doors.length === 0) wrong.push('no room was read');
for (const line of wrong) console.error(line);
console.log(`doors: ${doors.length} rooms, ${wrong.length} wrong`);
process.exitCode = wrong.length > 0 ? 1 : 0;
