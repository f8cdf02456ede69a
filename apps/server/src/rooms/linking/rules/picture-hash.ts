/** Side of the grey picture that is hashed. */
export const pictureSide = 32;
/** Eight bands of 16 bits. */
export type PictureHash = readonly number[];

const bits = 128;
const bandBits = 16;
/** Two pictures of which at most so many bits differ are one; then at least one of the eight bands is the same. */
export const nearBits = 7;

/** Lowest frequencies first; the mean (0, 0) left out. */
const frequencies = Array.from({ length: pictureSide * pictureSide }, (_, i) => ({
  u: i % pictureSide,
  v: Math.floor(i / pictureSide),
}))
  .filter(({ u, v }) => u + v > 0 && u < 16 && v < 16)
  .sort((a, b) => a.u + a.v - (b.u + b.v) || a.v - b.v)
  .slice(0, bits);

const cosines = Array.from({ length: 16 }, (_, u) =>
  Array.from({ length: pictureSide }, (__, x) => Math.cos(((2 * x + 1) * u * Math.PI) / (2 * pictureSide))),
);

/**
 * Perceptual hash of a picture given as 32 × 32 grey values: which of its 128 lowest frequencies are above their
 * median, so that always half of the bits are set. Undefined for a picture without contrast, which is like every other.
 */
export function hashPicture(grey: Uint8Array): PictureHash | undefined {
  if (grey.length !== pictureSide * pictureSide) throw new Error(`a grey picture has ${pictureSide}² values`);
  if (isFlat(grey)) return undefined;
  const rows = Array.from({ length: 16 }, (_, u) =>
    Array.from({ length: pictureSide }, (__, y) => {
      let sum = 0;
      for (let x = 0; x < pictureSide; x++)
        sum += (grey[y * pictureSide + x] as number) * (cosines[u]?.[x] as number);
      return sum;
    }),
  );
  const values = frequencies.map(({ u, v }) => {
    let sum = 0;
    for (let y = 0; y < pictureSide; y++) sum += (rows[u]?.[y] as number) * (cosines[v]?.[y] as number);
    return sum;
  });
  const median = [...values].sort((a, b) => a - b)[bits / 2] as number;
  const bands = Array.from({ length: bits / bandBits }, () => 0);
  for (const [i, value] of values.entries())
    if (value >= median) {
      // Neighbouring frequencies go to different bands: a change of the picture then spoils few bands.
      const band = i % bands.length;
      bands[band] = ((bands[band] as number) << 1) | 1;
    } else bands[i % bands.length] = (bands[i % bands.length] as number) << 1;
  return bands;
}

function isFlat(grey: Uint8Array): boolean {
  let sum = 0;
  let squares = 0;
  for (const value of grey) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / grey.length;
  return squares / grey.length - mean * mean < 20;
}

/** How many of the 128 bits differ. */
export function differingBits(a: PictureHash, b: PictureHash): number {
  let count = 0;
  for (const [i, band] of a.entries()) {
    let difference = band ^ (b[i] as number);
    for (; difference !== 0; difference &= difference - 1) count++;
  }
  return count;
}
