import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lifecycleMermaid, lifecycleTable } from './lifecycle-docs.ts';

const file = new URL('../../../../../../../docs/vetting.md', import.meta.url);
const generated = /<!-- lifecycle: .*? -->\n[\s\S]*?<!-- lifecycle end -->/;

/** `UPDATE_DOCS=1 npx vitest run lifecycle-docs` writes it anew. */
test('docs/vetting.md shows the life of a vetting file as the code has it', () => {
  const text = readFileSync(file, 'utf8');
  const head = '<!-- lifecycle: generated from rules/lifecycle, see lifecycle-docs.test.ts -->';
  const now = `${head}\n${lifecycleTable()}\n\n\`\`\`mermaid\n${lifecycleMermaid()}\n\`\`\`\n<!-- lifecycle end -->`;
  const current = text.replace(generated, () => now);
  if (process.env.UPDATE_DOCS) writeFileSync(file, current);
  expect(text).toMatch(generated);
  expect(text).toBe(current);
});
