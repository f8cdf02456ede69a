import { expect, test } from 'vitest';
import { fenOf, fromWall, toWall } from './wall-time.ts';

test("a shop's wall time is an instant in the shop's zone", () => {
  expect(fromWall('2026-11-02 12:00:00', 'Asia/Shanghai')).toBe(Date.parse('2026-11-02T04:00:00Z'));
  expect(fromWall('2026-07-01 12:00:00', 'Europe/Berlin')).toBe(Date.parse('2026-07-01T10:00:00Z'));
  expect(fromWall('2026-11-02 12:00:00.000000', 'UTC')).toBe(Date.parse('2026-11-02T12:00:00Z'));
});

test('there and back is the same, beside a change of the clocks too', () => {
  for (const iso of ['2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z', '2026-10-25T03:00:00Z']) {
    const ms = Date.parse(iso);
    expect(fromWall(toWall(ms, 'Europe/Berlin'), 'Europe/Berlin')).toBe(ms);
  }
});

test('what is no time is none', () => {
  for (const text of ['', 'null', '0000-00-00 00:00:00']) expect(fromWall(text, 'UTC')).toBeUndefined();
});

test('amounts are whole fen, whatever a float would make of them', () => {
  expect(['19.99', '0.07', '1234567.10', '5', '3.5'].map(fenOf)).toEqual([1999, 7, 123456710, 500, 350]);
  expect(() => fenOf('1e3')).toThrow();
});
