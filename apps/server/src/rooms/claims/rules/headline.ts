import type { AnswerWay, Bilingual, ClaimOutcome, ClaimState } from '@redress/contract';
import { shanghaiDay, shanghaiTime } from '@redress/kernel';
import { withWay } from './answer-link.ts';
import { owed, refunded, spaced, sumText } from './sum-words.ts';
import { type Sums, saySums } from './sums.ts';

export interface Told {
  state: ClaimState;
  burdenOf?: 'use' | 'refund' | undefined;
  dueAtMs?: number | undefined;
  fen?: number | undefined;
  outcome?: ClaimOutcome | undefined;
  /** A hold stands behind it, so that the decision pays by itself. */
  held: boolean;
  needsPayee: boolean;
  /** The shop reported the refund; nobody answered. */
  isReported?: boolean | undefined;
  /** The payment failed or came back. */
  stuck?: boolean | undefined;
  /** WeChat waits for the buyer's own word. */
  confirms?: boolean | undefined;
  /** The buyer said who is at work on it. */
  isNamed?: boolean | undefined;
  /** What was shown was uploaded by hand. */
  byHand?: boolean | undefined;
  /** Nothing is set aside until the buyer states the number of her payment. */
  lacksNumber?: boolean | undefined;
  /** Once something of it was paid, or where it is paid in parts. */
  sums?: Sums | undefined;
  /** Another person showed that the order is theirs. */
  displaced?: boolean | undefined;
  /** Nothing is paid before she says whether the shop's own refund came. */
  asksLate?: boolean | undefined;
  /** What was decided came by the shop's own refund, as the buyer says. */
  cameByShop?: boolean | undefined;
  /** How a shop that is no member answered or agreed. */
  way?: AnswerWay | undefined;
}

/** `11月27日 20:30`, to the minute, in Shanghai. */
function moment(ms: number | undefined): Bilingual {
  if (ms === undefined) return { zh: '', en: '' };
  const text = shanghaiTime(ms);
  const [month, day] = [Number(text.slice(5, 7)), Number(text.slice(8, 10))];
  return { zh: `${month}月${day}日 ${text.slice(11, 16)}`, en: `${text.slice(0, 16)} (Beijing time)` };
}

/** So far away, the day is enough. */
const dayOf = (ms: number | undefined): string => (ms === undefined ? '' : shanghaiDay(ms));

/** Nobody has verified it: the buyer has long to look. */
const byHandText = (held: boolean, by: string, fen: Bilingual): Bilingual => ({
  zh: `商家手工上传了发货记录，未经核实。请买家打开查看：没有收到就选“我不认可”，也可以说收到了不能用，或者已经解决；${by} 前没有说明的到此为止${held ? `，在那以前商家保证金中的${spaced(fen)}继续保留` : ''}。`,
  en: `The merchant uploaded a delivery record by hand; nobody has verified it. The buyer looks at it and says whether it is not so, does not work, or is resolved; without a word by ${by} it ends there${held ? `; until then ${fen.en} of the deposit stays held` : ''}.`,
});

type Say = (told: Told, by: Bilingual, fen: Bilingual) => Bilingual;

