import type { TextBox } from './shapes.ts';

/** Thresholds of differentiable binarization (DB) as the PP-OCR detector was trained for. */
const pixelThreshold = 0.3;
const boxThreshold = 0.6;
const unclipRatio = 1.5;
const minSidePx = 3;
/** More in one tile is a pattern, not text. */
const maxBoxes = 1000;
/** Below this slope (radians, 1°) a box is taken as level: a screenshot is, and its boxes then are exact. */
const levelAngle = 0.0175;

interface Blob {
  count: number;
  score: number;
  pixels: Int32Array;
}

/**
 * Text boxes in the detector's probability map (row-major, 0 to 1): each connected region above the threshold is the
 * shrunk core of a line; it is grown back by area × ratio / perimeter.
 */
export function boxesOf(map: Float32Array, width: number, height: number): TextBox[] {
  const seen = new Uint8Array(map.length);
  const stack = new Int32Array(map.length);
  const found: TextBox[] = [];
  for (let start = 0; start < map.length; start++) {
    if (seen[start] || (map[start] as number) <= pixelThreshold) continue;
    const blob = flood(map, seen, stack, start, width, height);
    if (blob.count < minSidePx * minSidePx || blob.score / blob.count < boxThreshold) continue;
    const box = grow(fit(blob, width));
    if (box) found.push(box);
    if (found.length >= maxBoxes) break;
  }
  return part(found);
}

/**
 * Two level boxes of one row may overlap once grown, and then each reads a piece of the other's first or last
 * character: the overlap is cut in its middle.
 */
function part(boxes: TextBox[]): TextBox[] {
  const level = boxes.filter((b) => b.angle === 0).sort((a, b) => a.cx - b.cx);
  for (const [i, a] of level.entries()) {
    for (const b of level.slice(i + 1)) {
      if (Math.abs(a.cy - b.cy) > Math.min(a.height, b.height) / 3) continue;
      const overlap = a.cx + a.width / 2 - (b.cx - b.width / 2);
      if (overlap <= 0 || overlap > Math.min(a.height, b.height)) continue;
      a.width -= overlap / 2;
      a.cx -= overlap / 4;
      b.width -= overlap / 2;
      b.cx += overlap / 4;
    }
  }
  return boxes;
}

function flood(
  map: Float32Array,
  seen: Uint8Array,
  stack: Int32Array,
  start: number,
  width: number,
  height: number,
): Blob {
  // `stack` is both the list of pixels found (0 … end) and the queue still to visit (next … end).
  let end = 0;
  let score = 0;
  const visit = (at: number) => {
    if (seen[at] || (map[at] as number) <= pixelThreshold) return;
    seen[at] = 1;
    score += map[at] as number;
    stack[end++] = at;
  };
  visit(start);
  for (let next = 0; next < end; next++) {
    const at = stack[next] as number;
    const x = at % width;
    if (x > 0) visit(at - 1);
    if (x < width - 1) visit(at + 1);
    if (at >= width) visit(at - width);
    if (at < width * (height - 1)) visit(at + width);
  }
  return { count: end, score, pixels: stack.subarray(0, end) };
}

/** The rectangle around a region along its principal axis. */
function fit(blob: Blob, mapWidth: number): TextBox {
  let [sx, sy, sxx, syy, sxy] = [0, 0, 0, 0, 0];
  for (const at of blob.pixels) {
    const x = at % mapWidth;
    const y = (at - x) / mapWidth;
    sx += x;
    sy += y;
    sxx += x * x;
    syy += y * y;
    sxy += x * y;
  }
  const n = blob.count;
  const [mx, my] = [sx / n, sy / n];
  const [vx, vy, vxy] = [sxx / n - mx * mx, syy / n - my * my, sxy / n - mx * my];
  const slope = 0.5 * Math.atan2(2 * vxy, vx - vy);
  // The axis of a nearly round region says nothing, and a screenshot's own axes are the better guess.
  const long = Math.hypot(vx - vy, 2 * vxy) > 0.6 * (vx + vy);
  const angle = long && Math.abs(slope) > levelAngle && Math.abs(slope) < Math.PI / 4 ? slope : 0;
  return extent(blob.pixels, mapWidth, angle);
}

function extent(pixels: Int32Array, mapWidth: number, angle: number): TextBox {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [u0, u1, v0, v1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const at of pixels) {
    const x = at % mapWidth;
    const y = (at - x) / mapWidth;
    const u = x * cos + y * sin;
    const v = y * cos - x * sin;
    if (u < u0) u0 = u;
    if (u > u1) u1 = u;
    if (v < v0) v0 = v;
    if (v > v1) v1 = v;
  }
  const [u, v] = [(u0 + u1 + 1) / 2, (v0 + v1 + 1) / 2];
  return { cx: u * cos - v * sin, cy: u * sin + v * cos, width: u1 - u0 + 1, height: v1 - v0 + 1, angle };
}

function grow(box: TextBox): TextBox | undefined {
  if (Math.min(box.width, box.height) < minSidePx) return undefined;
  const distance = (box.width * box.height * unclipRatio) / (2 * (box.width + box.height));
  return { ...box, width: box.width + 2 * distance, height: box.height + 2 * distance };
}
