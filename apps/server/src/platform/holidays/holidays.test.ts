import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fromShanghai } from '@redress/kernel';
import { holidayYears, setHolidayYears } from '@redress/law';
import { afterEach, describe, expect, it } from 'vitest';
import { createLog } from '#platform/log';
import { loadHolidays, warnOfCalendar } from './index.ts';

afterEach(() => setHolidayYears({}));

/** Made up for these tests: nobody has published it. */
const notice = {
  year: '2027',
  document: 'made up for a test',
  url: 'https://www.gov.cn/zhengce/made-up',
  off: [
    ['2027-01-01', '2027-01-03'],
    ['2027-05-01', '2027-05-05'],
    ['2027-10-01', '2027-10-07'],
  ],
  work: ['2027-01-09'],
};
const given = (content: unknown): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'redress-holidays-')), 'holidays.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const refused = (content: unknown): string => {
  try {
    loadHolidays(given(content));
  } catch (error) {
    expect(error).toMatchObject({ code: 'bad-config' });
    return (error as Error).message;
  }
  throw new Error('was not refused');
};

describe('the file of holiday notices', () => {
  it('gives each year with the number of its notice and where it was read', () => {
    const { off, work } = notice;
    expect(loadHolidays(given({ notices: [notice] }))).toEqual({
      2027: { off, work, source: notice.document, url: notice.url },
    });
  });

  it.each([
    ['no JSON', '{', 'is not JSON'],
    ['no notice', { notices: [] }, 'notices'],
    ['an unknown name', { notices: [{ ...notice, holidays: [] }] }, 'holidays'],
    ['no address', { notices: [{ ...notice, url: 'gov.cn' }] }, 'url'],
    ['one year twice', { notices: [notice, notice] }, '2027 stands twice'],
    ['a day that does not exist', { notices: [{ ...notice, work: ['2027-02-30'] }] }, '2027-02-30'],
    ['a weekday as worked in exchange', { notices: [{ ...notice, work: ['2027-01-04'] }] }, '2027-01-04'],
    ['a statutory holiday forgotten', { notices: [{ ...notice, off: notice.off.slice(1) }] }, '2027-01-01'],
  ])('with %s is refused in one line that names it', (_, content, word) => {
    const message = refused(content);
    expect(message).toContain(word);
    expect(message).not.toContain('\n');
  });

  it('that is not there is refused by its name', () => {
    expect(() => loadHolidays('/nowhere/holidays.json')).toThrow('/nowhere/holidays.json');
  });
});

describe('at a start', () => {
  const warnings = (today: string, file?: unknown): string => {
    const years = file ? loadHolidays(given(file)) : {};
    setHolidayYears(years);
    let text = '';
    const stream = new Writable({
      write(chunk, _, done) {
        text += String(chunk);
        done();
      },
    });
    warnOfCalendar(years, fromShanghai(today), createLog('warn', stream));
    return text;
  };

  it('the operator is told sixty days ahead that the notice of the next year is missing', () => {
    const last = Object.keys(holidayYears()).sort().at(-1);
    expect(warnings(`${last}-10-20`)).toBe('');
    expect(warnings(`${last}-11-10`)).toContain(
      `the holiday notice for ${Number(last) + 1} is not on record`,
    );
  });

  it('a notice whose sum is not that of the statute is pointed out', () => {
    const text = warnings('2026-12-10', { notices: [notice] });
    expect(text).toContain('compare with the notice once more');
    expect(text).not.toContain('not on record');
  });
});
