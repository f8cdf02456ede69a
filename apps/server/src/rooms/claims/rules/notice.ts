import type { AnswerWay } from '@redress/contract';
import { shanghaiTime } from '@redress/kernel';
import { withWay } from './answer-link.ts';

export interface Notice {
  subject: string;
  text: string;
}

const footer = [
  '',
  '本邮件由系统发送，不含订单号和买家的信息。',
  'Sent by the system; it names neither order nor buyer.',
  '',
];
const momentEn = (ms: number) => `${shanghaiTime(ms).slice(0, 16)} (Beijing time)`;
const moment = (ms: number) => `${shanghaiTime(ms).slice(0, 16)}（北京时间）`;

/** Where the time that runs is the buyer's: the other side is given no clock. */
const others: Readonly<Record<string, string>> = {
  proved: '有买家提出了主张，凭证已经出示。现在等买家查看，您没有期限，不需要做什么。',
  refused: '有买家提出了主张，您的拒绝和材料已经记录。现在等买家查看，您没有期限，不需要做什么。',
  refunded: '有买家提出了主张，退款的说明已经记录。现在等买家确认是否到账，您没有期限。',
  'part-came': '有买家确认收到了店铺上报的部分退款，主张按其余的金额继续。',
  'late-denied': '决定之后店铺上报了退款，买家说没有收到，所以照决定支付。请打开查看。',
  'part-denied': '有买家说没有收到店铺上报的部分退款，所以仍按原来的金额处理。请打开查看。',
};

const othersEn: Readonly<Record<string, string>> = {
  proved:
    'A buyer made a claim, and the proof was shown. It is the buyer’s turn to look: nothing is asked of you.',
  refused:
    'A buyer made a claim; your refusal and papers are recorded. It is the buyer’s turn: nothing is asked of you.',
  refunded:
    'A buyer made a claim; what you said of the refund is recorded. The buyer says whether it came: nothing is asked of you.',
  'late-denied':
    'A buyer says that the refund which the shop reported after the decision did not come: it is paid as decided.',
  'part-came':
    'A buyer says that the part which the shop reported came back; the claim goes on about the rest.',
};

/** To the other side: what is asked, by when, and what happens by itself. It names nobody: whoever sees it learns no order. */
export function respondentNotice(
  given: { state: string; dueAtMs?: number | undefined; held: boolean; promised: boolean },
  link: string,
): Notice {
  const { state, dueAtMs } = given;
  const asks = state === 'open' || state === 'burden';
  const what = state === 'burden' ? '首次使用或者兑换记录（或者退款凭证）' : '发货凭证';
  const then = given.held
    ? '逾期没有出示的，按公开的平台/商家承诺从保证金退款。'
    : given.promised
      ? '逾期没有出示的，按公开的平台/商家承诺记为应退未付。'
      : '没有答复会作为事实记录下来，买家可以据此投诉；这不是法律上的认定。';
  const lines =
    asks && dueAtMs !== undefined
      ? [`有买家称没有得到所买的商品。请在 ${moment(dueAtMs)} 前出示${what}，也可以退款或者提出方案。`, then]
      : [others[state] ?? '一条您收到的买家主张有了新的进展。'];
  const subject = asks
    ? '请出示发货凭证（有期限） · Please show the delivery proof'
    : '买家主张有新进展 · News of a claim';
  const en = inEnglish(given);
  const way = `查看并答复（不需要账号） / See and answer, no account needed: ${link}`;
  return { subject, text: [...lines, '', ...en, '', way, ...footer].join('\n') };
}

type Given = Parameters<typeof respondentNotice>[0];

/** The same in short, for who reads no Chinese. */
function inEnglish({ state, dueAtMs, held, promised }: Given): string[] {
  if ((state !== 'open' && state !== 'burden') || dueAtMs === undefined)
    return [othersEn[state] ?? 'There is news of a buyer’s claim that you received.'];
  const what =
    state === 'burden' ? 'the record of first use (or the receipt of the refund)' : 'a delivery proof';
  const then = held
    ? 'Without it the published commitment refunds from the deposit.'
    : promised
      ? 'Without it the published commitment records the sum as owed and not paid.'
      : 'That nothing was answered is recorded as a fact, with which the buyer may complain; it is no finding of law.';
  return [
    `A buyer says that what was bought never arrived. Show ${what} by ${momentEn(dueAtMs)}; you may also refund or make an offer.`,
    then,
  ];
}

