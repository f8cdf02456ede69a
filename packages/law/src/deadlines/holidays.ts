import type { Day } from '@redress/kernel';

/** One year of the State Council's notice. */
export interface Year {
  /** First and last day of each period off, adjacent weekends included. */
  off: readonly (readonly [Day, Day])[];
  /** Saturdays and Sundays that are worked in exchange (调休). */
  work: readonly Day[];
  /** Number of the notice, e.g. 国办发明电〔2025〕7号. */
  source: string;
  /** Where it was read; absent for the years that came with this software. */
  url?: string;
}

/**
 * The years that come with this software (LAW §7.7, §7.8); an operator may add others (notices.ts). 2026 is transcribed from the notice; 2024 and
 * 2025, for cases of those years, are held day by day against a kept library, as 2026 is (calendar.test.ts).
 */
export const years: Readonly<Record<string, Year>> = {
  2024: {
    off: [
      ['2023-12-30', '2024-01-01'],
      ['2024-02-10', '2024-02-17'],
      ['2024-04-04', '2024-04-06'],
      ['2024-05-01', '2024-05-05'],
      ['2024-06-08', '2024-06-10'],
      ['2024-09-15', '2024-09-17'],
      ['2024-10-01', '2024-10-07'],
    ],
    work: [
      '2024-02-04',
      '2024-02-18',
      '2024-04-07',
      '2024-04-28',
      '2024-05-11',
      '2024-09-14',
      '2024-09-29',
      '2024-10-12',
    ],
    source: 'chinese-days 1.5.7',
  },
  2025: {
    off: [
      ['2025-01-01', '2025-01-01'],
      ['2025-01-28', '2025-02-04'],
      ['2025-04-04', '2025-04-06'],
      ['2025-05-01', '2025-05-05'],
      ['2025-05-31', '2025-06-02'],
      ['2025-10-01', '2025-10-08'],
    ],
    work: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
    source: 'chinese-days 1.5.7',
  },
  2026: {
    off: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    source: '国办发明电〔2025〕7号',
  },
};
