import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Rgb } from '../ocr/shapes.ts';
import { type Area, type Box, grown } from './area.ts';

let ready: Promise<unknown> | undefined;
/** The module's bytes come from npm: left alone, it would fetch them from the network. */
function prepare(): Promise<unknown> {
  ready ??= readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')).then(
    (wasmBinary) =>
      prepareZXingModule({
        overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer },
        fireImmediately: true,
      }),
  );
  return ready;
}

/** QR codes and barcodes of a picture. Codes that are damaged count too: somebody else's reader may mend them. */
export async function findCodes(picture: Rgb): Promise<Area[]> {
  await prepare();
  const { width, height } = picture;
  const image = { data: rgbaOf(picture), width, height, colorSpace: 'srgb', pixelFormat: 'rgba-unorm8' };
  const results = await readBarcodes(image as never, {
    tryHarder: true,
    tryRotate: true,
    tryInvert: true,
    tryDownscale: true,
    returnErrors: true,
    maxNumberOfSymbols: 50,
  });
  return results.map(({ position }) => {
    const corners = [position.topLeft, position.topRight, position.bottomLeft, position.bottomRight];
    const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    const box: Box = [left, top, Math.max(...xs) - left, Math.max(...ys) - top];
    // One row of a barcode is enough to read it, and a flat box says nothing of how high the bars are.
    const flat = box[3] < box[2] / 4;
    return {
      kind: 'code' as const,
      box: grown(box, [box[2] * 0.08 + 4, flat ? box[2] * 0.35 : box[3] * 0.08 + 4], picture),
    };
  });
}

function rgbaOf({ data, width, height }: Rgb): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0, j = 0; i < data.length; i += 3, j += 4) {
    rgba[j] = data[i] as number;
    rgba[j + 1] = data[i + 1] as number;
    rgba[j + 2] = data[i + 2] as number;
  }
  return rgba;
}
