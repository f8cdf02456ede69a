import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nonceOf } from './keys.ts';
import { cardCode } from './testing/chance.ts';
import { startTestGateway } from './testing/gateway.ts';
import { type Bench, benchOf, testMysql } from './testing/mysql.ts';
import { createTestShop, type TestShop } from './testing/shop.ts';

const noon = Date.parse('2026-11-02T12:00:00+08:00');
const minute = 60_000;
const codes = (n: number) => Array.from({ length: n }, (_, i) => cardCode('VIP', i));

describe.skipIf(!testMysql).each(['dujiaoka', 'acg-faka'] as const)('%s on a real database', (kind) => {
  let shop: TestShop;
  let bench: Bench;
  beforeEach(async () => {
    shop = await createTestShop(testMysql as string, kind);
    bench = await benchOf(shop, noon);
  });
  afterEach(async () => {
    await bench?.close();
    await shop?.drop();
  });
  const later = async (ms: number) => {
    bench.clock.nowMs += ms;
    await bench.lookAndSend();
  };

  test('a normal sale is an order, a payment and a proof that commits to each card and shows none', async () => {
    const listing = await shop.listing('视频会员月卡', 1550);
    await shop.stock(listing, codes(5));
    const order = await shop.order(listing, 2, noon);
    await shop.pay(order, '20261102220000001', noon + 30_000);
    await later(minute);
    expect(bench.typesOf(order.ref)).toEqual(['order.created', 'payment.confirmed', 'delivery.proof']);
    const [created, paid, proof] = bench.of(order.ref);
    expect(created).toMatchObject({
      occurred_at: '2026-11-02T04:00:00.000Z',
      data: { qty: 2, amount_minor: 3100 },
    });
    expect(paid).toMatchObject({ occurred_at: '2026-11-02T04:00:30.000Z', data: { amount_minor: 3100 } });
    expect(proof?.occurred_at).toBe('2026-11-02T04:00:30.000Z');
    expect(proof?.data).toMatchObject({ qty_ordered: 2, qty_delivered: 2, shown_matches_rows: true });
    for (const code of codes(5)) expect(bench.bodies.join('\n')).not.toContain(code);
    const item = proof?.data.items[0];
    const nonce = nonceOf('07'.repeat(32), order.ref, item.card_ref);
    const opened = `redress-card/1\n${order.ref}\n${nonce}\n${codes(5)[0]}`;
    expect(item.commit).toBe(createHash('sha256').update(opened).digest('hex'));
  });

  test('nothing of the buyer leaves the shop', async () => {
    const listing = await shop.listing('点券直充', 500, { byHand: true });
    const order = await shop.order(listing, 1, noon, '充值账号: 13800138000');
    await shop.pay(order, 'T1', noon);
    await later(minute);
    const all = bench.bodies.join('\n');
    expect(all).not.toMatch(/13800138000|buyer@example|203\.0\.113/);
  });

  test('a text instead of a card is no delivery, whatever the shop flags', async () => {
    const listing = await shop.listing('周卡', 300);
    const order = await shop.order(listing, 1, noon);
    await shop.pay(order, 'T1', noon);
    await later(minute);
    expect(bench.typesOf(order.ref)).toEqual(['order.created', 'payment.confirmed', 'delivery.attempted']);
    expect(bench.of(order.ref)[2]?.data).toMatchObject({ result: 'failed', reason: 'out_of_stock' });
  });

  test('a card sold twice carries the same tag in both proofs, and the connector knows it itself', async () => {
    const listing = await shop.listing('月卡', 300);
    const rows = await shop.stock(listing, codes(3));
    const [a, b] = [await shop.order(listing, 1, noon), await shop.order(listing, 1, noon)];
    await shop.pay(a, 'T1', noon, rows.slice(0, 1));
    await shop.pay(b, 'T2', noon, rows.slice(0, 1));
    await later(minute);
    const tagOf = (ref: string) =>
      bench.of(ref).find(({ type }) => type === 'delivery.proof')?.data.items[0].dup_tag;
    expect(tagOf(a.ref)).toBe(tagOf(b.ref));
    expect(bench.connector.state.soldTwice()).toEqual([
      { tag: tagOf(a.ref), orders: [a.ref, b.ref].toSorted() },
    ]);
  });

  test('a card sold before and after the shop got another key is found, and what buyers hold still opens', async () => {
    const listing = await shop.listing('月卡', 300);
    const rows = await shop.stock(listing, codes(3));
    const [a, other] = [await shop.order(listing, 1, noon), await shop.order(listing, 1, noon)];
    await shop.pay(a, 'T1', noon, rows.slice(0, 1));
    await shop.pay(other, 'T2', noon, rows.slice(1, 2));
    await later(minute);
    const tagsOf = (ref: string) => bench.of(ref).filter(({ type }) => type === 'delivery.tagged');
    const proofOf = (ref: string) =>
      bench.of(ref).findLast(({ type }) => type === 'delivery.proof')?.data.items;
    const [before] = proofOf(a.ref);
    const [told] = proofOf(other.ref);
    const changed = { shopKey: '09'.repeat(32), earlierKeys: [{ untilId: other.id, key: '07'.repeat(32) }] };
    await bench.reopen(changed);
    const b = await shop.order(listing, 1, bench.clock.nowMs);
    await shop.pay(b, 'T3', bench.clock.nowMs, rows.slice(0, 1));
    await later(minute);
    expect(tagsOf(a.ref)).toHaveLength(1);
    const [tagged] = tagsOf(a.ref)[0]?.data.items ?? [];
    const [proof] = proofOf(b.ref);
    expect(tagged.dup_tag).not.toBe(before.dup_tag);
    expect(proof.dup_tag).toBe(tagged.dup_tag);
    const twice = bench.connector.state.soldTwice();
    expect(twice).toEqual([{ tag: tagged.dup_tag, orders: [a.ref, b.ref].toSorted() }]);
    // Told once, whatever happens: not again by the next look, nor by the next process.
    await bench.reopen();
    await later(minute);
    expect([a, b, other].map(({ ref }) => tagsOf(ref).length)).toEqual([1, 0, 1]);
    // What is told of the older order later is committed to as before; the younger one has the new key.
    await shop.write(other, `${codes(2)[1]}\n补发 9F3K-2221`, bench.clock.nowMs);
    await later(100 * minute);
    expect(proofOf(other.ref)).toHaveLength(2);
    const commits = proofOf(other.ref).map((item: { commit: string }) => item.commit);
    expect(commits).toContain(told.commit);
    const opened = `redress-card/1\n${b.ref}\n${nonceOf(changed.shopKey, b.ref, proof.card_ref)}\n${codes(1)[0]}`;
    expect(proof.commit).toBe(createHash('sha256').update(opened).digest('hex'));
  });

  test('a connector of before, with the same key, tells no tag anew when it is replaced by this one', async () => {
    const listing = await shop.listing('月卡', 300);
    await shop.stock(listing, codes(1));
    const order = await shop.order(listing, 1, noon);
    await shop.pay(order, 'T1', noon);
    await later(minute);
    bench.connector.state.record([], { tags: '' }, () => ({ id: '', body: '', sha256: '' }));
    await bench.reopen();
    await later(minute);
    expect(bench.typesOf(order.ref)).toEqual(['order.created', 'payment.confirmed', 'delivery.proof']);
  });

  test('the same code imported twice is found by its tag', async () => {
    const listing = await shop.listing('月卡', 300);
    await shop.stock(listing, ['SAME-CODE-0001', 'SAME-CODE-0001']);
    const [a, b] = [await shop.order(listing, 1, noon), await shop.order(listing, 1, noon)];
    await shop.pay(a, 'T1', noon);
    await shop.pay(b, 'T2', noon);
    await later(minute);
    expect(bench.connector.state.soldTwice()).toHaveLength(1);
  });

  test('a delivered text that is overwritten later is told with what it was and what it is, as keyed hashes', async () => {
    const listing = await shop.listing('月卡', 300);
    await shop.stock(listing, codes(2));
    const order = await shop.order(listing, 1, noon);
    await shop.pay(order, 'T1', noon);
    await later(minute);
    await shop.write(order, '已补发，请查收邮件 9F3K-2221', noon + 90 * minute);
    await later(100 * minute);
    expect(bench.typesOf(order.ref).slice(3)).toEqual(['delivery.overwritten', 'delivery.proof']);
    const [over, proof] = bench.of(order.ref).slice(3);
    expect(over?.data.before_sha256).not.toBe(over?.data.after_sha256);
    expect(proof?.data).toMatchObject({ shown_matches_rows: false });
    expect(proof?.data.items[0]).toMatchObject({ row_found: false });
  });

  test('fewer cards than were bought are counted', async () => {
    const listing = await shop.listing('月卡', 300);
    await shop.stock(listing, codes(3));
    const order = await shop.order(listing, 3, noon);
    await shop.pay(order, 'T1', noon);
    await shop.write(order, codes(3).slice(0, 2).join('\r\n'), noon + 1000);
    await later(minute);
    expect(bench.of(order.ref).at(-1)?.data).toMatchObject({ qty_ordered: 3, qty_delivered: 2 });
  });

  test('goods by hand that never come are told as pending, once; and as a proof when somebody wrote them', async () => {
    const listing = await shop.listing('代充', 900, { byHand: true, waitingText: '客服上线后为您充值' });
    const order = await shop.order(listing, 1, noon, '角色名: 清风');
    await shop.pay(order, 'T1', noon);
    await later(minute);
    await later(300 * minute);
    expect(bench.typesOf(order.ref)).toEqual(['order.created', 'payment.confirmed', 'delivery.attempted']);
    expect(bench.of(order.ref)[2]?.data).toMatchObject({ result: 'pending_manual' });
    await shop.write(order, '兑换码 88ZK-1 已发', noon + 301 * minute);
    await later(60 * minute);
    expect(bench.typesOf(order.ref).slice(3)).toEqual(['delivery.proof']);
  });

  test('a row that is deleted after it was paid is told', async () => {
    const listing = await shop.listing('月卡', 300);
    await shop.stock(listing, codes(1));
    const order = await shop.order(listing, 1, noon);
    await shop.pay(order, 'T1', noon);
    await later(minute);
    await shop.remove(order, noon + 30 * minute);
    await later(60 * minute);
    expect(bench.of(order.ref).at(-1)).toMatchObject({ type: 'order.status', data: { meaning: 'deleted' } });
  });

  test('an order whose number was given earlier but committed later is not missed', async () => {
    const listing = await shop.listing('月卡', 300);
    const [first, second] = [await shop.order(listing, 1, noon), await shop.order(listing, 1, noon)];
    const table = `${shop.prefix}${kind === 'dujiaoka' ? 'orders' : 'order'}`;
    const [row] = await shop.rows(`SELECT * FROM ${table} WHERE id = ?`, [first.id]);
    await shop.run(`DELETE FROM ${table} WHERE id = ?`, [first.id]);
    await later(minute);
    expect(bench.typesOf(second.ref)).toEqual(['order.created']);
    await shop.run(`INSERT INTO ${table} SET ?`, [row]);
    await later(5000);
    expect(bench.typesOf(first.ref)).toEqual(['order.created']);
  });

  test('opened again after a kill it sends nothing twice and forgets nothing', async () => {
    const listing = await shop.listing('月卡', 300);
    await shop.stock(listing, codes(20));
    const orders = [];
    for (let i = 0; i < 10; i++) orders.push(await shop.order(listing, 1, noon));
    bench.clock.nowMs += minute;
    await bench.connector.look();
    await bench.reopen();
    for (const order of orders) await shop.pay(order, `T${order.id}`, noon);
    await later(minute);
    await bench.reopen();
    await later(minute);
    expect(new Set(bench.sent.map(({ id }) => id)).size).toBe(bench.sent.length);
    for (const { ref } of orders) expect(bench.typesOf(ref)).toHaveLength(3);
    expect(bench.sent.map(({ seq }) => seq)).toEqual(bench.sent.map((_, i) => i + 1));
  });
});

