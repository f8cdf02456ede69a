import { inTransaction } from '#platform/database';
import type { TestApp } from '../../testing.ts';

/** A merchant whose deposit holds `fen`, topped up as a keeper does it. */
export async function fundedMerchant(
  app: TestApp,
  fen: number,
  { floorFen = 0, merchantId = `org_m${counter++}`, keeperId = 'org_keeper' } = {},
): Promise<string> {
  const { deposits } = app.rooms;
  await deposits.setDeposit({ merchantId, keeperId, floorFen, by: 'acc_keeper' });
  if (fen > 0) await topUp(app, merchantId, fen, keeperId);
  return merchantId;
}

let counter = 1;

export async function topUp(
  app: TestApp,
  merchantId: string,
  fen: number,
  keeperId = 'org_keeper',
): Promise<string> {
  const { deposits } = app.rooms;
  const { topUpId } = await deposits.askTopUp({ merchantId, amountFen: fen, by: 'acc_merchant' });
  const bankReference = `B${topUpId}`;
  await deposits.confirmTopUp({
    topUpId,
    keeperId,
    receivedFen: fen,
    bankReference,
    by: 'acc_keeper',
    isAlone: false,
  });
  return topUpId;
}

export const bankPayee = {
  kind: 'bank',
  name: '王小明',
  account: '6222020200112233445',
  bankName: '中国工商银行',
} as const;

/** Holds and pays out in one go, as a decided claim does. */
export async function decidedPayout(app: TestApp, merchantId: string, amountFen: number, key: string) {
  const { deposits } = app.rooms;
  return inTransaction(app.db, async (trx) => {
    const held = await deposits.hold(trx, { merchantId, amountFen, key });
    if (!('holdId' in held)) throw new Error('short');
    const payee = await deposits.keepPayee(trx, { payee: bankPayee });
    return deposits.payOut(trx, { holdId: held.holdId, amountFen, payee, key });
  });
}
