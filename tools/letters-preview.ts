import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentNames } from '@redress/law';
import sharp from 'sharp';
import {
  layOut,
  letterText,
  pdfPage,
  previewPage,
  readTemplate,
  renderLetter,
} from '../apps/server/src/platform/documents/index.ts';
import { checkLetterText } from '../apps/server/src/rooms/cases/rules/letters/check-letter-text.ts';
import { composeLetter } from '../apps/server/src/rooms/cases/rules/letters/index.ts';
import { sampleInput } from '../apps/server/src/rooms/cases/rules/letters/sample-input.ts';

// Renders every letter of the sample cases into a folder, with its pages as pictures, to look at, and says which
// citations or phrases must not go out; exit code 1 when there are any:
// node tools/letters-preview.ts FOLDER [NAME …]
const folder = process.argv[2];
if (!folder) {
  process.stderr.write('usage: node tools/letters-preview.ts FOLDER [NAME …]\n');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const screen = (shade: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="360" height="780"><rect width="360" height="780" fill="#f4f4f4"/><rect width="360" height="80" fill="${shade}"/><rect x="24" y="120" width="312" height="180" rx="12" fill="#fff"/><rect x="48" y="150" width="180" height="20" fill="#999"/><rect x="48" y="200" width="240" height="36" fill="${shade}"/></svg>`;
const thumbnails = await Promise.all(
  ['#1aad19', '#1677ff', '#b0413e'].map((shade) =>
    sharp(Buffer.from(screen(shade)))
      .webp()
      .toBuffer(),
  ),
);

const asked = process.argv.slice(3);
for (const kind of documentNames.filter((name) => asked.length === 0 || asked.includes(name))) {
  for (const size of ['usual', 'empty', 'huge'] as const) {
    const input = sampleInput(kind, size);
    const items = input.items.map((item, index) => ({
      ...item,
      thumbnail: thumbnails[index % thumbnails.length],
    }));
    const { data, missing } = composeLetter({ ...input, items });
    const started = performance.now();
    const pdf = await renderLetter(kind, data, 'pdf');
    const pdfMs = Math.round(performance.now() - started);
    const base = join(folder, `${kind}-${size}`);
    writeFileSync(`${base}.pdf`, pdf);
    writeFileSync(`${base}.docx`, await renderLetter(kind, data, 'docx'));
    const { pages } = await previewPage(pdf, 1);
    for (let page = 1; page <= Math.min(pages, 12); page++)
      writeFileSync(`${base}-${page}.png`, await pdfPage(pdf, page));
    process.stdout.write(
      `${kind} ${size}: ${pdf.length} bytes in ${pdfMs} ms; missing: ${missing.map((m) => m.zh).join('、') || '–'}\n`,
    );
    const { blocks } = await layOut(await readTemplate(kind), data);
    for (const problem of checkLetterText(letterText(blocks))) {
      process.stderr.write(`${kind} ${size}: ${problem}\n`);
      process.exitCode = 1;
    }
  }
}