describe.skipIf(!testMysql)('dujiaoka alone', () => {
  let shop: TestShop;
  let bench: Bench;
  beforeEach(async () => {
    shop = await createTestShop(testMysql as string, 'dujiaoka');
    bench = await benchOf(shop, noon);
  });
  afterEach(async () => {
    await bench?.close();
    await shop?.drop();
  });

  test('an order that expired and was paid after all is told in that order', async () => {
    const listing = await shop.listing('月卡', 300);
    await shop.stock(listing, codes(1));
    const order = await shop.order(listing, 1, noon);
    await shop.expire(order, noon + 5 * minute);
    bench.clock.nowMs = noon + 6 * minute;
    await bench.lookAndSend();
    await shop.pay(order, 'T1', noon + 8 * minute);
    bench.clock.nowMs = noon + 9 * minute;
    await bench.lookAndSend();
    expect(bench.typesOf(order.ref)).toEqual([
      'order.created',
      'order.status',
      'payment.confirmed',
      'delivery.proof',
    ]);
    expect(bench.of(order.ref)[1]?.data).toMatchObject({ meaning: 'expired', to: '-1' });
    expect(bench.of(order.ref)[2]?.data).toMatchObject({ trade_no: 'T1', ext: { after_expiry: true } });
  });

  test('a paid order that somebody sets back to unpaid is told as rewritten', async () => {
    const listing = await shop.listing('月卡', 300);
    await shop.stock(listing, codes(1));
    const order = await shop.order(listing, 1, noon);
    await shop.pay(order, 'T1', noon);
    bench.clock.nowMs = noon + minute;
    await bench.lookAndSend();
    await shop.setStatus(order, 1, noon + 2 * minute);
    bench.clock.nowMs = noon + 3 * minute;
    await bench.lookAndSend();
    expect(bench.of(order.ref).at(-1)).toMatchObject({
      type: 'order.status',
      data: { meaning: 'rewritten', from: '4', to: '1' },
    });
  });

  test('cards that differ only in case are not each other', async () => {
    const listing = await shop.listing('月卡', 300);
    const [lower] = await shop.stock(listing, ['abcd-1234', 'ABCD-1234']);
    const order = await shop.order(listing, 1, noon);
    await shop.pay(order, 'T1', noon, [lower as number]);
    bench.clock.nowMs = noon + minute;
    await bench.lookAndSend();
    const items = bench.of(order.ref).at(-1)?.data.items;
    expect(items).toMatchObject([{ card_ref: `carmis:${lower}`, row_found: true }]);
  });

  test('a card of several lines is one card', async () => {
    const listing = await shop.listing('账号', 3000);
    await shop.stock(listing, ['账号: a001\n密码: zx90', '账号: a002\n密码: zx91']);
    const order = await shop.order(listing, 2, noon);
    await shop.pay(order, 'T1', noon);
    bench.clock.nowMs = noon + minute;
    await bench.lookAndSend();
    expect(bench.of(order.ref).at(-1)?.data).toMatchObject({ qty_delivered: 2, shown_matches_rows: true });
  });

  test('cards that are sold to many by design are marked, and are no double sale', async () => {
    const listing = await shop.listing('教程', 300);
    const rows = await shop.stock(listing, ['https://example.com/course'], { looped: true });
    const [a, b] = [await shop.order(listing, 1, noon), await shop.order(listing, 1, noon)];
    await shop.pay(a, 'T1', noon, rows);
    await shop.pay(b, 'T2', noon, rows);
    bench.clock.nowMs = noon + minute;
    await bench.lookAndSend();
    expect(bench.of(a.ref).at(-1)?.data.items[0]).toMatchObject({ looped: true });
    expect(bench.connector.state.soldTwice()).toEqual([]);
  });

  test('an order that the gateway calls paid and the shop does not is told, until the shop delivers', async () => {
    await bench.close();
    const books = await startTestGateway();
    const gateways = [{ ...books, zone: 'Asia/Shanghai' }];
    bench = await benchOf(shop, noon, { gateways, questionEveryMs: 0 });
    const listing = await shop.listing('月卡', 300);
    await shop.stock(listing, codes(1));
    const [lost, never] = [await shop.order(listing, 1, noon), await shop.order(listing, 1, noon)];
    const endtime = '2026-11-02 12:00:40';
    books.orders.set(lost.ref, { status: '1', trade_no: '2026110212000001', money: '3.00', endtime });
    await bench.lookAndSend();
    bench.clock.nowMs += 6 * minute;
    await bench.connector.ask();
    await bench.lookAndSend();
    expect(bench.typesOf(lost.ref)).toEqual(['order.created', 'payment.queried']);
    expect(bench.of(lost.ref).at(-1)?.data).toMatchObject({
      answer: 'paid',
      paid_at: '2026-11-02T04:00:40.000Z',
    });
    expect(bench.typesOf(never.ref)).toEqual(['order.created']);
    expect(bench.bodies.join()).not.toContain(books.key);
    expect(bench.connector.state.paidElsewhere()).toEqual([lost.ref]);
    await shop.pay(lost, 'T1', bench.clock.nowMs);
    bench.clock.nowMs += minute;
    await bench.lookAndSend();
    expect(bench.typesOf(lost.ref).slice(2)).toEqual(['payment.confirmed', 'delivery.proof']);
    expect(bench.connector.state.paidElsewhere()).toEqual([]);
    await books.close();
  });

  test('an order placed before the day it begins with is left alone', async () => {
    await bench.close();
    bench = await benchOf(shop, noon, { fromMs: noon - minute });
    const listing = await shop.listing('月卡', 300);
    const old = await shop.order(listing, 1, noon - 2 * minute);
    const young = await shop.order(listing, 1, noon);
    await bench.lookAndSend();
    bench.clock.nowMs += minute;
    await bench.lookAndSend();
    expect(bench.typesOf(old.ref)).toEqual([]);
    expect(bench.typesOf(young.ref)).toEqual(['order.created']);
  });
});
