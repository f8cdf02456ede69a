import { toWall } from '../rules/wall-time.ts';
import { orderSn } from './chance.ts';
import type { Placed, ShopTools, TestShop } from './shop.ts';

type Behaviour = Omit<TestShop, 'kind' | 'database' | 'prefix' | 'run' | 'rows' | 'drop'>;

const yuan = (fen: number) => (fen / 100).toFixed(2);

/** What the published code of dujiaoka does with its tables, told in our own statements. */
export function dujiaokaShop(tools: ShopTools): Behaviour {
  const goods = new Map<number, Goods>();
  return { ...stockOf(tools, goods), ...ordersOf(tools, goods), ...admin(tools) };
}

interface Goods {
  name: string;
  priceFen: number;
  type: 1 | 2;
}

function stockOf({ run }: ShopTools, goods: Map<number, Goods>): Pick<Behaviour, 'listing' | 'stock'> {
  return {
    async listing(name, priceFen, how) {
      const type = how?.byHand ? 2 : 1;
      const sql = 'INSERT INTO goods (gd_name, actual_price, type) VALUES (?, ?, ?)';
      const { insertId } = await run(sql, [name, yuan(priceFen), type]);
      await run(
        "INSERT IGNORE INTO pays (id, pay_name, pay_check, merchant_pem) VALUES (14, '易支付-支付宝', 'alipay', '密钥')",
      );
      goods.set(insertId, { name, priceFen, type });
      return insertId;
    },
    async stock(listing, secrets, how) {
      const values = secrets.map((secret) => [listing, secret, how?.looped ? 1 : 0]);
      const { insertId } = await run('INSERT INTO carmis (goods_id, carmi, is_loop) VALUES ?', [values]);
      return secrets.map((_, i) => insertId + i);
    },
  };
}

const updater =
  ({ run, zone }: ShopTools) =>
  (order: Placed, set: string, values: readonly unknown[], atMs: number) =>
    run(`UPDATE orders SET ${set}, updated_at = ? WHERE id = ?`, [...values, toWall(atMs, zone), order.id]);

function ordersOf(tools: ShopTools, goods: ReadonlyMap<number, Goods>): Pick<Behaviour, 'order' | 'pay'> {
  const { run, rows } = tools;
  const update = updater(tools);
  const salt = process.hrtime.bigint();
  let count = 0;
  return {
    async order(listing, qty, atMs, filledIn) {
      const { name, priceFen, type } = goods.get(listing) as Goods;
      const ref = orderSn(`${salt} ${count++}`);
      const price = yuan(priceFen);
      const total = yuan(priceFen * qty);
      const at = toWall(atMs, tools.zone);
      const buyer = ['buyer@example.com', filledIn ?? null, 14, '203.0.113.9'];
      const { insertId: id } = await run(
        `INSERT INTO orders (order_sn, goods_id, title, type, buy_amount, goods_price, total_price, actual_price, email, info, pay_id, buy_ip, created_at, updated_at)
         VALUES (?)`,
        [[ref, listing, `${name} x ${qty}`, type, qty, price, total, total, ...buyer, at, at]],
      );
      return { id, ref, listing, qty, amountFen: priceFen * qty };
    },
    async pay(order, tradeNo, atMs, taken) {
      if (goods.get(order.listing)?.type === 2) {
        await update(order, 'status = 2, trade_no = ?', [tradeNo], atMs);
        return 'by-hand';
      }
      // Chosen without a lock: two buyers may choose the same.
      const cards = taken
        ? await rows('SELECT id, carmi FROM carmis WHERE id IN (?) ORDER BY id', [taken])
        : await rows('SELECT id, carmi FROM carmis WHERE goods_id = ? AND status = 1 LIMIT ?', [
            order.listing,
            order.qty,
          ]);
      if (cards.length !== order.qty) {
        const excuse = '库存可使用卡密不足，请联系管理员核查';
        await update(order, 'status = 6, trade_no = ?, info = ?', [tradeNo, excuse], atMs);
        return 'out-of-stock';
      }
      const info = cards.map(({ carmi }) => carmi).join('\n');
      await update(order, 'status = 4, trade_no = ?, info = ?', [tradeNo, info], atMs);
      const ids = cards.map(({ id }) => id);
      await run('UPDATE carmis SET status = 2 WHERE id IN (?) AND is_loop = 0', [ids]);
      return 'delivered';
    },
  };
}

function admin(tools: ShopTools): Omit<Behaviour, 'listing' | 'stock' | 'order' | 'pay'> {
  const { run, rows } = tools;
  const update = updater(tools);
  const wall = (ms: number) => toWall(ms, tools.zone);
  return {
    async expire(order, atMs) {
      await run('UPDATE orders SET status = -1, updated_at = ? WHERE id = ? AND status = 1', [
        wall(atMs),
        order.id,
      ]);
    },
    async write(order, text, atMs) {
      await update(order, 'status = 4, info = ?', [text], atMs);
    },
    async setStatus(order, status, atMs) {
      await update(order, 'status = ?', [status], atMs);
    },
    async remove(order, atMs) {
      await update(order, 'deleted_at = ?', [wall(atMs)], atMs);
    },
    async textOf(order) {
      const [row] = await rows('SELECT info FROM orders WHERE id = ?', [order.id]);
      return String(row?.info ?? '');
    },
  };
}
