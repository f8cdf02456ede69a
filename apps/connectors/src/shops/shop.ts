/** What both kinds of shop have in common, once their columns are read. Times are instants; texts are as the shop has them. */
export interface ShopOrder {
  /** The row's number: rises with every order, never changes. */
  id: number;
  ref: string;
  listingRef: string;
  title?: string;
  qty: number;
  amountFen: number;
  /** The shop's own seller within it; absent: the shop itself. */
  merchantRef?: string;
  createdAtMs: number;
  /** When the row was last changed, where the software keeps that. */
  changedAtMs?: number;
  paidAtMs?: number;
  /** The shop's own word for its state, e.g. `4` or `1/1`. */
  status: string;
  stage: Stage;
  /** The shop says "delivered". By itself this proves nothing. */
  flagged: boolean;
  /** The shop's own state says that there was no card, in whatever language its text says so. */
  outOfStock?: true;
  by: 'auto' | 'hand' | 'upstream';
  /** The text in the place of the delivery, whatever it is: cards, an excuse, or what the buyer filled in. */
  text: string;
  /** Rows of stock that belong to this order. */
  rows: CardRow[];
  /** Rows are bound to the order by the shop (`order_id`); otherwise they were found by equal text. */
  bound: boolean;
  gateway?: string;
  /** The gateway's number of the payment. */
  tradeNo?: string;
  /** What the seller has buyers read while they wait. */
  waitingText?: string;
}

/** From "nobody paid" to "it is over"; `failed` is paid and refused by the shop. */
export type Stage = 'unpaid' | 'expired' | 'paid' | 'failed' | 'deleted';

export interface CardRow {
  ref: string;
  secret: string;
  /** Sold to many by design. */
  looped: boolean;
}

export type ShopKind = 'dujiaoka' | 'acg-faka';

/** Reads one shop's database. Only SELECT on the columns of its grants. */
export interface ShopReader {
  kind: ShopKind;
  /** Numbers of orders above `after`, oldest first. */
  idsAfter(after: number, limit: number): Promise<number[]>;
  idsBetween(from: number, to: number): Promise<number[]>;
  /** Orders that still exist among `ids`; a row that is gone is absent. */
  read(ids: readonly number[]): Promise<ShopOrder[]>;
  /** The wall clock of the database server, and its newest order, for `check`. */
  clock(): Promise<{ databaseNowMs: number; newestOrderAtMs?: number }>;
}

/** Runs one query and gives its rows; every value is a string, a number or null. */
export type Query = (sql: string, values?: readonly unknown[]) => Promise<Row[]>;
export type Row = Record<string, string | number | null>;
