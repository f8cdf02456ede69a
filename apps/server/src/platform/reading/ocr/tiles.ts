/** A strip of a tall picture: read from `top` to `bottom`; it owns the lines whose centre lies in [from, to). */
export interface Tile {
  top: number;
  bottom: number;
  from: number;
  to: number;
}

/**
 * Cuts a picture of `height` rows into strips of at most `maxHeight` rows. `ink[y]` says how much is drawn in row y;
 * each cut is made in the quietest place of the last third of a strip, and strips overlap by `overlap` rows, so that a
 * line on the cut is whole in one of them and owned by exactly one.
 */
export function cutTiles(ink: ArrayLike<number>, maxHeight: number, overlap: number): Tile[] {
  const height = ink.length;
  const tiles: Tile[] = [];
  let from = 0;
  while (from < height) {
    const to =
      height - from <= maxHeight ? height : quietest(ink, (from + (maxHeight * 2) / 3) | 0, from + maxHeight);
    tiles.push({ top: Math.max(0, from - overlap), bottom: Math.min(height, to + overlap), from, to });
    from = to;
  }
  return tiles;
}

/** The middle of the longest run of rows with the least ink. */
function quietest(ink: ArrayLike<number>, start: number, end: number): number {
  let least = Infinity;
  for (let y = start; y < end; y++) least = Math.min(least, ink[y] as number);
  let best = end - 1;
  let bestRun = 0;
  let run = 0;
  for (let y = start; y < end; y++) {
    run = (ink[y] as number) <= least ? run + 1 : 0;
    if (run > bestRun) [best, bestRun] = [y + 1 - (run >> 1), run];
  }
  return Math.max(best, start + 1);
}
