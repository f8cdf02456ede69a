import { fenOf, fromWall } from '../rules/wall-time.ts';
import type { CardRow, Query, Row, ShopOrder, ShopReader } from './shop.ts';

/**
 * 异次元发卡. A card row names its order. `status` says paid, `delivery_status` says delivered even where the text is an
 * excuse. Orders are never marked as expired and never changed in time: only a second look shows a change.
 */
const orderColumns =
  'id, user_id, trade_no, amount, commodity_id, card_num, pay_id, create_time, pay_time, status, secret, delivery_status';

export const acgFakaColumns: Record<string, readonly string[]> = {
  order: orderColumns.split(', '),
  card: ['id', 'secret', 'order_id'],
  commodity: ['id', 'name', 'delivery_way', 'delivery_message', 'shared_id'],
  pay: ['id', 'handle'],
};

export function createAcgFaka(query: Query, options: { zone: string; prefix: string }): ShopReader {
  const { zone } = options;
  const table = (name: string) => `\`${options.prefix}${name}\``;
  const ids = (rows: Row[]) => rows.map(({ id }) => Number(id));
  const byId = async (name: string, columns: readonly string[], wanted: readonly unknown[]) => {
    const some = [...new Set(wanted)];
    const sql = `SELECT ${columns.join(', ')} FROM ${table(name)} WHERE id IN (${marks(some)})`;
    return new Map((await query(sql, some)).map((row) => [row.id, row]));
  };
  return {
    kind: 'acg-faka',
    async idsAfter(after, limit) {
      return ids(
        await query(`SELECT id FROM ${table('order')} WHERE id > ? ORDER BY id LIMIT ?`, [after, limit]),
      );
    },
    async idsBetween(from, to) {
      return ids(await query(`SELECT id FROM ${table('order')} WHERE id BETWEEN ? AND ?`, [from, to]));
    },
    async read(wanted) {
      if (wanted.length === 0) return [];
      const sql = `SELECT ${orderColumns} FROM ${table('order')} WHERE id IN (${marks(wanted)}) ORDER BY id`;
      const rows = await query(sql, wanted);
      if (rows.length === 0) return [];
      const goods = await byId(
        'commodity',
        acgFakaColumns.commodity ?? [],
        rows.map((row) => row.commodity_id),
      );
      const pays = await byId(
        'pay',
        acgFakaColumns.pay ?? [],
        rows.map((row) => row.pay_id),
      );
      const sold = rows.filter(({ status }) => String(status) === '1').map(({ id }) => id);
      const cards = sold.length === 0 ? [] : await query(cardsSql(table('card'), sold), sold);
      const ofOrder = Map.groupBy(cards, (card) => card.order_id);
      return rows.map((row) =>
        toOrder(row, zone, ofOrder.get(row.id) ?? [], goods.get(row.commodity_id), pays.get(row.pay_id)),
      );
    },
    async clock() {
      const [now] = await query('SELECT UNIX_TIMESTAMP() AS now');
      const [newest] = await query(`SELECT create_time FROM ${table('order')} ORDER BY id DESC LIMIT 1`);
      const newestOrderAtMs = fromWall(String(newest?.create_time ?? ''), zone);
      return {
        databaseNowMs: Number(now?.now) * 1000,
        ...(newestOrderAtMs !== undefined && { newestOrderAtMs }),
      };
    },
  };
}

const cardsSql = (table: string, orders: readonly unknown[]) =>
  `SELECT id, secret, order_id FROM ${table} WHERE order_id IN (${marks(orders)}) ORDER BY id`;

function toOrder(
  row: Row,
  zone: string,
  cards: Row[],
  goods: Row | undefined,
  pay: Row | undefined,
): ShopOrder {
  const paid = String(row.status) === '1';
  const paidAtMs = paid ? fromWall(String(row.pay_time ?? ''), zone) : undefined;
  const byHand = String(goods?.delivery_way ?? '0') === '1';
  return {
    id: Number(row.id),
    ref: String(row.trade_no),
    listingRef: `commodity:${row.commodity_id}`,
    ...(goods?.name && { title: String(goods.name) }),
    // A top-up has no cards to count; one was bought.
    qty: Math.max(1, Number(row.card_num)),
    amountFen: fenOf(String(row.amount)),
    ...(String(row.user_id) !== '0' && { merchantRef: `user:${row.user_id}` }),
    createdAtMs: fromWall(String(row.create_time), zone) ?? 0,
    ...(paidAtMs !== undefined && { paidAtMs }),
    status: `${row.status}/${row.delivery_status}`,
    stage: paid ? 'paid' : 'unpaid',
    flagged: String(row.delivery_status) === '1',
    by: goods?.shared_id ? 'upstream' : byHand ? 'hand' : 'auto',
    text: String(row.secret ?? ''),
    rows: cards.map(toCard),
    bound: true,
    ...(pay?.handle && { gateway: String(pay.handle) }),
    ...(goods?.delivery_message && { waitingText: String(goods.delivery_message) }),
  };
}

const toCard = (row: Row): CardRow => ({
  ref: `card:${row.id}`,
  secret: String(row.secret).trim(),
  looped: false,
});
const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
