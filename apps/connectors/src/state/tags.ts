import type { DatabaseSync } from 'node:sqlite';
import type { CardTag } from '../rules/observe.ts';
import { type Known, type OrderRow, toKnown } from './known.ts';

/** What is kept of the tags of cards. */
export function tagsOf(db: DatabaseSync) {
  const all = <T>(sql: string, ...values: (string | number)[]) => db.prepare(sql).all(...values) as T[];
  return {
    /** Cards that stand in more than one order. */
    soldTwice: (): { tag: string; orders: string[] }[] =>
      all<{ tag: string; refs: string }>(
        'SELECT tag, group_concat(DISTINCT order_ref) AS refs FROM card GROUP BY tag HAVING count(DISTINCT order_ref) > 1',
      ).map(({ tag, refs }) => ({ tag, orders: refs.split(',') })),
    /** Orders above `afterId` of which cards were told, with the tags of these. */
    taggedAfter: (afterId: number, limit: number): { known: Known; tags: CardTag[] }[] =>
      all<OrderRow>(
        'SELECT * FROM shop_order WHERE id > ? AND EXISTS (SELECT 1 FROM card WHERE order_ref = ref) ORDER BY id LIMIT ?',
        afterId,
        limit,
      ).map((row) => ({
        known: toKnown(row),
        tags: all<CardTag>('SELECT tag, card_ref AS cardRef FROM card WHERE order_ref = ?', row.ref),
      })),
    /** The highest order that was seen. */
    lastId: (): number => all<{ id: number | null }>('SELECT max(id) AS id FROM shop_order')[0]?.id ?? 0,
  };
}
