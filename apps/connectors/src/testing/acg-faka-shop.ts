import { toWall } from '../rules/wall-time.ts';
import { tradeNumber } from './chance.ts';
import type { ShopTools, TestShop } from './shop.ts';

type Behaviour = Omit<TestShop, 'kind' | 'database' | 'prefix' | 'run' | 'rows' | 'drop'>;

const yuan = (fen: number) => (fen / 100).toFixed(2);

/** What the published code of acg-faka does with its tables, told in our own statements. */
export function acgFakaShop(tools: ShopTools): Behaviour {
  const goods = new Map<number, Goods>();
  return { ...stockOf(tools, goods), ...ordersOf(tools, goods), ...admin(tools) };
}

interface Goods {
  priceFen: number;
  byHand: boolean;
  waitingText: string;
}

function stockOf({ run }: ShopTools, goods: Map<number, Goods>): Pick<Behaviour, 'listing' | 'stock'> {
  return {
    async listing(name, priceFen, how) {
      const sql = 'INSERT INTO acg_commodity (name, price, delivery_way, delivery_message) VALUES (?)';
      const values = [name, yuan(priceFen), how?.byHand ? 1 : 0, how?.waitingText ?? null];
      const { insertId } = await run(sql, [values]);
      await run("INSERT IGNORE INTO acg_pay (id, name, code, handle) VALUES (2, '支付宝', 'alipay', 'Epay')");
      const waitingText = how?.waitingText ?? '正在发货中，请耐心等待，如有疑问，请联系客服。';
      goods.set(insertId, { priceFen, byHand: how?.byHand ?? false, waitingText });
      return insertId;
    },
    async stock(listing, secrets) {
      const values = secrets.map((secret) => [listing, secret, '2026-10-01 09:00:00']);
      const { insertId } = await run('INSERT INTO acg_card (commodity_id, secret, create_time) VALUES ?', [
        values,
      ]);
      return secrets.map((_, i) => insertId + i);
    },
  };
}

function ordersOf(
  { run, rows, zone }: ShopTools,
  goods: ReadonlyMap<number, Goods>,
): Pick<Behaviour, 'order' | 'pay'> {
  const salt = process.hrtime.bigint();
  let count = 0;
  return {
    async order(listing, qty, atMs) {
      const amountFen = (goods.get(listing) as Goods).priceFen * qty;
      const ref = tradeNumber(`${salt} ${count++}`, atMs);
      const { insertId: id } = await run(
        'INSERT INTO acg_order (trade_no, amount, commodity_id, card_num, pay_id, create_time, create_ip, contact) VALUES (?)',
        [[ref, yuan(amountFen), listing, qty, 2, toWall(atMs, zone), '203.0.113.9', 'buyer@example.com']],
      );
      return { id, ref, listing, qty, amountFen };
    },
    async pay(order, _tradeNo, atMs, taken) {
      const { byHand, waitingText } = goods.get(order.listing) as Goods;
      const at = toWall(atMs, zone);
      const set =
        'UPDATE acg_order SET status = 1, pay_time = ?, secret = ?, delivery_status = ? WHERE id = ?';
      if (byHand) {
        await run(set, [at, waitingText, 0, order.id]);
        return 'by-hand';
      }
      const cards = taken
        ? await rows('SELECT id, secret FROM acg_card WHERE id IN (?) ORDER BY id', [taken])
        : await rows(
            'SELECT id, secret FROM acg_card WHERE commodity_id = ? AND status = 0 ORDER BY id LIMIT ?',
            [order.listing, order.qty],
          );
      if (cards.length !== order.qty) {
        // Marked as delivered all the same.
        await run(set, [at, '很抱歉，有人在你付款之前抢走了商品，请联系客服。', 1, order.id]);
        return 'out-of-stock';
      }
      const ids = cards.map(({ id }) => id);
      await run('UPDATE acg_card SET status = 1, order_id = ?, purchase_time = ? WHERE id IN (?)', [
        order.id,
        at,
        ids,
      ]);
      await run(set, [at, cards.map(({ secret }) => secret).join('\n'), 1, order.id]);
      return 'delivered';
    },
  };
}

function admin({ run, rows }: ShopTools): Omit<Behaviour, 'listing' | 'stock' | 'order' | 'pay'> {
  return {
    async expire() {},
    async write(order, text) {
      await run('UPDATE acg_order SET secret = ?, delivery_status = 1 WHERE id = ?', [text, order.id]);
    },
    async setStatus(order, status) {
      await run('UPDATE acg_order SET status = ? WHERE id = ?', [status, order.id]);
    },
    async remove(order) {
      await run('DELETE FROM acg_order WHERE id = ?', [order.id]);
    },
    async textOf(order) {
      const [row] = await rows('SELECT secret FROM acg_order WHERE id = ?', [order.id]);
      return String(row?.secret ?? '');
    },
  };
}
