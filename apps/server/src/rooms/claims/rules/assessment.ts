import type { Bilingual } from '@redress/contract';

export interface Finding {
  code: string;
  text: Bilingual;
}

/** What this room needs of an assessment of deliveries (`packages/delivery`). */
export interface Assessed {
  level: 0 | 1 | 2 | 3 | 4;
  /** By the standard of the order's category. */
  counts: boolean;
  late: boolean;
  missing: Finding[];
  against: Finding[];
  for: Finding[];
}

/** The issuer's record of redemption: what the first use is shown by (LAW §11 no. 5). */
export const showsUse = ({ level, counts }: Assessed): boolean => counts && level === 4;
