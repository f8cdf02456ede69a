import { type RefusalReason, type RespondentClaimView, refusalReasons } from '@redress/contract';
import type { OrderFacts } from './order-facts.ts';

type Words = { zh: string; en: string };

interface Reason {
  text: Words;
  needs: Words;
  /** Why it may not be chosen; undefined where it may. */
  shut(facts: OrderFacts, proofCounts: boolean, matched: boolean): Words | undefined;
}

const proofFirst: Words = {
  zh: '请先出示符合标准的发货凭证。',
  en: 'First show a delivery proof that meets the standard.',
};
const needsProof = (_: OrderFacts, proofCounts: boolean) => (proofCounts ? undefined : proofFirst);

/** The closed list: each with the papers it needs and what shuts it. Words alone refuse nothing. */
const reasons: Readonly<Record<RefusalReason, Reason>> = {
  delivered: {
    text: { zh: '已经发货', en: 'It was delivered' },
    needs: { zh: '发货凭证（在“出示发货凭证”里提交）', en: 'A delivery proof, given by its own form' },
    shut: () => ({
      zh: '“已发货”不能作为拒绝理由，请出示发货凭证；凭证符合标准时，计时自动停止。',
      en: '“Delivered” is no reason by itself: show the delivery proof. If it meets the standard, the clock stops by itself.',
    }),
  },
  'not-our-order': {
    text: { zh: '不是本店的订单', en: 'Not our order' },
    needs: { zh: '按订单号查询的结果（截图或者导出）', en: 'The result of a search for the order number' },
    shut: ({ reported }) =>
      reported ? { zh: '店铺已经上报过这笔订单。', en: 'The shop itself reported this order.' } : undefined,
  },
  'not-paid': {
    text: { zh: '没有收到这笔付款', en: 'It was not paid' },
    needs: { zh: '收款渠道的查询结果', en: 'The result of a search at the payment channel' },
    shut: ({ paid }) =>
      paid ? { zh: '店铺已经上报过这笔付款。', en: 'The shop itself reported the payment.' } : undefined,
  },
  'not-the-payer': {
    text: { zh: '提出主张的人不是付款人', en: 'Whoever claims is not the payer' },
    needs: {
      zh: '收款渠道的查询结果：这笔订单的付款单号和时间',
      en: 'The result of a search at the payment channel: number and time of this payment',
    },
    shut: (_, __, matched) =>
      matched
        ? {
            zh: '买家填的付款单号与店铺上报的一致。',
            en: 'The payment number that the buyer gave is the one that the shop reported.',
          }
        : undefined,
  },
  'used-by-buyer': {
    text: { zh: '卡密已由买家使用', en: 'The buyer used the code' },
    needs: {
      zh: '发行方的使用记录：时间、账号尾号',
      en: "The issuer's record of use: time, end of the account",
    },
    shut: needsProof,
  },
  'wrong-account': {
    text: { zh: '买家填错了充值账号', en: 'The buyer gave a wrong account' },
    needs: {
      zh: '下单时填写的账号和充值结果',
      en: 'The account as it was ordered and the result of the top-up',
    },
    shut: needsProof,
  },
  'already-settled': {
    text: { zh: '双方已经和解', en: 'Both sides have settled already' },
    needs: { zh: '和解的书面记录', en: 'The settlement in writing' },
    shut: () => undefined,
  },
};

export const reasonText = (reason: RefusalReason): Words => reasons[reason].text;

/** `matched`: the number on her bill is one that the shop reported. */
export function listReasons(
  facts: OrderFacts,
  proofCounts: boolean,
  matched: boolean,
): RespondentClaimView['reasons'] {
  return refusalReasons.map((reason) => {
    const { text, needs, shut } = reasons[reason];
    const why = shut(facts, proofCounts, matched);
    return { reason, text, needs, open: why === undefined, ...(why ? { why } : {}) };
  });
}