/** By default and when: one sentence, the same for both sides. */
const sentences: Readonly<Record<ClaimState, Say>> = {
  open: ({ held }, by, fen) =>
    held
      ? {
          zh: `${by.zh} 前没有出示发货凭证，就从商家保证金${refunded(fen)}。`,
          en: `Without a delivery proof by ${by.en}, ${fen.en} is refunded from the merchant's deposit.`,
        }
      : {
          zh: `${by.zh} 前没有出示发货凭证，就记为“${owed(fen)}，未付”，买家可以直接进入投诉。`,
          en: `Without a delivery proof by ${by.en}, it is recorded as “${fen.en} owed, not paid”, and the buyer can go on to a complaint.`,
        },
  burden: ({ held, burdenOf }, by, fen) => {
    const what =
      burdenOf === 'refund'
        ? { zh: '退款到账的凭证', en: 'the receipt of the refund' }
        : { zh: '首次使用或者兑换的记录', en: 'the record of first use' };
    return held
      ? {
          zh: `${by.zh} 前没有出示${what.zh}，就从商家保证金${refunded(fen)}。`,
          en: `Without ${what.en} by ${by.en}, ${fen.en} is refunded from the merchant's deposit.`,
        }
      : {
          zh: `${by.zh} 前没有出示${what.zh}，就记为“${owed(fen)}，未付”。`,
          en: `Without ${what.en} by ${by.en}, it is recorded as “${fen.en} owed, not paid”.`,
        };
  },
  proved: ({ byHand, held, dueAtMs }, by, fen) =>
    byHand
      ? byHandText(held, dayOf(dueAtMs), fen)
      : {
          zh: `商家出示了凭证。请买家在 ${by.zh} 前查看：收到了、不能用，或者不认可；不说话就到此为止。`,
          en: `The merchant showed a proof. The buyer says by ${by.en} whether it came, does not work, or is not so; without a word it ends there.`,
        },
  refused: (_, by) => ({
    zh: `商家附材料拒绝了。买家在 ${by.zh} 前可以不认可；不说话就到此为止。`,
    en: `The merchant refused, with papers. The buyer may contest it by ${by.en}; without a word it ends there.`,
  }),
  refunded: ({ isReported }, by, fen) => ({
    zh: `${isReported ? '店铺上报' : '商家称'}已${refunded(fen)}。请买家在 ${by.zh} 前说明是否到账。`,
    en: `${isReported ? 'The shop reported' : 'The merchant says'} that ${fen.en} went back. The buyer says by ${by.en} whether it came.`,
  }),
  contested: ({ held, dueAtMs, isNamed }, _, fen) => {
    const next = isNamed
      ? {
          zh: '到期前仍在处理的，买家可以再填一次受理机构和编号。',
          en: 'Where it is still being decided when that day is near, the buyer names it once more.',
        }
      : {
          zh: '已经受理的，请买家填写受理机构和编号，可以延长。',
          en: 'Where somebody is at work on it the buyer names who and the number, and it is kept longer.',
        };
    const until = dayOf(dueAtMs);
    const kept = held
      ? {
          zh: `商家保证金中的${spaced(fen)}保留到 ${until}`,
          en: `${fen.en} of the deposit stays held until ${until}`,
        }
      : { zh: `到 ${until} 为止`, en: `It stays open until ${until}` };
    return {
      zh: `双方各执一词，由调解或者主管部门处理。${kept.zh}；${next.zh}`,
      en: `Both stand by their word: for mediation or an authority. ${kept.en}. ${next.en}`,
    };
  },
  paying: ({ needsPayee, stuck, confirms, sums, asksLate }, _, fen) => {
    if (asksLate)
      return {
        zh: `已决定${refunded(fen)}。先请买家说明，店铺自己的退款是否到账，再付款。`,
        en: `${fen.en} is to be refunded. It is paid once the buyer has said whether the shop's own refund came.`,
      };
    const inParts = sums && saySums(sums);
    if (inParts) {
      const asks = stuck || needsPayee;
      return {
        zh: `${owed(fen)}：${inParts.zh}。${asks ? '请买家填写收款方式。' : ''}`,
        en: `${fen.en} is to be refunded: ${inParts.en}.${asks ? ' The buyer is asked where to pay to.' : ''}`,
      };
    }
    if (confirms)
      return {
        zh: `已决定${refunded(fen)}：请买家在微信里确认收款，钱才会到账。`,
        en: `${fen.en} is to be refunded: it arrives once the buyer has confirmed the receipt in WeChat.`,
      };
    return stuck
      ? {
          zh: `${fen.zh}没有付成，钱仍为买家保留：请买家核对并重新填写收款方式。`,
          en: `${fen.en} could not be paid and stays reserved for the buyer, who is asked where to pay to.`,
        }
      : needsPayee
        ? {
            zh: `已决定${refunded(fen)}，等买家填写收款方式。`,
            en: `${fen.en} is to be refunded; the buyer has yet to say where to.`,
          }
        : { zh: `已决定${refunded(fen)}，正在付款。`, en: `${fen.en} is to be refunded and on its way.` };
  },
  unpaid: ({ lacksNumber }, __, fen) =>
    lacksNumber
      ? {
          zh: `${owed(fen)}，还没有付。`,
          en: `${fen.en} is owed and not paid yet.`,
        }
      : {
          zh: `${owed(fen)}，但没有保证金可以支付，钱还没有到买家手里。买家可以带着这份记录投诉。`,
          en: `${fen.en} is owed, but no deposit covers it: the buyer has no money yet and can complain with this record.`,
        },
  paid: ({ sums, fen: decidedFen, cameByShop }, _, fen) =>
    !cameByShop && sums && sums.paidFen < (decidedFen ?? 0)
      ? {
          zh: `${sumText(sums.paidFen).zh}已到账，其余买家说不用再付。`,
          en: `${sumText(sums.paidFen).en} arrived; the buyer wants no more.`,
        }
      : { zh: `${fen.zh}已到账。`, en: `${fen.en} arrived.` },
  settled: () => ({ zh: '买家说已经解决。', en: 'The buyer says that it is resolved.' }),
  withdrawn: ({ displaced }) =>
    displaced
      ? {
          zh: '另一个人出示了这笔订单的付款单号，这条主张到此为止，由那个人的主张继续。确实由这位买家付款的，请保存账单，从“开始投诉”建立案件。',
          en: 'Another person showed the payment number of this order: this claim ended, and theirs goes on. If this buyer did pay, keep the bill and open a case.',
        }
      : { zh: '买家撤回了。', en: 'The buyer withdrew it.' },
  lapsed: () => ({
    zh: '到期没有新的说明，到此为止；仍然可以另行投诉。',
    en: 'Nothing more was said in time and it ended there; a complaint remains possible.',
  }),
};

const stateNumber: Bilingual = {
  zh: '请买家填写账单上的付款单号：填了以后由商家核对，重新计时，保证金为这笔款项预留。',
  en: ' The buyer is asked for the payment number on her bill: then the merchant looks it up, its time begins anew, and the deposit keeps the money.',
};

/** States that rest on what somebody said for the shop. */
const answered: ReadonlySet<ClaimState> = new Set(['proved', 'refused', 'refunded', 'contested', 'unpaid']);

export function headlineOf(told: Told): Bilingual {
  const { state, way, lacksNumber } = told;
  const said = sentences[state](told, moment(told.dueAtMs), sumText(told.fen));
  if (lacksNumber) return { zh: `${said.zh}${stateNumber.zh}`, en: `${said.en}${stateNumber.en}` };
  return answered.has(state) ? withWay(said, way) : said;
}
