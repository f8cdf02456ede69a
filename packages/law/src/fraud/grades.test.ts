import { expect, test } from 'vitest';
import { levelOf } from '../basis.ts';
import { statute } from '../statutes.ts';
import { fraudGrades, jointComplaint } from './grades.ts';

test('every figure quotes its article literally, and only articles read in full', () => {
  for (const { quote, level, basis } of fraudGrades()) {
    expect(level).toMatch(/^A/);
    expect([statute('PSM-58')?.text, statute('FRAUDJI-1')?.text].some((text) => text?.includes(quote))).toBe(
      true,
    );
    expect(basis.article).toMatch(/^第.+条$/);
  }
  expect(statute(jointComplaint.article)?.text).toContain(jointComplaint.quote);
  expect(statute(jointComplaint.article)?.text).toContain(jointComplaint.limits);
  expect(levelOf(jointComplaint.article)).toMatch(/^A/);
});

test('grades stand in order, and no note or title says that somebody committed a crime', () => {
  const all = fraudGrades();
  expect(all.map(({ fromFen }) => fromFen)).toEqual([1, 300_000, 3_000_000, 50_000_000]);
  for (const { title, note, fromFen, surelyFromFen } of all) {
    expect(surelyFromFen).toBeGreaterThanOrEqual(fromFen);
    expect(title.zh + note.zh).not.toMatch(/构成诈骗罪|犯了|罪犯|骗子/);
  }
});
