import { askEpay, type Gateway, type Told } from './epay.ts';
import { nextQuestion } from './rules/next-question.ts';
import type { Draft } from './rules/observe.ts';
import type { GatewaySaid } from './rules/read-epay.ts';
import type { Compose, Question, State } from './state/state.ts';

export interface AskOptions {
  state: State;
  compose: Compose;
  gateways: readonly Gateway[];
  now(): number;
  /** Waits between two questions. */
  rest(): Promise<void>;
}

const perRound = 10;
const pauseAfterFailureMs = 10 * 60_000;

/**
 * Asks the shop's gateways about orders that the shop calls unpaid (掉单): a buyer who paid is then seen, although no callback
 * came. A gateway that fails is left alone for ten minutes; the shop and the sending do not wait for it longer than one time-out.
 */
export async function askGateways(options: AskOptions): Promise<{ asked: number; failure?: string }> {
  const { state, gateways, now, rest } = options;
  let asked = 0;
  const failed = new Map<Gateway, string>();
  for (const question of state.questions(now(), perRound)) {
    const gateway = gateways.find(({ channels }) => !channels || channels.includes(question.gateway ?? ''));
    const askLater = (askAtMs: number) => state.putOff(question.id, askAtMs);
    if (!gateway) {
      state.putOff(question.id, undefined);
      continue;
    }
    if (failed.has(gateway)) {
      askLater(now() + pauseAfterFailureMs);
      continue;
    }
    if (asked > 0) await rest();
    asked++;
    const told = await askEpay(gateway, { ...question, nowMs: now() });
    if (told.ok) keep(options, question, told, gateway);
    else {
      failed.set(gateway, told.reason);
      askLater(now() + pauseAfterFailureMs);
    }
  }
  const [failure] = failed.values();
  return { asked, ...(failure !== undefined && { failure }) };
}

type Answered = Extract<Told, { ok: true }>;

/** What is good news for the buyer is told at once; that nobody paid, when nobody will be asked again. */
function keep(
  { state, compose, now }: AskOptions,
  question: Question,
  told: Answered,
  gateway: Gateway,
): void {
  const { answer } = told.said;
  const open = answer === 'unpaid' || answer === 'not_found';
  const asked = question.asked + 1;
  const askAtMs = open ? nextQuestion(question.createdAtMs, asked, now()) : undefined;
  const next = { asked, askAtMs, answer };
  const draft: Omit<Draft, 'key'> = {
    type: 'payment.queried',
    orderRef: question.orderRef,
    occurredAtMs: now(),
    data: {
      gateway: question.gateway ?? new URL(gateway.url).hostname,
      ...dataOf(told.said),
      raw_sha256: told.rawSha256,
    },
  };
  state.answer(question, next, askAtMs === undefined ? draft : undefined, compose);
}

const dataOf = ({ answer, tradeNo, channelNo, amountFen, paidAtMs }: GatewaySaid) => ({
  answer,
  ...(tradeNo && { trade_no: tradeNo }),
  ...(channelNo && { channel_no: channelNo }),
  ...(amountFen !== undefined && { amount_minor: amountFen, currency: 'CNY' }),
  ...(paidAtMs !== undefined && { paid_at: new Date(paidAtMs).toISOString() }),
});
