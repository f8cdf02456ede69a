import type { Bilingual, ClusterFlag } from '@redress/contract';

/** What is known of a cluster, of its counted cases. */
export interface ClusterFigures {
  counted: number;
  /** Different buyers among them: two cases with one contact or one order number are one buyer's. */
  buyers: number;
  /** Most cases that paid one and the same payee. */
  samePayee: number;
  /** Cases whose buyer says that the other side vanished after payment. */
  vanished: number;
  /** Cases whose seller said nothing at all to a written demand, as their records show (`silenceOf` of packages/law). */
  silent: number;
  /** Cases of either kind. */
  gone: number;
  /** Days from the first payment to the last, both counted; 0 where no day is known. */
  days: number;
  amountFen: number;
}

export interface Judgement {
  flag: ClusterFlag;
  reasons: Bilingual[];
}

/** So few people may know one another; three who do not are a pattern. */
export const leastBuyers = 3;
const leastSamePayee = 3;
const manyBuyers = 10;

/** Shown for every figure: a number from the floor on, below it a word, so that nobody is picked out. */
export type Tell = (count: number) => Bilingual;

/**
 * The flag of a cluster and why. `alert`: three different buyers and more paid one payee, and for a quarter of them (two at
 * least) the other side vanished or said nothing at all to a written demand, or they are ten and more. `watch`: three
 * different buyers and more, but not all of that. A flag says that police and regulator should look at the cases together;
 * never that a crime was committed.
 */
export function judgeCluster(figures: ClusterFigures, tell: Tell): Judgement {
  const { counted, buyers, samePayee, gone: lost, days } = figures;
  if (buyers < leastBuyers) return { flag: 'none', reasons: [] };
  const onePayee = samePayee >= leastSamePayee;
  const gone = lost >= Math.max(2, Math.ceil(counted / 4));
  const many = buyers >= manyBuyers;
  const reasons = [
    both(tell(buyers), ['位不同的买家遇到相互关联的事', 'different buyers met connected things']),
  ];
  if (onePayee) reasons.push(both(tell(samePayee), ['件案件付款给同一收款方', 'cases paid the same payee']));
  if (gone) reasons.push(...goneReasons(figures, tell));
  if (days > 0) reasons.push({ zh: `付款集中在${days}天之内`, en: `all paid within ${days} days` });
  return { flag: onePayee && (gone || many) ? 'alert' : 'watch', reasons };
}

function goneReasons({ vanished, silent }: ClusterFigures, tell: Tell): Bilingual[] {
  const reasons: Bilingual[] = [];
  if (vanished > 0)
    reasons.push(
      both(tell(vanished), [
        '位买家说付款后对方失联',
        'buyers say that the other side vanished after payment',
      ]),
    );
  if (silent > 0)
    reasons.push(
      both(tell(silent), [
        '件案件的书面催告到期没有任何答复或者没能送达（仅此不能说明是诈骗）',
        'cases had no answer at all to a written demand, or it came back (which alone shows no fraud)',
      ]),
    );
  return reasons;
}

const both = (count: Bilingual, [zh, en]: [string, string]): Bilingual => ({
  zh: `${count.zh}${zh}`,
  en: `${count.en} ${en}`,
});

export const plainly: Tell = (count) => ({ zh: String(count), en: String(count) });
