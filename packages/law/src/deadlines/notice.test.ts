import { describe, expect, it } from 'vitest';
import { type Year, years } from './holidays.ts';
import { doubtOfNotice, faultsOfNotice } from './notice.ts';

const notice = years[2026] as Year;
const faults = (change: Partial<Year>) =>
  faultsOfNotice('2026', { ...notice, ...change }).map(({ en }) => en);

describe('a notice', () => {
  it.each(Object.entries(years))('of %s, as it came with the software, can be used', (year, known) => {
    expect(faultsOfNotice(year, known)).toEqual([]);
  });

  it('may name the end of the year before, and nothing earlier or later', () => {
    const [, ...rest] = notice.off;
    expect(faults({ off: [['2025-12-31', '2026-01-03'], ...rest] })).toEqual([]);
    expect(faults({ work: ['2025-11-30'] })[0]).toContain('2025-11-30');
    expect(faults({ work: ['2027-01-02'] })[0]).toContain('2027-01-02');
    expect(faults({ work: ['2026-02-30'] })[0]).toContain('2026-02-30');
  });

  it('with periods out of order, turned round or overlapping is refused', () => {
    const [first, second, ...rest] = notice.off as [Year['off'][0], Year['off'][0], ...Year['off'][number][]];
    expect(faults({ off: [second, first, ...rest] })).toHaveLength(1);
    expect(faults({ off: [['2026-01-03', '2026-01-01'], second, ...rest] })[0]).toContain('in order');
    expect(faults({ off: [first, ['2026-01-03', '2026-02-23'], ...rest] })[0]).toContain('apart');
  });

  it('with a weekday, a day off or the same day twice among the days worked is refused', () => {
    expect(faults({ work: ['2026-03-04'] })[0]).toContain('2026-03-04');
    expect(faults({ work: ['2026-10-03'] })[0]).toContain('2026-10-03');
    expect(faults({ work: ['2026-02-14', '2026-02-14'] })).toHaveLength(1);
  });

  it('without a holiday that statute names by its day is refused', () => {
    expect(faults({ off: notice.off.slice(0, -1) }).map((text) => text.slice(0, 10))).toEqual([
      ...['2026-10-01', '2026-10-02', '2026-10-03'],
    ]);
  });

  it('whose sum is not that of the statute is doubted, not refused', () => {
    expect(doubtOfNotice('2026', notice)).toBeUndefined();
    const short = { ...notice, work: notice.work.slice(1) };
    expect(faultsOfNotice('2026', short)).toEqual([]);
    expect(doubtOfNotice('2026', short)?.en).toContain('are 14');
  });
});

it('of no year is refused', () => {
  expect(faultsOfNotice('27', notice)).toHaveLength(1);
});
