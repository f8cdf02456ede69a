import { fenOf, toWall } from '../rules/wall-time.ts';
import { tradeNumber } from './chance.ts';
import type { ShopTools, TestShop } from './shop.ts';

type Behaviour = Omit<TestShop, 'kind' | 'database' | 'prefix' | 'run' | 'rows' | 'drop'>;

const yuan = (fen: number) => (fen / 100).toFixed(2);

/** What the published code of acg-faka does with its tables, told in our own statements. */
export function acgFakaShop(tools: ShopTools): Behaviour {
  const goods = goodsOf(tools);
  return { ...goods, ...ordersOf(tools, goods.nextCards), ...admin(tools) };
}

function goodsOf({ run, rows }: ShopTools): Pick<Behaviour, 'nextCards' | 'listing' | 'stock'> {
  const nextCards: Behaviour['nextCards'] = async (listing, qty) => {
    const sql = 'SELECT id FROM acg_card WHERE commodity_id = ? AND status = 0 ORDER BY id LIMIT ?';
    return (await rows(sql, [listing, qty])).map(({ id }) => Number(id));
  };
  return {
    nextCards,
    async listing(name, priceFen, how) {
      const sql =
        'INSERT INTO acg_commodity (name, price, delivery_way, delivery_message) VALUES (?, ?, ?, ?)';
      const values = [name, yuan(priceFen), how?.byHand ? 1 : 0, how?.waitingText ?? null];
      const { insertId } = await run(sql, values);
      await run("INSERT IGNORE INTO acg_pay (id, name, code, handle) VALUES (2, '支付宝', 'alipay', 'Epay')");
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
  nextCards: Behaviour['nextCards'],
): Pick<Behaviour, 'order' | 'pay'> {
  const wall = (ms: number) => toWall(ms, zone);
  return {
    async order(listing, qty, atMs) {
      const [goods] = await rows('SELECT price FROM acg_commodity WHERE id = ?', [listing]);
      const amountFen = fenOf(String(goods?.price)) * qty;
      const { insertId: id } = await run(
        `INSERT INTO acg_order (trade_no, amount, commodity_id, card_num, pay_id, create_time, create_ip, contact)
         VALUES (?, ?, ?, ?, 2, ?, '203.0.113.9', 'buyer@example.com')`,
        [`p${process.hrtime.bigint()}`.slice(-18), yuan(amountFen), listing, qty, wall(atMs)],
      );
      const ref = tradeNumber(id, atMs);
      await run('UPDATE acg_order SET trade_no = ? WHERE id = ?', [ref, id]);
      return { id, ref, listing, qty, amountFen };
    },
    async pay(order, _tradeNo, atMs, taken) {
      const [goods] = await rows('SELECT delivery_way, delivery_message FROM acg_commodity WHERE id = ?', [
        order.listing,
      ]);
      const set =
        'UPDATE acg_order SET status = 1, pay_time = ?, secret = ?, delivery_status = ? WHERE id = ?';
      if (Number(goods?.delivery_way) === 1) {
        const waiting = goods?.delivery_message ?? '正在发货中，请耐心等待，如有疑问，请联系客服。';
        await run(set, [wall(atMs), waiting, 0, order.id]);
        return 'by-hand';
      }
      const ids = taken ?? (await nextCards(order.listing, order.qty));
      if (ids.length !== order.qty) {
        // Marked as delivered all the same.
        await run(set, [wall(atMs), '很抱歉，有人在你付款之前抢走了商品，请联系客服。', 1, order.id]);
        return 'out-of-stock';
      }
      const cards = await rows('SELECT secret FROM acg_card WHERE id IN (?) ORDER BY id', [ids]);
      await run('UPDATE acg_card SET status = 1, order_id = ?, purchase_time = ? WHERE id IN (?)', [
        order.id,
        wall(atMs),
        ids,
      ]);
      await run(set, [wall(atMs), cards.map(({ secret }) => secret).join('\n'), 1, order.id]);
      return 'delivered';
    },
  };
}

function admin({
  run,
  rows,
}: ShopTools): Omit<Behaviour, 'nextCards' | 'listing' | 'stock' | 'order' | 'pay'> {
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
