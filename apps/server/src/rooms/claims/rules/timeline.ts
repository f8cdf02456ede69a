import type { Bilingual, ClaimLine } from '@redress/contract';
import { shanghaiDay, shanghaiTime } from '@redress/kernel';
import { wayOfEvent, withWay } from './answer-link.ts';
import { bodyText } from './proceedings.ts';
import { reasonText } from './refusal-reasons.ts';
import { owed, refunded, spaced, sumText } from './sum-words.ts';
import type { Bodies, Happened, Kind } from './timeline-bodies.ts';
import { outcomes, words } from './timeline-words.ts';

type By = ClaimLine['by'];
type Said = { by: By; text: Bilingual };

const say = (by: By, zh: string, en: string): Said => ({ by, text: { zh, en } });
const dayOf = (at: string | undefined): string => (at ? shanghaiDay(Date.parse(at)) : '');

function decided({ outcome, amountFen, covered, coveredFen }: Bodies['claim.decided']): Said {
  const [why, fen] = [outcomes[outcome], sumText(amountFen)];
  if (coveredFen !== undefined) {
    const [now, rest] = [sumText(coveredFen), sumText((amountFen ?? 0) - coveredFen)];
    return say(
      'clock',
      `决定${refunded(fen)}：${why.zh}；保证金先付 ${now.zh}，还欠 ${rest.zh}。`,
      `Decided: ${fen.en} is refunded, since ${why.en}; the deposit pays ${now.en} now, ${rest.en} stays owed.`,
    );
  }
  return covered
    ? say('clock', `决定${refunded(fen)}：${why.zh}。`, `Decided: ${fen.en} is refunded, since ${why.en}.`)
    : say(
        'clock',
        `记为${owed(fen)}：${why.zh}；没有保证金可以支付。`,
        `Recorded as owed: ${fen.en}, since ${why.en}; no deposit covers it.`,
      );
}

function opened({ kind, held }: Bodies['claim.opened']): Said {
  const what =
    kind === 'not-received'
      ? { zh: '买家说没有收到货', en: 'The buyer says that nothing came' }
      : { zh: '买家说货不能用', en: 'The buyer says that it does not work' };
  return held
    ? say('buyer', `${what.zh}；已从商家保证金中预留款项。`, `${what.en}; the money is set aside.`)
    : say('buyer', `${what.zh}。`, `${what.en}.`);
}

