import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { inspectFile, readContent, stopReading } from '../../apps/server/src/platform/reading/index.ts';

/**
 * Reads every example folder as the product does (OCR included) and keeps the result beside the tests of the evidence
 * rules, so that those tests need no OCR. Run: `node tools/examples/record.ts [folder …]` after a change of the examples
 * or of the reading.
 */
const examples = new URL('../../examples/', import.meta.url);
const target = new URL('../../apps/server/src/rooms/evidence/rules/testdata/', import.meta.url);

async function record(folder: string): Promise<void> {
  const items = [];
  for (const file of (await readdir(new URL(`${folder}/`, examples))).sort()) {
    const path = fileURLToPath(new URL(`${folder}/${file}`, examples));
    const look = await inspectFile(path, { declaredName: file });
    if (look instanceof Error) throw look;
    const { text, lines, capturedAt } = await readContent(path, look.mediaType);
    items.push({ file, text, lines, ...(capturedAt && { capturedAt }) });
  }
  await writeFile(new URL(`${folder}.json`, target), `${JSON.stringify(items, undefined, 1)}\n`);
  console.error(`${folder}: ${items.length} items`);
}

await mkdir(target, { recursive: true });
const wanted = process.argv.slice(2);
const all = (await readdir(examples, { withFileTypes: true }))
  .filter((e) => e.isDirectory())
  .map((e) => e.name);
try {
  for (const folder of wanted.length > 0 ? wanted : all) await record(folder);
} finally {
  stopReading();
}
