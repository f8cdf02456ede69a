import { readFileSync } from 'node:fs';
import { Refusal } from '@redress/kernel';
import { faultsOfNotice, type HolidayYear } from '@redress/law';
import { z } from 'zod';

/** Notices by year. */
export type HolidayYears = Readonly<Record<string, HolidayYear>>;

const day = z.string().max(10);
const file = z.strictObject({
  notices: z
    .array(
      z.strictObject({
        year: z.string(),
        /** Number of the notice of the State Council's office. */
        document: z.string().trim().min(4).max(100),
        /** Where it was read. */
        url: z.url({ protocol: /^https?$/ }),
        off: z.array(z.tuple([day, day])).max(40),
        work: z.array(day).max(40),
      }),
    )
    .min(1),
});

/**
 * The holiday notices of the file that REDRESS_HOLIDAYS names (docs/operations.md). Refusal: `bad-config` names the file and what
 * is wrong in it; a notice that is wrong in one day is not used at all.
 */
export function loadHolidays(path: string): HolidayYears {
  const parsed = file.safeParse(read(path));
  if (!parsed.success) throw unusable(path, z.prettifyError(parsed.error).split('\n').slice(0, 2).join(' '));
  const years: Record<string, HolidayYear> = {};
  for (const { year, document, url, off, work } of parsed.data.notices) {
    if (years[year]) throw unusable(path, `${year} 出现两次`, `${year} stands twice`);
    years[year] = { off, work, source: document, url };
    const [fault] = faultsOfNotice(year, years[year]);
    if (fault) throw unusable(path, `${year}：${fault.zh}`, `${year}: ${fault.en}`);
  }
  return years;
}

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code
      ? unusable(path, `读不到（${code}）`, `cannot be read (${code})`)
      : unusable(path, '不是 JSON', 'is not JSON');
  }
}

const unusable = (path: string, zh: string, en = zh): Refusal =>
  new Refusal('bad-config', {
    zh: `放假安排文件 ${path} 无法使用（${zh}）。`,
    en: `REDRESS_HOLIDAYS: ${path} cannot be used: ${en}.`,
  });
