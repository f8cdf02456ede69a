import { readdirSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import {
  inspectFile,
  readContent,
  readingPeakRss,
  stopReading,
} from '../apps/server/src/platform/reading/index.ts';
import { createOcrEngine } from '../apps/server/src/platform/reading/ocr/engine.ts';

/**
 * OCR as the product does it, in the reading worker: seconds per picture (best and median of the rounds, since other
 * programs share the machine), time to load the models, and the largest memory of the worker.
 * Usage: node bench/ocr.ts [FOLDER]; without one, the test pictures of the reading part.
 */
const folder = process.argv[2] ?? 'apps/server/src/platform/reading/testdata';
const rounds = 3;

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

async function time(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

const loadStarted = performance.now();
const engine = await createOcrEngine();
const loadMs = performance.now() - loadStarted;
/** Processor seconds, in this process: what the work costs however busy the machine is. */
async function processorMs(path: string): Promise<number> {
  const before = process.cpuUsage();
  await engine.read(path);
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000;
}

const results: { name: string; size: string; times: number[]; processorMs: number }[] = [];
for (const name of readdirSync(folder).toSorted()) {
  const path = join(folder, name);
  const found = await inspectFile(path, { declaredName: name });
  if (!('mediaType' in found) || !found.mediaType.startsWith('image/')) continue;
  const { width, height } = await sharp(path).metadata();
  const times: number[] = [];
  // The first reading of all also starts the worker and loads the models: it is not counted.
  if (results.length === 0) await readContent(path, found.mediaType);
  for (let round = 0; round < rounds; round++)
    times.push(await time(() => readContent(path, found.mediaType)));
  const costs = [await processorMs(path), await processorMs(path)];
  results.push({ name, size: `${width} × ${height}`, times, processorMs: Math.min(...costs) });
}

console.log(
  `cores ${availableParallelism()}, load ${loadavg()[0]?.toFixed(1)}; models loaded in ${seconds(loadMs)}`,
);
for (const { name, size, times, processorMs } of results)
  console.log(
    `${name} (${size}): best ${seconds(Math.min(...times))}, median ${seconds(median(times))}, processor ${seconds(processorMs)}`,
  );
console.log(
  `median over ${results.length} pictures: best ${seconds(median(results.map((r) => Math.min(...r.times))))}, ` +
    `median ${seconds(median(results.flatMap((r) => r.times)))}; worker peak ${Math.round(readingPeakRss() / 1e6)} MB`,
);
stopReading();