const lines: { [K in Kind]: (body: Bodies[K]) => Said } = {
  'claim.opened': opened,
  'claim.noticed': ({ way, ok }) =>
    way === 'console'
      ? say(
          'system',
          '商家没有验证过的邮箱，已在它的工作台里提示。',
          'The merchant has no verified address; it is told in its console.',
        )
      : ok
        ? say('system', '已发邮件通知商家。', 'The merchant was told by mail.')
        : say('system', '通知商家的邮件没有送出。', 'The mail to the merchant did not go out.'),
  'claim.assessed': ({ level, counts, byHand }) =>
    byHand
      ? say(
          'respondent',
          '商家手工上传了发货记录，未经核实；买家有较长的时间查看和说明。',
          'The merchant uploaded a delivery record by hand, not verified; the buyer has a long time to look and to say what is so.',
        )
      : counts
        ? say(
            'respondent',
            `商家出示了发货凭证（L${level}），符合标准。`,
            `A delivery proof (L${level}) that meets the standard.`,
          )
        : level === 0
          ? say(
              'system',
              '评定发货凭证：还没有可用的凭证（L0），期限照常计算。',
              'Delivery assessed: no usable proof yet (L0); the clock runs on.',
            )
          : say(
              'respondent',
              `收到发货资料（L${level}），还不符合标准，期限照常计算。`,
              `Delivery data (L${level}) that does not meet the standard yet: the clock runs on.`,
            ),
  'claim.refused': ({ reason, files }) => {
    const { zh, en } = reasonText(reason);
    return say(
      'respondent',
      `商家拒绝：${zh}，附材料 ${files.length} 份。`,
      `Refused: ${en}; ${files.length} paper(s).`,
    );
  },
  'claim.refunded': ({ amountFen, byReport }) =>
    say(
      'respondent',
      byReport ? `店铺上报已${refunded(sumText(amountFen))}。` : `商家称已${refunded(sumText(amountFen))}。`,
      byReport
        ? `The shop reported that ${sumText(amountFen).en} went back.`
        : `The merchant says that ${sumText(amountFen).en} went back.`,
    ),
  'refund.reported': ({ refundedFen, askedFen }) =>
    refundedFen === undefined
      ? say('respondent', '店铺上报了部分退款。', 'The shop reported that a part went back.')
      : say(
          'respondent',
          `店铺上报已部分退款 ${sumText(refundedFen).zh}，现在按 ${sumText(askedFen).zh}处理。`,
          `The shop reported that ${sumText(refundedFen).en} went back: ${sumText(askedFen).en} is asked now.`,
        ),
  'refund.denied': ({ refundedFen, askedFen }) =>
    refundedFen === undefined
      ? say('buyer', '买家说没有收到上报的部分退款。', 'The buyer says that the reported part did not come.')
      : say(
          'buyer',
          `买家说没有收到上报的部分退款 ${sumText(refundedFen).zh}，仍按 ${sumText(askedFen).zh}处理。`,
          `The buyer says that the ${sumText(refundedFen).en} that were reported did not come: ${sumText(askedFen).en} is asked as before.`,
        ),
  'refund.late': ({ refundedFen, until }) => {
    const [sum, by] = [sumText(refundedFen), until && shanghaiTime(Date.parse(until)).slice(0, 16)];
    return by
      ? say(
          'respondent',
          `决定之后，店铺上报已退款：${sum.zh}。请买家在 ${by} 前说明是否到账；在那以前先不付款。`,
          `After the decision the shop reported that ${sum.en} went back. The buyer is asked until ${by} whether it came; nothing is paid before.`,
        )
      : say(
          'respondent',
          `决定之后，店铺上报已退款：${sum.zh}。保证金的付款已经提交，停不下来。`,
          `After the decision the shop reported that ${sum.en} went back. The payment from the deposit was handed over and cannot be stopped.`,
        );
  },
  'refund.confirmed': ({ refundedFen, askedFen }) =>
    refundedFen === undefined
      ? say('buyer', '买家确认收到了上报的部分退款。', 'The buyer says that the reported part came.')
      : say(
          'buyer',
          `买家确认收到了上报的部分退款 ${sumText(refundedFen).zh}，按 ${sumText(askedFen).zh}处理。`,
          `The buyer says that the ${sumText(refundedFen).en} that were reported came: ${sumText(askedFen).en} is asked.`,
        ),
  'claim.shown': ({ files }) =>
    say(
      'respondent',
      `商家出示了所要求的记录，材料 ${files.length} 份。`,
      `What had to be shown was shown: ${files.length} paper(s).`,
    ),
  'claim.said': ({ word }) => ({ by: 'buyer', text: words[word] }),
  'offer.made': ({ by, amountFen }) =>
    by === 'buyer'
      ? say('buyer', `买家提出方案：${sumText(amountFen).zh}。`, `The buyer offers ${sumText(amountFen).en}.`)
      : say(
          'respondent',
          `商家提出方案：${sumText(amountFen).zh}。`,
          `The merchant offers ${sumText(amountFen).en}.`,
        ),
  'offer.answered': ({ answer }) =>
    ({
      accepted: say('system', '方案已被接受。', 'The offer was accepted.'),
      declined: say('system', '方案没有被接受。', 'The offer was declined.'),
      countered: say('system', '方案被新的方案代替。', 'Another offer took the place of the offer.'),
    })[answer],
  'offer.ended': () =>
    say(
      'system',
      '主张已有结果，没有答复的方案随之失效。',
      'The claim has its result: the offer that was not answered is over with it.',
    ),
  'offer.expired': () => say('clock', '方案过期了。', 'The offer ran out.'),
  'claim.decided': decided,
  'claim.covered': ({ amountFen, owedFen }) =>
    amountFen === undefined
      ? say('deposit', '保证金里有了钱，开始支付。', 'The deposit has money; it is paid now.')
      : owedFen
        ? say(
            'deposit',
            `保证金里有了钱，先支付 ${sumText(amountFen).zh}，还欠 ${sumText(owedFen).zh}。`,
            `The deposit has money: ${sumText(amountFen).en} is paid now, ${sumText(owedFen).en} stays owed.`,
          )
        : say(
            'deposit',
            `保证金已补足，开始支付${spaced(sumText(amountFen))}。`,
            `The deposit now covers ${sumText(amountFen).en}.`,
          ),
  'part.paid': ({ amountFen, owedFen }) =>
    say(
      'deposit',
      `已支付 ${sumText(amountFen).zh}，还有 ${sumText(owedFen).zh}没有付。`,
      `${sumText(amountFen).en} was paid; ${sumText(owedFen).en} is still to be paid.`,
    ),
  'claim.lapsed': () =>
    say('clock', '期限内没有新的说明，到此为止。', 'Nothing more was said in time: it ended there.'),
  'claim.displaced': () =>
    say(
      'system',
      '另一个人出示了这笔订单的付款单号，这条主张到此为止。',
      'Another person showed the payment number of the order; this claim ended there.',
    ),
  'payout.ordered': ({ amountFen }) =>
    amountFen === undefined
      ? say('deposit', '已发出付款指令。', 'Payment was ordered.')
      : say(
          'deposit',
          `已发出付款指令：${sumText(amountFen).zh}。`,
          `Payment of ${sumText(amountFen).en} was ordered.`,
        ),
  'claim.paid': () => say('deposit', '款项已支付。', 'The money was paid.'),
  'payout.failed': () =>
    say(
      'deposit',
      '付款没有成功，钱仍为买家保留；等买家核对收款方式。',
      'The payment did not go through; the money stays reserved for the buyer, who is asked where to pay to.',
    ),
  'claim.bounced': () =>
    say(
      'deposit',
      '款项被银行退回，钱仍为买家保留；等买家核对收款方式。',
      'The bank sent the money back; it stays reserved for the buyer, who is asked where to pay to.',
    ),
  'payout.again': () =>
    say(
      'buyer',
      '买家重新填写了收款方式，再次付款。',
      'The buyer said anew where to pay to; it is paid again.',
    ),
  'payee.changed': () =>
    say('buyer', '买家在付款之前更改了收款方式。', 'The buyer named another account before it was paid.'),
  'payee.reminded': () =>
    say(
      'deposit',
      '保证金保管方发邮件提醒买家填写收款方式。',
      'The keeper of the deposit reminded the buyer by mail to say where to pay to.',
    ),
  'claim.erased': ({ keptUntil }) => {
    const day = keptUntil && shanghaiDay(Date.parse(keptUntil));
    return day
      ? say(
          'buyer',
          `买家删除了自己的原话、联系方式和材料；收款方式封存到 ${day}，银行退回时才用；金额、订单号和经过保留。`,
          `The buyer erased words, contact and files; the payee is sealed until ${day}, for a payment that the bank sends back; sums, the order number and what happened stay.`,
        )
      : say(
          'buyer',
          '买家删除了自己的原话、联系方式、收款方式和材料；金额、订单号和经过保留。',
          'The buyer erased words, contact, payee and files; sums, the order number and what happened stay.',
        );
  },
  'claim.closed': () =>
    say(
      'system',
      '银行退款的期限已过，封存的收款方式和回执码已删除。',
      "The bank's time to send the money back is over: the sealed payee and the receipt code were erased.",
    ),
  'payer.shown': () =>
    say(
      'system',
      '买家填的付款单号与店铺上报的一致。',
      'The payment number that the buyer gave is the one that the shop reported.',
    ),
  'payer.stated': () =>
    say(
      'buyer',
      '买家填写了账单上的付款单号；店铺没有上报过单号，由商家核对自己的收款记录。',
      'The buyer stated the payment number on her bill; the shop reported none, so the merchant looks it up in its own books.',
    ),
  'claim.proceeding': ({ body, dueAt }) => {
    const day = dayOf(dueAt);
    return say(
      'buyer',
      `买家说明正在由${bodyText(body).zh}处理；保留到 ${day}。`,
      `The buyer says that ${bodyText(body).en} is at work on it; kept until ${day}.`,
    );
  },
  'claim.reminded': ({ dueAt }) =>
    say(
      'system',
      `提醒买家：${dayOf(dueAt)} 到期，仍在处理的请填写受理机构和编号。`,
      `The buyer was reminded that it ends on ${dayOf(dueAt)} unless somebody is at work on it.`,
    ),
  'claim.joined': () => say('buyer', '买家开立了投诉案件。', 'The buyer opened a case.'),
};

/** An event in words, with how it came where the respondent spoke by a link; the same line for both sides. */
export function lineOf(event: Happened, isMember: boolean): Said {
  const { by, text } = (lines[event.kind] as (body: unknown) => Said)(event.body);
  return { by, text: withWay(text, wayOfEvent(event, isMember)) };
}
