import type { ReversalReason } from '@redress/contract';
import { formatYuan } from '@redress/kernel';

/** Why a confirmed top-up is undone, as people read it. */
export const reversalWords: Readonly<Record<ReversalReason, { zh: string; en: string }>> = {
  'not-received': { zh: '误确认：款项没有到账', en: 'confirmed by mistake: the money never came' },
  'wrong-merchant': {
    zh: '误确认：款项属于另一商家',
    en: 'confirmed by mistake: the money is another merchant’s',
  },
  'wrong-amount': { zh: '误确认：金额有误', en: 'confirmed by mistake: the amount was another one' },
  'charged-back': { zh: '银行或支付渠道撤回了款项', en: 'the bank or payment provider took the money back' },
};

interface Told {
  reference: string;
  fen: number;
  shortFen: number;
  reason: ReversalReason;
  note: string;
}

/** To those of the keeper who may confirm it: one of them proposed it, another one looks. */
export function proposedNotice({ reference, fen, reason, note }: Told, merchant: string, link: string) {
  const yuan = formatYuan(fen);
  return {
    subject: '有一项缴存冲正等待确认 · A reversal waits for a second person',
    text: [
      `本机构的一位成员提出冲正${merchant}的缴存 ${yuan} 元（附言 ${reference}）。`,
      `原因：${reversalWords[reason].zh}。说明：${note}`,
      '请由另一位成员核对银行流水后确认或者否决。确认以前，款项不动。',
      '',
      `A member proposes to reverse the top-up of ${yuan} yuan (${reference}) of ${merchant}: ${reversalWords[reason].en}.`,
      'Another member checks the bank’s record and confirms or declines. No money moves before that.',
      '',
      `打开控制台 / Open the console: ${link}`,
      '',
    ].join('\n'),
  };
}

/** To those who look after the merchant's deposit: what was taken, and what is lacking. */
export function reversedNotice(
  { reference, fen, shortFen, reason, note }: Told,
  keeper: string,
  link: string,
) {
  const [yuan, taken, short] = [fen, fen - shortFen, shortFen].map(formatYuan);
  return {
    subject: '一笔缴存已被冲正 · A top-up was reversed',
    text: [
      `${keeper}冲正了你的缴存 ${yuan} 元（附言 ${reference}），由两位成员先后办理。`,
      `原因：${reversalWords[reason].zh}。说明：${note}`,
      `已从可用余额收回 ${taken} 元。`,
      ...(shortFen > 0
        ? [`其余 ${short} 元已经用掉或者已为主张预留，记为待补缴：之后缴存或者解冻的钱先补足它。`]
        : []),
      '已经冻结和已决定赔付的钱不受影响。如有异议，请与保管方核对银行流水。',
      '',
      `${keeper} reversed your top-up of ${yuan} yuan (${reference}); two of its members did so. Reason: ${reversalWords[reason].en}.`,
      `${taken} yuan were taken from what was available.`,
      ...(shortFen > 0
        ? [
            `The other ${short} yuan had been spent or are held for claims: what you pay in next, or what is released, fills this first.`,
          ]
        : []),
      'What is held for claims and what was decided for buyers is not touched.',
      '',
      `打开控制台 / Open the console: ${link}`,
      '',
    ].join('\n'),
  };
}
