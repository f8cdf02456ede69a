import type { StandardTerms } from '@redress/contract';
import type { StandardsWords } from './standards-words.ts';

/** Terms as far as they are compared. */
export type Terms = Pick<
  StandardTerms,
  'deliverer' | 'deliverWithinMinutes' | 'answerWithinHours' | 'minimumLevel' | 'proof' | 'singleUse'
>;

export interface Difference {
  field: string;
  alliance: string;
  own: string;
  /** Towards the buyer; undefined where neither is. */
  towards?: 'stricter' | 'looser';
}

export function spanText(minutes: number, t: StandardsWords): string {
  if (minutes % 1440 === 0) return t.days(minutes / 1440);
  return minutes % 60 === 0 ? t.hours(minutes / 60) : t.minutes(minutes);
}

/** What a standard says otherwise than the alliance's, and for whom that is better. */
export function differences(own: Terms, alliance: Terms, t: StandardsWords): Difference[] {
  const list: Difference[] = [];
  const less = (field: string, a: number, b: number, text: (n: number) => string) => {
    if (a !== b)
      list.push({ field, alliance: text(a), own: text(b), towards: b < a ? 'stricter' : 'looser' });
  };
  if (own.deliverer !== alliance.deliverer)
    list.push({
      field: t.fields.deliverer,
      alliance: t.deliverers[alliance.deliverer],
      own: t.deliverers[own.deliverer],
    });
  less(t.fields.deliverWithin, alliance.deliverWithinMinutes, own.deliverWithinMinutes, (n) =>
    spanText(n, t),
  );
  less(t.fields.answerWithin, alliance.answerWithinHours, own.answerWithinHours, (n) => spanText(n * 60, t));
  less(t.fields.minimumLevel, -alliance.minimumLevel, -own.minimumLevel, (n) => `L${-n}`);
  const more = own.proof.filter((one) => !alliance.proof.includes(one));
  const fewer = alliance.proof.filter((one) => !own.proof.includes(one));
  const names = (proof: Terms['proof']) => proof.map((one) => t.elements[one]).join('、') || t.nothing;
  if (more.length + fewer.length > 0)
    list.push({
      field: t.fields.proof,
      alliance: names(fewer),
      own: names(more),
      towards: fewer.length > 0 ? 'looser' : 'stricter',
    });
  if (own.singleUse !== alliance.singleUse)
    list.push({
      field: t.fields.singleUse,
      alliance: alliance.singleUse ? t.yes : t.no,
      own: own.singleUse ? t.yes : t.no,
    });
  return list;
}
