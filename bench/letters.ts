import { documentNames } from '@redress/law';
import { layOut, renderLetter } from '../apps/server/src/platform/documents/index.ts';
import { renderPdf } from '../apps/server/src/platform/documents/typst-pdf.ts';
import { renderWord } from '../apps/server/src/platform/documents/word.ts';
import { composeLetter } from '../apps/server/src/rooms/cases/rules/letters/index.ts';
import { sampleInput } from '../apps/server/src/rooms/cases/rules/letters/sample-input.ts';

/**
 * Letters per second, PDF and Word, from a case to the bytes, beside the least that can be set: a document of one
 * paragraph by the same two programs in the same run. Options: --seconds N (for each measurement, 8 by default).
 */
const at = process.argv.indexOf('--seconds');
const seconds = at < 0 ? 8 : Number(process.argv[at + 1]);
const inputs = documentNames.map((kind) => sampleInput(kind));

const paragraph = await layOut('---\ntitle: 函\nfooter: 脚\n---\n{{ text }}', {
  date: '2026-11-23T02:15:00Z',
  text: '本人于2026年11月1日支付人民币98.00元。',
});
const minimal = {
  pdf: () => renderPdf(paragraph, new Map()),
  docx: () => renderWord(paragraph, new Map()),
};

/** Runs per second over the given time, warm. `run` gets the number of the run. */
async function perSecond(run: (n: number) => Promise<unknown>, warmUps: number): Promise<number> {
  for (let n = 0; n < warmUps; n++) await run(n);
  const started = performance.now();
  let runs = 0;
  while (performance.now() - started < seconds * 1000) await run(runs++);
  return (runs / (performance.now() - started)) * 1000;
}

const composed = await perSecond(
  async (n) => composeLetter(inputs[n % inputs.length] as (typeof inputs)[number]),
  inputs.length,
);
console.log(`compose    ${composed.toFixed(0)} letters/s (rules alone, ${inputs.length} kinds by turns)`);
for (const format of ['pdf', 'docx'] as const) {
  const least = await perSecond(minimal[format], 3);
  const letters = await perSecond(async (n) => {
    const input = inputs[n % inputs.length] as (typeof inputs)[number];
    return renderLetter(input.kind, composeLetter(input).data, format);
  }, inputs.length);
  console.log(
    `${format.padEnd(5)}      ${letters.toFixed(1)} letters/s (case to bytes, all kinds by turns); one paragraph alone ${least.toFixed(1)}/s; ratio ${(letters / least).toFixed(2)}`,
  );
}
