import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxesOf } from './boxes.ts';
import { withEndStrokes } from './ends.ts';
import { linesOf } from './rows.ts';
import { cutTiles } from './tiles.ts';

describe('tiles', () => {
  test('every row is owned by exactly one tile, and no tile is taller than allowed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 600 }), (ink) => {
        const tiles = cutTiles(ink, 100, 10);
        expect(tiles[0]?.from).toBe(0);
        expect(tiles.at(-1)?.to).toBe(ink.length);
        for (const [i, tile] of tiles.entries()) {
          expect(tile.to - tile.from).toBeGreaterThan(0);
          expect(tile.to - tile.from).toBeLessThanOrEqual(100);
          if (i > 0) expect(tile.from).toBe(tiles[i - 1]?.to);
          expect([tile.top, tile.bottom]).toEqual([
            Math.max(0, tile.from - 10),
            Math.min(ink.length, tile.to + 10),
          ]);
        }
      }),
    );
  });
  test('the cut is made in the middle of the widest quiet place', () => {
    const ink = Array.from({ length: 180 }, (_, y) => (y >= 80 && y < 90 ? 0 : 50));
    expect(cutTiles(ink, 100, 10).map((t) => t.to)).toEqual([85, 180]);
  });
});

/** A probability map with rectangles of sure text. */
function mapOf(
  width: number,
  height: number,
  cores: [left: number, top: number, right: number, bottom: number][],
) {
  const map = new Float32Array(width * height);
  for (const [left, top, right, bottom] of cores)
    for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) map[y * width + x] = 0.95;
  return map;
}

describe('boxes', () => {
  test('the core of a line grows back to the line', () => {
    const [box] = boxesOf(mapOf(200, 60, [[50, 20, 150, 30]]), 200, 60);
    // 100 × 10 grows by 1.5 × 1000 / 220 on every side.
    expect(box).toMatchObject({ cx: 100, cy: 25, angle: 0 });
    expect(box?.width).toBeCloseTo(113.6, 1);
    expect(box?.height).toBeCloseTo(23.6, 1);
  });
  test('a speck and an unsure region are no text', () => {
    const map = mapOf(200, 60, [[10, 10, 12, 12]]);
    for (let x = 50; x < 150; x++) for (let y = 30; y < 40; y++) map[y * 200 + x] = 0.45;
    expect(boxesOf(map, 200, 60)).toEqual([]);
  });
  test('boxes of one row do not overlap', () => {
    const boxes = boxesOf(
      mapOf(300, 60, [
        [20, 20, 120, 30],
        [126, 20, 280, 30],
      ]),
      300,
      60,
    );
    const [a, b] = boxes.sort((p, q) => p.cx - q.cx);
    expect((a?.cx ?? 0) + (a?.width ?? 0) / 2).toBeCloseTo((b?.cx ?? 0) - (b?.width ?? 0) / 2, 5);
  });
  test('a slanted line has its slope', () => {
    const map = new Float32Array(300 * 100);
    for (let x = 20; x < 280; x++)
      for (let d = -4; d <= 4; d++) map[Math.round(50 + d + (x - 150) * 0.1) * 300 + x] = 0.9;
    expect(boxesOf(map, 300, 100)[0]?.angle).toBeCloseTo(Math.atan(0.1), 2);
  });
});

describe('rows', () => {
  const word = (text: string, cx: number, cy: number, confidence = 1) => ({
    text,
    confidence,
    box: { cx, cy, width: 40, height: 20, angle: 0 },
  });
  test('rows run from top to bottom, words from left to right with one blank', () => {
    const lines = linesOf(
      [word('20:12:07', 200, 52), word('下一行', 50, 90), word('支付时间', 50, 50)],
      1,
      1000,
      1000,
    );
    expect(lines.map((l) => l.text)).toEqual(['支付时间 20:12:07', '下一行']);
    expect(lines[0]?.box).toEqual([30, 40, 190, 22]);
  });
  test('label and value of a slanted photo stand in one row', () => {
    const slanted = (text: string, cx: number, cy: number) => ({
      text,
      confidence: 1,
      box: { cx, cy, width: 120, height: 30, angle: -0.05 },
    });
    const lines = linesOf(
      [slanted('收款方', 100, 125), slanted('速充', 900, 85), slanted('金额', 100, 175)],
      1,
      1000,
      1000,
    );
    expect(lines.map((l) => l.text)).toEqual(['收款方 速充', '金额']);
  });
  test('places are in pixels of the original and inside of it', () => {
    const [line] = linesOf([word('边', 5, 5, 0.5)], 2, 1000, 1000);
    expect(line).toMatchObject({ text: '边', confidence: 0.5, box: [0, 0, 50, 30] });
  });
});

describe('strokes at the ends', () => {
  /** White, 200 × 60, with black rectangles. */
  function draw(...marks: [left: number, top: number, right: number, bottom: number][]) {
    const data = new Uint8Array(200 * 60 * 3).fill(255);
    for (const [left, top, right, bottom] of marks)
      for (let y = top; y < bottom; y++) data.fill(0, (y * 200 + left) * 3, (y * 200 + right) * 3);
    return { data, width: 200, height: 60 };
  }
  const box = { cx: 120, cy: 30, width: 80, height: 40, angle: 0 };
  test('a flat stroke at half height beside the box is taken in', () => {
    const { cx, width } = withEndStrokes(draw([50, 28, 76, 32]), box);
    expect(cx - width / 2).toBeLessThan(50);
    expect(cx - width / 2).toBeGreaterThan(40);
    expect(cx + width / 2).toBe(160);
  });
  test.each<[string, Parameters<typeof draw>[0]]>([
    ['a tall mark', [50, 15, 76, 45]],
    ['a rule', [0, 28, 78, 32]],
    ['an underline', [50, 46, 76, 49]],
    ['a stroke far away', [20, 28, 46, 32]],
  ])('%s is left alone', (_, mark) => {
    expect(withEndStrokes(draw(mark), box)).toEqual(box);
  });
});
