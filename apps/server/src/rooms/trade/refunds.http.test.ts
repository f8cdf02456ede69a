import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBlobs } from '#platform/blobs';
import { manualClock } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { type TestApp, testApp } from '../../testing.ts';
import { orderFacts } from './contents.ts';
import { findOrder } from './store-orders.ts';

const clock = manualClock(Date.parse('2026-11-01T12:00:30Z'));
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ clock });
});
afterAll(() => app.close());

async function report(sourceId: string, orderRef: string, type: string, data: object) {
  const told = { sourceId, type: type as never, orderRef, occurredAtMs: clock.now(), data };
  return inTransaction(app.db, (trx) => app.rooms.trade.recordEvent(trx, { ...told, by: 'connector' }));
}

async function refunded() {
  const org = await app.organisation({});
  const { sourceId } = await app.rooms.trade.createSource({ platformId: org.orgId, name: '极速点卡' });
  await report(sourceId, 'R-1', 'order.created', { title: '点卡', amount_minor: 9800 });
  await report(sourceId, 'R-1', 'payment.confirmed', { amount_minor: 9790 });
  await report(sourceId, 'R-1', 'refund.completed', { amount_minor: 3000, refund_no: 'RF1' });
  const { orderId } = await report(sourceId, 'R-1', 'refund.completed', {
    amount_minor: 3000,
    refund_no: 'RF1',
    by: 'merchant',
  });
  await app.outbox.drain();
  return { org, sourceId, orderId: orderId as string };
}

test('the page of an order says what was paid and what the shop says went back', async () => {
  const { org, orderId } = await refunded();
  const path = `/api/organisations/${org.orgId}/orders/${orderId}/assessment`;
  const answer = await org.person.send('GET', path);
  expect(answer.json()).toMatchObject({
    amountFen: 9800,
    paidFen: 9790,
    refund: { fen: 3000, isWhole: false, nos: ['RF1'] },
  });
});

test('an order that was kept before refunds were read says the same, before and after its next event', async () => {
  const { sourceId, orderId } = await refunded();
  const blobs = await createBlobs(app.folder);
  const row = await findOrder(app.db, orderId);
  if (!row) throw new Error('no order');
  // As it stood in the table then.
  const { refunds: _, paidFen: __, ...before } = orderFacts.open(blobs, row.vault, row.contents);
  const contents = orderFacts.seal(blobs, row.vault, before);
  await sql`UPDATE trade."order" SET contents = ${contents} WHERE id = ${orderId}`.execute(app.db.kysely);
  const known = { paidFen: 9790, refund: { fen: 3000, isWhole: false, nos: ['RF1'] } };
  expect(await app.rooms.trade.readOrder(orderId)).toMatchObject(known);
  await report(sourceId, 'R-1', 'refund.completed', { amount_minor: 6790, refund_no: 'RF2' });
  expect(await app.rooms.trade.readOrder(orderId)).toMatchObject({
    paidFen: 9790,
    refund: { fen: 9790, isWhole: true, nos: ['RF1', 'RF2'] },
  });
});
