import type { ClaimPart, ClaimState, ClaimView } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { type Sums, saySums } from './sums.ts';

export interface MoneyFacts {
  state: ClaimState;
  fen: number | undefined;
  /** What the deposit keeps for it; undefined: nothing. */
  heldFen: number | undefined;
  /** How each payment stands. */
  parts: readonly ClaimPart['state'][];
  sums?: Sums | undefined;
  /** The reader may not know how much the order was: what is held is not named. */
  hidesHeld?: boolean | undefined;
  /** The deposit is kept by the shop itself. */
  selfKept?: boolean | undefined;
  /** Nothing stands behind it until the buyer states the number of her payment. */
  lacksNumber?: boolean | undefined;
}

type Money = ClaimView['money'];

interface Asked {
  decidedFen: number | undefined;
  amountFen: number | undefined;
}

/** What the claim is about: what was decided, else what is claimed. What the other side says it paid changes neither. */
export const askedOf = ({ decidedFen, amountFen }: Asked): number | undefined => decidedFen ?? amountFen;

const texts = {
  'not-held': {
    zh: '没有为这笔款项预留的保证金。',
    en: 'No deposit stands behind it.',
  },
  'needs-payee': { zh: '等买家填写收款方式。', en: 'The buyer has yet to say where it is to go.' },
  waiting: { zh: '等待付款。', en: 'Waiting to be paid.' },
  sent: { zh: '已提交付款，等到账。', en: 'Handed to the payment channel.' },
  'needs-confirm': {
    zh: '微信支付已受理，还差一步：请买家在微信里确认收款，钱才会到账。没有及时确认，微信会取消，钱仍为买家保留。',
    en: 'WeChat Pay has taken it, and one step is left: the buyer confirms the receipt in WeChat. Without that WeChat cancels it in time, and the money stays reserved for her.',
  },
  paid: { zh: '已到账。', en: 'It arrived.' },
  failed: {
    zh: '付款没有成功，或者被银行退回了。钱仍为买家保留：核对并重新填写收款方式，会马上再付；收款方式没有错的，也可以等保证金保管方重新付款。',
    en: 'The payment did not go through, or came back. The money stays reserved for the buyer: say anew where to pay to and it is paid again; where nothing was wrong, whoever keeps the deposit may also repeat it.',
  },
  uncovered: {
    zh: '没有足够的保证金，这笔钱还没有付。保证金补足后会自动支付。',
    en: 'The deposit does not cover it and nothing was paid. It is paid by itself once the deposit covers it.',
  },
} satisfies Record<Exclude<Money['state'], 'held'>, { zh: string; en: string }>;

const lacksNumberText = {
  zh: '店铺没有上报付款单号，还没有为这笔款项预留保证金。买家填写账单上的付款单号以后，保证金为它预留，商家按单号核对。',
  en: 'The shop reported no payment number, so nothing is set aside yet. Once the buyer states the one on her bill, the deposit keeps the money and the merchant looks the number up.',
};

const heldUnnamed: Money['text'] = {
  zh: '商家保证金中已预留订单金额。',
  en: "The amount of the order is set aside in the merchant's deposit.",
};

const heldText = (fen: number): Money['text'] => ({
  zh: `商家保证金中已预留 ${formatYuan(fen)} 元。`,
  en: `${formatYuan(fen)} yuan are set aside in the merchant's deposit.`,
});

const selfKeptText = {
  zh: '这笔保证金由店铺自己保管，没有第三方保管。',
  en: 'The shop keeps this deposit itself: no third party holds it.',
};
/** Where no deposit stands behind it, or the money has arrived, who keeps it says nothing any more. */
const saysKeeper = (state: Money['state']): boolean => state !== 'not-held' && state !== 'paid';

/** States that ask somebody to do something: their words follow on the sums. */
const asks: ReadonlySet<Money['state']> = new Set(['failed', 'needs-payee', 'needs-confirm']);

const both = (sums: Money['text'], more: Money['text'] | undefined): Money['text'] => ({
  zh: `${sums.zh}。${more?.zh ?? ''}`,
  en: more ? `${sums.en}. ${more.en}` : `${sums.en}.`,
});

/** Of several payments, the one that needs somebody first. */
const urgency = ['failed', 'needs-payee', 'needs-confirm', 'waiting', 'sent'] as const;

/** Where the money is, said honestly. */
export function moneyOf(facts: MoneyFacts): Money {
  const state = stateOf(facts);
  const { sums, heldFen } = facts;
  const named = facts.hidesHeld ? undefined : heldFen;
  const fen = state === 'held' ? named : facts.fen;
  const rest = sums && saySums(sums);
  const text = facts.lacksNumber ? lacksNumberText : state === 'held' ? heldTextOf(named) : texts[state];
  const said = rest ? both(rest, asks.has(state) ? text : undefined) : text;
  const selfKept = facts.selfKept === true && !facts.lacksNumber && saysKeeper(state);
  return {
    state,
    text: selfKept ? { zh: `${said.zh}${selfKeptText.zh}`, en: `${said.en} ${selfKeptText.en}` } : said,
    ...(selfKept ? { selfKept } : {}),
    ...(fen === undefined ? {} : { fen }),
    ...sums,
  };
}

const heldTextOf = (fen: number | undefined) => (fen === undefined ? heldUnnamed : heldText(fen));

function stateOf({ state, heldFen, parts, sums }: MoneyFacts): Money['state'] {
  if (state === 'paid') return 'paid';
  if (state === 'unpaid') return 'uncovered';
  if (state === 'paying') {
    const urgent = urgency.find((one) => parts.includes(one));
    return urgent ?? (sums?.uncoveredFen ? 'uncovered' : 'waiting');
  }
  return heldFen !== undefined ? 'held' : 'not-held';
}
