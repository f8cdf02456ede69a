import { sql } from 'kysely';
import type { App } from '../../compose.ts';
import type { TestApp, TestBuyer } from '../../testing.ts';

export interface Seller {
  payee?: string;
  chat?: string;
}
export interface Own {
  phone?: string;
  name?: string;
  vanished?: boolean;
  amountYuan?: number;
}

let serial = 0;

/** A buyer with a voucher that names a payee, and a chat with the seller's contact. */
export async function victim(app: TestApp, seller: Seller, own: Own = {}): Promise<TestBuyer> {
  const n = ++serial;
  const buyer = await app.buyer();
  const phone = own.phone ?? `139${String(10_000_000 + n * 7919).slice(0, 8)}`;
  await buyer.send('PATCH', `/api/cases/${buyer.caseId}`, {
    body: {
      parties: { buyer: { name: own.name ?? `买家${n}`, phone } },
      gates: { 'crime-signs': own.vanished ? 'vanished' : 'none' },
    },
  });
  const order = `2026110${n}${String(n * 104_729).padStart(10, '3')}`;
  const day = String((n % 8) + 1).padStart(2, '0');
  await buyer.upload(
    'voucher.txt',
    `微信支付 支付成功\n金额：¥${own.amountYuan ?? 100}.00\n收款方：${seller.payee ?? '*某'}\n商户订单号：${order}\n支付时间：2026-11-${day} 12:04:03`,
  );
  if (seller.chat) await buyer.upload('chat.txt', seller.chat);
  await settle(app, buyer);
  return buyer;
}

/** Everything read, sealed and compared. */
export async function settle(app: TestApp, buyer: TestBuyer): Promise<void> {
  await buyer.settled();
  await drained(app);
}

/** Waits also for jobs in work, which are no longer due but not done. */
export async function drained(app: Pick<App, 'outbox' | 'db'>): Promise<void> {
  const give = Date.now() + 15_000;
  for (;;) {
    await app.outbox.drain();
    const open = await rowsOf(
      app,
      `SELECT topic, reason, attempts FROM outbox.job WHERE state <> 'done' AND topic LIKE 'linking.%'`,
    );
    if (open.length === 0) return;
    if (Date.now() > give) throw new Error(`still open: ${JSON.stringify(open)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export const rowsOf = async (app: Pick<App, 'db'>, query: string) =>
  (await sql.raw<Record<string, unknown>>(query).execute(app.db.kysely)).rows;

export const clusterOf = async (app: Pick<App, 'db'>, caseId: string): Promise<string | null> =>
  (await rowsOf(app, `SELECT cluster_id FROM linking."case" WHERE case_id = '${caseId}'`))[0]?.cluster_id as
    | string
    | null;
