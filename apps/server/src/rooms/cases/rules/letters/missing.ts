import type { Bilingual } from '@redress/contract';

/** Collects what a letter lacks while its texts are put together. */
export interface Blanks {
  readonly missing: Bilingual[];
  /** The value, or a visible blank that is also reported. */
  fill(value: string | undefined, zh: string, en: string): string;
  /** The value, or a visible blank that need not be filled before sending. */
  optional(value: string | undefined, zh: string): string;
  report(zh: string, en: string): void;
}

export function createBlanks(): Blanks {
  const missing: Bilingual[] = [];
  const report = (zh: string, en: string) => {
    if (!missing.some((one) => one.zh === zh)) missing.push({ zh, en });
  };
  return {
    missing,
    report,
    fill(value, zh, en) {
      if (value?.trim()) return value.trim();
      report(zh, en);
      return `【请填写：${zh}】`;
    },
    optional: (value, zh) => value?.trim() || `【请填写：${zh}】`,
  };
}
