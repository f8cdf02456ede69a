import { inspectWith } from './inspect.ts';
import { readTimeoutMs, redactTimeoutMs } from './limits.ts';
import type { Reading } from './reading.ts';
import type { RedactedPicture, RedactOptions } from './redaction/redact-picture.ts';
import type { ReadingRefusal } from './refusals.ts';
import { createLane } from './worker/lane.ts';

export { isCut } from './assemble.ts';
export { readWordText } from './formats/word.ts';
export type { Reading } from './reading.ts';
export type { Area, AreaKind, Box } from './redaction/area.ts';
export type { RedactedPicture, RedactOptions } from './redaction/redact-picture.ts';
export type { ReadingRefusal, ReadingRefusalCode } from './refusals.ts';

/** Two workers, each started when first needed: a look at an upload never waits behind a long OCR. */
const looking = createLane();
const reading = createLane();

/**
 * What a file is, by its content, never by its name: `{mediaType, bytes}`, or a `Refusal` as value that says in both
 * languages what is wrong and how to mend it. Media types: image/png, image/jpeg, image/webp, application/pdf,
 * text/html, multipart/related (MHTML), application/json, text/csv, text/plain. Throws only when the file cannot be
 * opened from disk.
 */
export function inspectFile(
  path: string,
  options: { declaredName: string; maxBytes?: number },
): Promise<{ mediaType: string; bytes: number } | ReadingRefusal> {
  return inspectWith(looking, path, options);
}

/**
 * Everything a file says: text, lines with places, notes, time of capture, thumbnail. `mediaType` is what `inspectFile`
 * found. Progress is 0 to 100. Throws a `Refusal` when it cannot be read (`corrupt-file`, `reading-timeout` …) and the
 * signal's reason when aborted. Files are read one after another.
 */
export async function readContent(
  path: string,
  mediaType: string,
  options: { onProgress?: (percent: number) => void; signal?: AbortSignal } = {},
): Promise<Reading> {
  const answer = await reading.run(
    { kind: 'read', path, mediaType },
    { timeoutMs: readTimeoutMs, onProgress: options.onProgress, signal: options.signal },
  );
  if (answer.kind !== 'reading') throw new Error(`reading worker: answered ${answer.kind}`);
  options.onProgress?.(100);
  return answer.reading;
}

/**
 * A copy of a picture in which names, numbers and addresses of persons, faces and codes are destroyed in the pixels,
 * checked by reading it again. Throws a `Refusal` (`redaction-failed` when something stays readable, `corrupt-file` …).
 */
export async function redactPicture(
  path: string,
  options: RedactOptions & { onProgress?: (percent: number) => void; signal?: AbortSignal },
): Promise<RedactedPicture> {
  const { onProgress, signal, known, chosen } = options;
  const answer = await reading.run(
    { kind: 'redact', path, options: { known, chosen } },
    { timeoutMs: redactTimeoutMs, onProgress, signal },
  );
  if (answer.kind !== 'redacted') throw new Error(`reading worker: answered ${answer.kind}`);
  return answer.redacted;
}

/** Ends the workers; call it when the program stops. Idle ones end by themselves and keep no program alive. */
export function stopReading(): void {
  looking.stop();
  reading.stop();
}

/** Largest memory of the reading worker so far, in bytes, for the bench and the metrics. */
export const readingPeakRss = (): number => reading.peakRss();
