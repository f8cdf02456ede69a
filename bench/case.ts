import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectFile, readContent, stopReading } from '../apps/server/src/platform/reading/index.ts';

/**
 * `redress case` on the example, as a whole process, beside the part that cannot be avoided: reading the same files
 * with the same recogniser in this process. Prints the best of three of each and their ratio.
 */
const folder = 'examples/undelivered-card';
const rounds = 3;

async function readAll(): Promise<number> {
  const started = performance.now();
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const inspected = await inspectFile(path, { declaredName: name });
    if ('mediaType' in inspected) await readContent(path, inspected.mediaType);
  }
  stopReading();
  return (performance.now() - started) / 1000;
}

function runCase(): number {
  const out = mkdtempSync(join(tmpdir(), 'redress-bench-'));
  const started = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      'apps/cli/src/main.ts',
      'case',
      folder,
      '--facts',
      `${folder}.facts.json`,
      '--out',
      join(out, 'case'),
      '--json',
    ],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  const seconds = (performance.now() - started) / 1000;
  rmSync(out, { recursive: true, force: true });
  if (status !== 0) throw new Error(`case exited with ${status}: ${stderr}`);
  return seconds;
}

const reading: number[] = [];
const whole: number[] = [];
for (let round = 0; round < rounds; round++) {
  reading.push(await readAll());
  whole.push(runCase());
}
const bestReading = Math.min(...reading);
const bestWhole = Math.min(...whole);
console.log(`files read alone   ${bestReading.toFixed(2)} s`);
console.log(`redress case       ${bestWhole.toFixed(2)} s (start, reading, seals, letters, bundle)`);
console.log(`ratio              ${(bestWhole / bestReading).toFixed(2)} of reading alone`);
