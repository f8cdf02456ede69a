import type { Rgb, TextBox } from './shapes.ts';

/** A step in brightness within a column that is drawn and not noise. */
const inkStep = 48;

/**
 * The detector loses a lone flat stroke at the end of a line: 一 in 一般 or 唯一, the minus of an amount. A level box is
 * made longer where exactly such a stroke stands next to it on empty ground: at most one character wide, flat, at half
 * height.
 */
export function withEndStrokes(picture: Rgb, box: TextBox): TextBox {
  if (box.angle !== 0) return box;
  const left = strokeBeside(picture, box, -1);
  const right = strokeBeside(picture, box, 1);
  return { ...box, width: box.width + left + right, cx: box.cx + (right - left) / 2 };
}

/** How many pixels the box must grow in the direction (-1 left, 1 right) to hold such a stroke; 0 where there is none. */
function strokeBeside(picture: Rgb, box: TextBox, direction: -1 | 1): number {
  const edge = Math.round(box.cx + (direction * box.width) / 2);
  const em = box.height;
  const limit = Math.round(em * 2);
  let [gap, run, quiet] = [0, 0, 0];
  for (let step = 0; step < limit; step++) {
    const ink = columnInk(picture, box, edge + direction * step);
    if (ink === 'outside') return 0;
    if (ink === 'tall') return 0;
    if (ink === 'flat' && quiet > 0) return 0;
    if (ink === 'flat') run++;
    else if (run === 0) gap++;
    else quiet++;
    if (gap > em * 0.4 || run > em * 1.1) return 0;
    if (quiet > em * 0.25) return run >= em * 0.3 ? gap + run + quiet / 2 : 0;
  }
  return 0;
}

/** Whether a column of the box's rows is empty, drawn at half height only, or drawn elsewhere too. */
function columnInk(
  { data, width, height }: Rgb,
  box: TextBox,
  x: number,
): 'none' | 'flat' | 'tall' | 'outside' {
  const top = Math.round(box.cy - box.height / 2);
  const rows = Math.round(box.height);
  if (x < 0 || x >= width || top < 0 || top + rows > height) return 'outside';
  const green = (row: number) => data[((top + row) * width + x) * 3 + 1] as number;
  const ground = green(0);
  let [first, last] = [-1, -1];
  for (let row = 0; row < rows; row++) {
    if (Math.abs(green(row) - ground) < inkStep) continue;
    if (first < 0) first = row;
    last = row;
  }
  if (first < 0) return 'none';
  return first > rows * 0.3 && last < rows * 0.7 && last - first < rows * 0.22 ? 'flat' : 'tall';
}
