import { fenOf, fromWall } from '../rules/wall-time.ts';
import type { CardRow, Query, Row, ShopOrder, ShopReader, Stage } from './shop.ts';

/**
 * 独角数卡. Its `orders.info` is first what the buyer filled in and then the delivered text; `carmis` names no order, so rows
 * are found by equal text. Deleted rows stay with `deleted_at`.
 */
const orderColumns =
  'id, order_sn, goods_id, title, type, buy_amount, actual_price, info, pay_id, trade_no, status, created_at, updated_at, deleted_at';

/** What the connector may read, column by column: no address, no IP, no password, no key of a gateway. */
export const dujiaokaColumns: Record<string, readonly string[]> = {
  orders: orderColumns.split(', '),
  carmis: ['id', 'goods_id', 'is_loop', 'carmi'],
  pays: ['id', 'pay_check'],
};

/** Their words: 1 待支付, 2 待处理, 3 处理中, 4 已完成, 5 处理失败, 6 异常, -1 过期. */
const stages: Record<string, Stage> = {
  '-1': 'expired',
  '1': 'unpaid',
  '2': 'paid',
  '3': 'paid',
  '4': 'paid',
  '5': 'failed',
  '6': 'paid',
};

export function createDujiaoka(query: Query, options: { zone: string; prefix: string }): ShopReader {
  const { zone } = options;
  const table = (name: string) => `\`${options.prefix}${name}\``;
  const ids = (rows: Row[]) => rows.map(({ id }) => Number(id));
  return {
    kind: 'dujiaoka',
    async idsAfter(after, limit) {
      return ids(
        await query(`SELECT id FROM ${table('orders')} WHERE id > ? ORDER BY id LIMIT ?`, [after, limit]),
      );
    },
    async idsBetween(from, to) {
      return ids(await query(`SELECT id FROM ${table('orders')} WHERE id BETWEEN ? AND ?`, [from, to]));
    },
    async read(wanted) {
      if (wanted.length === 0) return [];
      const sql = `SELECT ${orderColumns} FROM ${table('orders')} WHERE id IN (${marks(wanted)}) ORDER BY id`;
      const rows = await query(sql, wanted);
      const cards = await findCards(query, table('carmis'), rows);
      const pays = new Map((await query(`SELECT id, pay_check FROM ${table('pays')}`)).map((p) => [p.id, p]));
      return rows.map((row) => toOrder(row, zone, cards(row), pays.get(row.pay_id ?? '')?.pay_check));
    },
    async clock() {
      const [now] = await query('SELECT UNIX_TIMESTAMP() AS now');
      const [newest] = await query(`SELECT created_at FROM ${table('orders')} ORDER BY id DESC LIMIT 1`);
      const newestOrderAtMs = fromWall(String(newest?.created_at ?? ''), zone);
      return {
        databaseNowMs: Number(now?.now) * 1000,
        ...(newestOrderAtMs !== undefined && { newestOrderAtMs }),
      };
    },
  };
}

function toOrder(row: Row, zone: string, rows: CardRow[], gateway: Row[string] | undefined): ShopOrder {
  const status = String(row.status);
  const createdAtMs = fromWall(String(row.created_at ?? row.updated_at), zone);
  const changedAtMs = fromWall(String(row.updated_at), zone);
  return {
    id: Number(row.id),
    ref: String(row.order_sn),
    listingRef: `goods:${row.goods_id}`,
    title: String(row.title),
    qty: Number(row.buy_amount),
    amountFen: fenOf(String(row.actual_price)),
    createdAtMs: createdAtMs ?? changedAtMs ?? 0,
    ...(changedAtMs !== undefined && { changedAtMs }),
    status: row.deleted_at ? `${status}/deleted` : status,
    stage: row.deleted_at ? 'deleted' : (stages[status] ?? 'unpaid'),
    flagged: status === '4',
    ...(status === '6' && { outOfStock: true as const }),
    by: String(row.type) === '2' ? 'hand' : 'auto',
    text: isBuyersText(status, row) ? '' : String(row.info ?? ''),
    rows,
    bound: false,
    ...(gateway && { gateway: String(gateway) }),
    ...(row.trade_no && { tradeNo: String(row.trade_no) }),
  };
}

/** Of an automatic order, `info` holds what the buyer filled in until it is paid. Of one by hand the caller must compare. */
const isBuyersText = (status: string, row: Row): boolean =>
  String(row.type) !== '2' && (status === '1' || status === '-1' || (status === '5' && !row.trade_no));

/**
 * The rows of stock whose text stands in each order, by line; and those of several lines. The columns compare without case
 * (utf8_unicode_ci), a card does not: equality is checked here.
 */
async function findCards(query: Query, table: string, orders: readonly Row[]) {
  const lines = new Set<string>();
  const goods = new Set<number>();
  for (const { info, goods_id } of orders) {
    if (!info) continue;
    goods.add(Number(goods_id));
    for (const line of String(info).split(/\r?\n/)) if (line.trim() !== '') lines.add(line.trim());
  }
  const rows: Row[] = [];
  const wanted = [...lines];
  for (let at = 0; at < wanted.length; at += 500) {
    const some = wanted.slice(at, at + 500);
    const sql = `SELECT id, goods_id, is_loop, carmi FROM ${table} WHERE goods_id IN (${marks([...goods])}) AND carmi IN (${marks(some)}) ORDER BY id`;
    rows.push(...(await query(sql, [...goods, ...some])));
  }
  const byText = Map.groupBy(rows, (row) => `${row.goods_id}\n${String(row.carmi).trim()}`);
  const severalLines = await findCardsOfSeveralLines(query, table, orders, byText);
  return (order: Row): CardRow[] => {
    const own = String(order.info ?? '').split(/\r?\n/);
    const found = own.flatMap((line) => byText.get(`${order.goods_id}\n${line.trim()}`) ?? []);
    return [...new Set([...found, ...(severalLines.get(order) ?? [])])].map(toCard);
  };
}

async function findCardsOfSeveralLines(
  query: Query,
  table: string,
  orders: readonly Row[],
  byText: ReadonlyMap<string, Row[]>,
): Promise<Map<Row, Row[]>> {
  const found = new Map<Row, Row[]>();
  for (const order of orders) {
    const info = String(order.info ?? '').trim();
    const unmatched = info
      .split(/\r?\n/)
      .some((line) => line.trim() !== '' && !byText.has(`${order.goods_id}\n${line.trim()}`));
    if (!unmatched || !info.includes('\n')) continue;
    const sql = `SELECT id, goods_id, is_loop, carmi FROM ${table} WHERE goods_id = ? AND carmi LIKE '%\\n%' AND LOCATE(carmi, ?) > 0`;
    const rows = await query(sql, [Number(order.goods_id), info]);
    if (rows.length > 0) found.set(order, rows);
  }
  return found;
}

const toCard = (row: Row): CardRow => ({
  ref: `carmis:${row.id}`,
  secret: String(row.carmi).trim(),
  looped: String(row.is_loop) === '1',
});

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
