import { createHash } from 'node:crypto';
import type { Life } from '@redress/connectors/testing';
import type { BuyerClaimView } from '@redress/contract';
import { send } from '../../apps/server/src/testing.ts';
import type { Merchant, Server } from './stage.ts';

const hour = 3_600_000;

/** One buyer who says that something is wrong, and how it went. */
export interface Complaint {
  what: string;
  merchant: Merchant;
  orderRef: string;
  life?: Life | undefined;
  claimId: string;
  token: string;
  view?: BuyerClaimView;
}

const sentences: Partial<Record<Life['fate'], { sentence: string; kind: 'not-received' | 'does-not-work' }>> =
  {
    sold: { sentence: '付了款，没有收到卡密。', kind: 'not-received' },
    'lost-callback': { sentence: '微信显示已支付，店里显示订单过期，没有发货。', kind: 'not-received' },
    'paid-after-expiry': { sentence: '付款四十分钟了才发货，之前显示订单过期。', kind: 'not-received' },
    'last-card-taken': { sentence: '订单里写着有人抢走了商品，没有卡密。', kind: 'not-received' },
    'card-sold-twice': { sentence: '卡密显示已被使用。', kind: 'does-not-work' },
    'too-few-cards': { sentence: '买了三张只收到两张。', kind: 'not-received' },
    'hand-goods-never-come': { sentence: '等了两个小时，没有充值。', kind: 'not-received' },
    'delivery-overwritten': { sentence: '原来的卡密不见了，换成了一句话。', kind: 'not-received' },
  };

/** Two hours after paying: the time at which most people have had enough. */
export const isFedUp = (life: Life, nowMs: number): boolean =>
  life.order !== undefined && life.paidAtMs !== undefined && nowMs - life.paidAtMs >= 2 * hour;

/** The number on her bill: the gateway's, which dujiaoka reports, or one of the channel that the shop never hears of. */
const billOf = (orderRef: string, life: Life | undefined): string =>
  life?.tradeNo ?? `4200002600${createHash('sha256').update(orderRef).digest('hex').slice(0, 18)}`;

export async function complain(
  { app }: Server,
  merchant: Merchant,
  given: { what: string; orderRef: string; life?: Life | undefined; amountFen: number },
): Promise<Complaint> {
  const { what, orderRef, life, amountFen } = given;
  const said = (life && sentences[life.fate]) ?? { sentence: '付了款，没有收到卡密。', kind: 'not-received' };
  const answer = await send(app, 'POST', '/api/claims', {
    body: {
      sourceId: merchant.sourceId,
      orderRef,
      amountFen,
      ...said,
      paymentNo: billOf(orderRef, life),
    },
  });
  if (answer.statusCode !== 201) throw new Error(`a claim was not taken: ${answer.body}`);
  const { claimId, token } = answer.json();
  return { what, merchant, orderRef, life, claimId, token };
}

const payee = { kind: 'bank', name: '林小满', account: '6222020000000000001', bankName: '中国工商银行' };

/** Reads how a claim stands, and names an account where money is on its way. */
export async function follow({ app }: Server, complaint: Complaint): Promise<void> {
  const headers = { authorization: `Bearer ${complaint.token}` };
  const path = `/api/claims/${complaint.claimId}`;
  const read = async () => (await send(app, 'GET', path, { headers })).json() as BuyerClaimView;
  complaint.view = await read();
  if (!complaint.view.needsPayee) return;
  const paymentNo = complaint.life?.tradeNo;
  const body = { payee, ...(paymentNo && { paymentNo }) };
  const answer = await send(app, 'PUT', `${path}/payee`, { headers, body });
  if (answer.statusCode !== 200) throw new Error(`no payee was taken: ${answer.body}`);
  complaint.view = await read();
}
