import type { Assessment, Bilingual } from '@redress/delivery';

export interface Improvement {
  code: string;
  text: Bilingual;
  how?: Bilingual;
  orders: number;
}

const most = 6;

/** How an organisation's deliveries stand, and what stood most often in the way. */
export function summarise(assessments: readonly Assessment[]) {
  const byLevel = [0, 0, 0, 0, 0];
  const found = new Map<string, Improvement>();
  for (const { level, missing, against } of assessments) {
    byLevel[level] = (byLevel[level] as number) + 1;
    const once = new Map<string, Omit<Improvement, 'orders'>>();
    for (const { code, text, how } of missing) once.set(code, { code, text, how });
    for (const { code, text, weight } of against) if (weight !== 'shown') once.set(code, { code, text });
    for (const [code, one] of once) found.set(code, { ...one, orders: (found.get(code)?.orders ?? 0) + 1 });
  }
  const count = (is: (one: Assessment) => boolean): number => assessments.filter(is).length;
  return {
    orders: assessments.length,
    counting: count(({ counts }) => counts),
    late: count(({ late }) => late),
    payoutMayStart: count(({ payoutMayStart }) => payoutMayStart),
    byLevel,
    improve: [...found.values()]
      .sort((a, b) => b.orders - a.orders || (a.code < b.code ? -1 : 1))
      .slice(0, most),
  };
}