const buyerLines = {
  proved: '商家出示了凭证，请查看并说明是否认可。',
  refused: '商家附材料拒绝了，请查看。',
  refunded: '商家称已经退款（或者店铺上报了退款），请确认是否到账。',
  burden: '正在等商家举出使用或者退款记录。',
  paying: '已决定退款，请打开查看是否需要填写收款方式。',
  unpaid: '已决定应退款，但没有保证金可以支付；可以一键进入投诉。',
  'lacks-number':
    '店铺上报了您的付款，但没有上报付款单号：请打开填写账单上的付款单号。填写以后由商家核对，保证金为这笔款项预留。',
  'part-refunded':
    '店铺上报了一笔部分退款，现在按其余的金额处理。请打开查看：收到了没有，都请说一声；没有收到的，就仍按原来的金额处理。',
  'refund-late':
    '决定退款之后，店铺又上报已经退款。请在三天内打开说明是否到账：没有收到的，马上照决定支付；收到了的，到此为止。三天内没有说明，也照决定支付。',
  'refund-too-late': '决定退款之后，店铺又上报已经退款；保证金的付款当时已经提交。请打开查看。',
  'payout-failed': '付款没有成功，钱仍为您保留：请打开核对，并重新填写收款方式。',
  'payout-returned': '款项被银行退回了，钱仍为您保留：请打开核对，并重新填写收款方式。',
  paid: '退款已到账。',
  'payee-reminder': '有一笔退款等着付给您，只差收款方式：请打开填写。钱一直为您保留。',
  'payee-changed':
    '收款方式刚刚被更改。如果不是您本人改的，请马上打开，重新填写您的收款方式，并妥善保管回执码。',
  'part-paid': '退款先付了一部分，其余仍欠着，保证金有钱就自动支付；打开可以看每一笔。',
  offer: '对方提出了一个方案，请在有效期内答复。',
  'hold-ends':
    '您的主张还没有结果，保留的期限快到了：仍在调解或者处理的，请打开填写受理机构和编号；已经解决的，也请说明。',
  lapsed: '期限已过，这条主张到此为止。',
  displaced:
    '另一个人出示了这笔订单的付款单号，您的主张到此为止，由那个人的主张继续。如果付款的是您，请保存账单，从“开始投诉”建立案件。',
} as const;

const buyerEnglish: Readonly<Record<keyof typeof buyerLines, string>> = {
  proved: 'The merchant showed a proof: look at it, and say whether it is so.',
  refused: 'The merchant refused, with papers: look at them.',
  refunded: 'The merchant says that the money went back: say whether it came.',
  burden: 'The merchant is asked for the record of use, or of the refund.',
  paying: 'A refund was decided: open the claim and see whether it asks where to pay to.',
  unpaid: 'A refund was decided, and no deposit covers it: one tap leads on to a complaint.',
  'lacks-number':
    'The shop reported your payment without its number. Give the one on your bill: then the merchant looks it up, and the deposit keeps the money.',
  'part-refunded':
    'The shop reported a refund of a part, so the claim goes on about the rest. Open it and say whether that refund came: if it did not, the whole sum is asked as before.',
  'refund-late':
    'After a refund was decided the shop reported that it paid back itself. Say within three days whether it came: if not, it is paid at once as decided; if so, it ends there. Without a word it is paid as well.',
  'refund-too-late':
    'After a refund was decided the shop reported that it paid back itself; the payment from the deposit had been handed over. Open the claim to see both.',
  'payout-failed': 'The payment did not go through; the money stays reserved. Say anew where to pay to.',
  'payout-returned': 'The bank sent the money back; it stays reserved. Say anew where to pay to.',
  paid: 'The refund arrived.',
  'payee-reminder': 'A refund waits for you to say where to pay to. It stays reserved.',
  'payee-changed':
    'Where the money goes was changed just now. If that was not you, open the claim at once, give your own account anew, and keep your receipt code safe.',
  'part-paid': 'A part was paid; the rest is still owed and follows as the deposit has money.',
  offer: 'The other side made an offer: answer while it is open.',
  'hold-ends':
    'Your claim has no result yet, and the time for which the deposit is kept is nearly over. If somebody is at work on it, name who and the number; if it is resolved, say so.',
  lapsed: 'Its time is over: the claim ends here.',
  displaced:
    'Another person showed the payment number of this order: your claim ended, and theirs goes on. If you did pay, keep the bill and open a case.',
};

const isTold = (state: string): state is keyof typeof buyerLines => Object.hasOwn(buyerLines, state);

/** To the buyer; undefined for a change that she made herself or need not hear of. `way`: how a shop that is no member answered. */
export function buyerNotice(state: string, link: string, way?: AnswerWay): Notice | undefined {
  if (!isTold(state)) return undefined;
  const plain = { zh: buyerLines[state], en: buyerEnglish[state] };
  const { zh, en } = way ? withWay(plain, way) : plain;
  const open = `用回执码打开 / Open it with your receipt code: ${link}`;
  return { subject: '您的主张有新进展 · News of your claim', text: [zh, en, '', open, ...footer].join('\n') };
}

/**
 * Before a statement may be public: it serves the right of reply and nothing else. It names no sum, asks for no money and
 * ties nothing to whether or what is published (LAW §15 hard block 1).
 */
export function publicationNotice(opensAtMs: number, reply: { url: string; code: string }): Notice {
  return {
    subject: '发布前通知：请核对事实，可以答复',
    text: [
      `一位消费者准备了一份关于交易事实的情况说明，最早在 ${moment(opensAtMs)} 之后公开。`,
      '说明只写有证据的事实，不含个人信息。如果您认为事实有出入，请在此之前或者之后提出，您的答复会原样与说明并列显示。',
      '',
      `答复地址：${reply.url}`,
      `答复码：${reply.code}`,
      '',
      '本通知只为保障您的核对和答复的权利。是否公开、公开什么，与任何款项无关；任何人都不得以公开、不公开或者删除信息为条件索取或者支付款项。',
      '',
      '如果您希望解决这笔交易本身的争议，请按书面投诉或者买家主张中的方式处理，那是另一件事。',
      ...footer,
    ].join('\n'),
  };
}
