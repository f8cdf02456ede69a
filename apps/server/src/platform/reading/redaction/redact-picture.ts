import type { KnownPersonal } from '@redress/law/publication';
import type { FaceDetector } from '../faces/detect-faces.ts';
import { createFaceDetector } from '../faces/detect-faces.ts';
import { inspectPicture, ocr } from '../formats/picture.ts';
import { openPicture } from '../ocr/picture.ts';
import type { Rgb } from '../ocr/shapes.ts';
import { redactionFailed } from '../refusals.ts';
import { type Area, type Box, grown } from './area.ts';
import { findCodes } from './codes.ts';
import { encode, encodeWhole, paint } from './paint.ts';
import { personalAreas, type Reach } from './personal-areas.ts';

/** A picture fit to be shown: `areas` are what was destroyed in it, in its own pixels. */
export interface RedactedPicture {
  /** WebP. */
  picture: Uint8Array;
  width: number;
  height: number;
  areas: Area[];
}

export interface RedactOptions {
  known: KnownPersonal;
  /** More places, as parts of width and height (0 to 1): left, top, width, height. */
  chosen: readonly Box[];
}

let faceDetector: Promise<FaceDetector> | undefined;
function faces(): Promise<FaceDetector> {
  faceDetector ??= createFaceDetector({
    intraOpNumThreads: 2,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
  return faceDetector;
}

/** Closer cuts first; what is still readable after the last is refused. */
const rounds: readonly Reach[] = ['place', 'line', 'line'];

/**
 * Destroys in the pixels what singles out a person: personal data that is read, faces, codes, and what its owner
 * chose. The result is then looked at by the same eyes: what is still found is destroyed with its whole row, and
 * when even that leaves something, the picture is refused (`redaction-failed`). Progress is 0 to 100.
 */
export async function redactPicture(
  path: string,
  { known, chosen }: RedactOptions,
  onProgress: (percent: number) => void,
): Promise<RedactedPicture> {
  await inspectPicture(path);
  let { rgb } = await openPicture(path);
  const areas: Area[] = chosen.map((box) => ({ kind: 'chosen', box: scaled(box, rgb) }));
  let looks = await lookFor(rgb, await encodeWhole(rgb), known, 'place');
  for (const [round, reach] of rounds.entries()) {
    areas.push(...looks);
    rgb = paint(rgb, areas);
    const picture = await encode(rgb);
    onProgress(Math.round((100 * (round + 1)) / (rounds.length + 1)));
    const result = await openPicture(picture);
    looks = await lookFor(result.rgb, picture, known, rounds[round + 1] ?? reach);
    if (looks.length === 0) return { picture, width: rgb.width, height: rgb.height, areas };
  }
  throw redactionFailed(looks.map(({ kind }) => kind));
}

function scaled([left, top, width, height]: Box, picture: Rgb): Box {
  const { width: w, height: h } = picture;
  return grown([left * w, top * h, width * w, height * h], [0, 0], picture);
}

/** Everything found in a picture that must not be shown. */
async function lookFor(rgb: Rgb, file: Uint8Array, known: KnownPersonal, reach: Reach): Promise<Area[]> {
  const { lines } = await (await ocr()).read(file);
  const found = await (await faces())(rgb);
  return [
    ...personalAreas(lines, known, reach, rgb),
    ...(await findCodes(rgb)),
    ...found.map(({ left, top, right, bottom }) => {
      const [width, height] = [right - left, bottom - top];
      return {
        kind: 'face' as const,
        box: grown([left, top, width, height], [width * 0.25, height * 0.3], rgb),
      };
    }),
  ];
}
