import { describe, expect, test } from 'vitest';
import type { CardRow, ShopOrder } from '../shops/shop.ts';
import { readDelivered } from './delivered.ts';

const order = (over: Partial<ShopOrder>): ShopOrder => ({
  id: 1,
  ref: 'A1',
  listingRef: 'goods:1',
  qty: 1,
  amountFen: 100,
  createdAtMs: 0,
  status: '1/1',
  stage: 'paid',
  flagged: true,
  by: 'auto',
  text: '',
  rows: [],
  bound: true,
  ...over,
});
const row = (secret: string, n = 1): CardRow => ({ ref: `card:${n}`, secret, looped: false });

describe('what stands in the place of the delivery', () => {
  test.each([
    ['acg-faka', '很抱歉，有人在你付款之前抢走了商品，请联系客服。', 'out-of-stock'],
    ['acg-faka', '正在发货中，请耐心等待，如有疑问，请联系客服。', 'pending'],
    ['acg-faka, of its upstream', '此商品没有发货信息或正在发货中', 'pending'],
    ['dujiaoka', '库存可使用卡密不足，请联系管理员核查', 'out-of-stock'],
    ['dujiaoka in traditional Chinese', '庫存可使用卡密不足，請聯系管理員核查', 'out-of-stock'],
  ])('an excuse of %s is no card', (_, text, means) => {
    expect(readDelivered(order({ text }))).toEqual({ kind: 'excuse', means });
  });

  test('an excuse in the words of the seller, of any length, is no card', () => {
    const waitingText = `${'本店为人工充值，'.repeat(30)}V1P-2026-0001 号公告\n请耐心等待`;
    expect(readDelivered(order({ text: waitingText, waitingText }))).toEqual({
      kind: 'excuse',
      means: 'pending',
    });
  });

  test('a card whose text reads like an excuse is a card when it is a row of stock', () => {
    const text = '请联系客服领取：88ZK-1';
    expect(readDelivered(order({ text, rows: [row(text)] }))).toMatchObject({
      kind: 'goods',
      matchesRows: true,
    });
  });

  test('a state that says "no card" counts in any language', () => {
    const delivered = readDelivered(order({ text: 'Not enough stock', outOfStock: true }));
    expect(delivered).toEqual({ kind: 'excuse', means: 'out-of-stock' });
  });

  test('a row of the order that is not shown is said', () => {
    const rows = [row('A-1', 1), row('A-2', 2)];
    expect(readDelivered(order({ text: 'A-1', rows, qty: 2 }))).toMatchObject({
      qty: 1,
      matchesRows: false,
    });
  });

  test('an excuse beside cards is not counted as a card', () => {
    const text = 'A-1\n库存不足，请联系客服';
    expect(readDelivered(order({ text, rows: [row('A-1')], qty: 2 }))).toMatchObject({
      kind: 'goods',
      qty: 1,
    });
  });

  test('cards from an upstream shop have no row here and are counted all the same', () => {
    const delivered = readDelivered(order({ by: 'upstream', text: 'U-1\nU-2', qty: 2 }));
    expect(delivered).toMatchObject({ kind: 'goods', qty: 2, matchesRows: false });
  });

  test('what a person wrote is one item, and as many goods at most as were bought', () => {
    const delivered = readDelivered(order({ by: 'hand', text: '账号 a\n密码 b\n请改密', qty: 1 }));
    expect(delivered).toMatchObject({ kind: 'goods', qty: 1, items: [{ kind: 'text', rowFound: false }] });
  });

  test('codes that a person wrote, as many as were bought, are so many goods, and no row is asked for', () => {
    const delivered = readDelivered(order({ by: 'hand', text: '兑换码：\nAB12-CD34\nAB12-CD35', qty: 2 }));
    expect(delivered).toMatchObject({
      qty: 2,
      items: [{ cardRef: 'hand:1', kind: 'written' }, { kind: 'written' }],
    });
    expect(delivered).not.toHaveProperty('matchesRows');
    const missing = readDelivered(order({ by: 'auto', text: 'AB12-CD34' }));
    expect(missing).toMatchObject({ items: [{ kind: 'card', rowFound: false }], matchesRows: false });
  });

  test('nothing is nothing', () => {
    expect(readDelivered(order({ text: ' \n ' }))).toEqual({ kind: 'nothing' });
  });
});
