import type { Bilingual } from '@redress/contract';
import { formatYuan } from '@redress/kernel';

/** What became of a sum that was decided, in fen. */
export interface Sums {
  paidFen: number;
  /** Not paid yet, on its way or not. */
  owedFen: number;
  /** Of it, what no deposit covers yet. */
  uncoveredFen: number;
}

/** “已付 60.00 元，还欠 40.00 元”; undefined where it is one payment like any other. */
export function saySums({ paidFen, owedFen, uncoveredFen }: Sums): Bilingual | undefined {
  if (owedFen === 0 || (paidFen === 0 && uncoveredFen === 0)) return undefined;
  const wayFen = owedFen - uncoveredFen;
  const said = [
    { zh: `已付 ${formatYuan(paidFen)} 元`, en: `${formatYuan(paidFen)} yuan paid` },
    wayFen > 0 && { zh: `正在付 ${formatYuan(wayFen)} 元`, en: `${formatYuan(wayFen)} yuan on its way` },
    uncoveredFen > 0 && {
      zh: `还欠 ${formatYuan(uncoveredFen)} 元，保证金有钱就自动支付`,
      en: `${formatYuan(uncoveredFen)} yuan owed, paid by itself as soon as the deposit has money`,
    },
  ].filter((one) => one !== false);
  return { zh: said.map(({ zh }) => zh).join('，'), en: said.map(({ en }) => en).join(', ') };
}
