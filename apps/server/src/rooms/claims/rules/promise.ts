import type { ClaimView } from '@redress/contract';

const hourMs = 3_600_000;

/** The published commitment that the clock follows; a commitment and no rule of law (LAW §11). */
export function promiseOf(answerWithinMs: number, member: boolean): ClaimView['promise'] {
  const hours = Math.round((answerWithinMs / hourMs) * 10) / 10;
  const basis = [
    { law: '中华人民共和国消费者权益保护法', article: '第十六条' },
    { law: '中华人民共和国消费者权益保护法实施条例', article: '第十二条' },
    { law: '最高人民法院关于审理网络消费纠纷案件适用法律若干问题的规定（一）', article: '第十条' },
  ];
  if (member)
    return {
      title: { zh: '平台/商家承诺', en: 'Commitment of platform and merchant' },
      text: {
        zh: `平台和商家公开承诺：买家称没有收到货时，商家在 ${hours} 小时内出示符合标准的发货凭证；逾期没有出示的，按订单金额退款。`,
        en: `Platform and merchant have committed in public: when a buyer says that nothing came, the merchant shows a delivery proof that meets the standard within ${hours} hours, or refunds the amount of the order.`,
      },
      basis,
    };
  return {
    title: { zh: '答复请求', en: 'Request for an answer' },
    text: {
      zh: `这家店铺还没有加入承诺。我们请它在 ${hours} 小时内出示发货凭证；没有答复不等于法律上的认定，但会作为事实记录下来，您可以带着它投诉。`,
      en: `This shop has made no commitment. It is asked to show a delivery proof within ${hours} hours; silence is no finding of law, but is recorded as a fact that you can complain with.`,
    },
    basis: [],
  };
}
