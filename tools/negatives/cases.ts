/** One planted violation per gate: files written into a copy of the tree, the gate, and what it must say. */
export interface Negative {
  title: string;
  files: Record<string, string>;
  gate: [command: string, ...args: string[]];
  says: RegExp;
}

const imports: Negative['gate'] = ['node', 'tools/gates/imports.ts', '.', '20'];
const doors: Negative['gate'] = ['node', 'tools/gates/doors.ts'];
const rules = 'apps/server/src/rooms/evidence/rules';

export const negatives: Negative[] = [
  {
    title: 'a type error',
    files: { 'packages/kernel/src/planted.ts': "export const n: number = 'one';\n" },
    gate: ['tsc', '-p', 'packages/tsconfig.json'],
    says: /planted\.ts.*TS2322/,
  },
  {
    title: 'Node in a package',
    files: { 'packages/kernel/src/planted.ts': 'export const here = process.cwd();\n' },
    gate: ['tsc', '-p', 'packages/tsconfig.json'],
    says: /planted\.ts.*process/,
  },
  {
    title: 'Node in rules',
    files: { [`${rules}/planted.ts`]: 'export const here = process.cwd();\n' },
    gate: ['tsc', '-p', 'apps/server/tsconfig.rules.json'],
    says: /planted\.ts.*process/,
  },
  {
    title: 'a type error in the web',
    files: { 'apps/web/src/planted.ts': "export const n: number = 'one';\n" },
    gate: ['tsc', '-p', 'apps/web/tsconfig.json'],
    says: /planted\.ts.*TS2322/,
  },
  {
    title: 'a type error in the server',
    files: { 'apps/server/src/planted.ts': "export const n: number = 'one';\n" },
    gate: ['tsc', '-p', 'tsconfig.json'],
    says: /planted\.ts.*TS2322/,
  },
  {
    title: 'a clock in rules',
    files: { [`${rules}/planted.ts`]: 'export const now = (): number => Date.now();\n' },
    gate: ['biome', 'lint', `${rules}/planted.ts`],
    says: /takes time and randomness as data/,
  },
  {
    title: 'randomness in a package',
    files: { 'packages/kernel/src/planted.ts': 'export const n = (): number => Math.random();\n' },
    gate: ['biome', 'lint', 'packages/kernel/src/planted.ts'],
    says: /takes time and randomness as data/,
  },
  {
    title: 'unformatted code',
    files: { 'packages/kernel/src/planted.ts': 'export const  n   = "1"\n' },
    gate: ['biome', 'ci', 'packages/kernel/src/planted.ts'],
    says: /format/i,
  },
  {
    title: 'any',
    files: { 'packages/kernel/src/planted.ts': 'export const n = (x: any): unknown => x;\n' },
    gate: ['biome', 'lint', 'packages/kernel/src/planted.ts'],
    says: /noExplicitAny/,
  },
  {
    title: 'a function that is too long',
    files: {
      'packages/kernel/src/planted.ts': `export function long(n: number): number {\n  let m = n;\n${'  m += 1;\n'.repeat(51)}  return m;\n}\n`,
    },
    gate: ['biome', 'lint', 'packages/kernel/src/planted.ts'],
    says: /noExcessiveLinesPerFunction/,
  },
  {
    title: 'a file that is two ideas',
    files: {
      'packages/kernel/src/planted.ts': Array.from(
        { length: 301 },
        (_, i) => `export const n${i} = ${i};\n`,
      ).join(''),
    },
    gate: ['biome', 'lint', 'packages/kernel/src/planted.ts'],
    says: /noExcessiveLinesPerFile/,
  },
  {
    title: 'a file name that is not kebab-case',
    files: { 'packages/kernel/src/PlantedFile.ts': 'export const n = 1;\n' },
    gate: ['biome', 'lint', 'packages/kernel/src/PlantedFile.ts'],
    says: /useFilenamingConvention/,
  },
  {
    title: 'an earlier room that calls a later one',
    files: { 'apps/server/src/rooms/members/planted.ts': "export * from '../cases/index.ts';\n" },
    gate: imports,
    says: /room-order-members/,
  },
  {
    title: "another room's inside",
    files: { 'apps/server/src/rooms/cases/planted.ts': "export * from '../evidence/store.ts';\n" },
    gate: imports,
    says: /room-door/,
  },
  {
    title: 'I/O in rules',
    files: { [`${rules}/planted.ts`]: "export { readFileSync } from 'node:fs';\n" },
    gate: imports,
    says: /rules-are-pure/,
  },
  {
    title: 'I/O in a package',
    files: { 'packages/law/src/planted.ts': "export { readFileSync } from 'node:fs';\n" },
    gate: imports,
    says: /packages-no-io/,
  },
  {
    title: 'a platform part that knows a room',
    files: { 'apps/server/src/platform/clock/planted.ts': "export * from '../../rooms/members/index.ts';\n" },
    gate: imports,
    says: /platform-knows-no-room/,
  },
  {
    title: 'a query builder outside the store',
    files: { 'apps/server/src/rooms/cases/commands/planted.ts': "export { sql } from 'kysely';\n" },
    gate: imports,
    says: /sql-in-the-store/,
  },
  {
    title: 'a cycle',
    files: {
      'packages/law/src/planted-a.ts': "export { b } from './planted-b.ts';\nexport const a = 1;\n",
      'packages/law/src/planted-b.ts': "export { a } from './planted-a.ts';\nexport const b = 2;\n",
    },
    gate: imports,
    says: /no-cycle/,
  },
  {
    title: 'a gate that reads nothing',
    files: {},
    gate: ['node', 'tools/gates/imports.ts', '.', '100000'],
    says: /only \d+ TypeScript modules were read/,
  },
  {
    title: 'SQL text outside the store',
    files: {
      'apps/server/src/rooms/cases/queries/planted.ts':
        'export const q = (db: { selectFrom(t: string): unknown }): unknown => db.selectFrom("x");\n',
    },
    gate: doors,
    says: /SQL outside store\.ts/,
  },
  {
    title: 'a door with logic',
    files: {
      'apps/server/src/rooms/planted/index.ts': 'export const n = 1;\nif (n) throw new Error();\n',
      'apps/server/src/rooms/planted/store.ts': '',
    },
    gate: doors,
    says: /a door decides nothing/,
  },
  {
    title: 'dead code',
    files: { 'packages/law/src/planted.ts': 'export const unused = 1;\n' },
    gate: ['knip'],
    says: /planted\.ts/,
  },
  {
    title: 'a path that does not exist',
    files: { 'docs/planted.md': 'See `packages/nowhere/src/x.ts`.\n' },
    gate: ['node', 'tools/gates/markdown-paths.ts'],
    says: /packages\/nowhere\/src\/x\.ts does not exist/,
  },
];
