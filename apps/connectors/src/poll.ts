import { nextLook } from './rules/next-look.ts';
import { nextQuestion } from './rules/next-question.ts';
import { observe, observeGone, type Situation, type Snapshot } from './rules/observe.ts';
import type { ShopOrder, ShopReader } from './shops/shop.ts';
import type { Compose, Known, Questioning, Seen, State } from './state/state.ts';

const perRound = 500;
/** Numbers are given before the shop commits, so a lower one may appear after a higher one. */
const lateWindow = 500;
const sweepWidth = 5000;

export interface PollerOptions {
  reader: ShopReader;
  state: State;
  compose: Compose;
  situation: Omit<Situation, 'nowMs'>;
  now(): number;
  everyMs: number;
  /** Orders made before are left alone. */
  fromMs: number;
  /** Whether a gateway can be asked about orders that nobody paid. */
  asks: boolean;
}

export interface Round {
  orders: number;
  events: number;
  /** A full round: there may be more right away. */
  more: boolean;
}

/** One look at the shop: new orders, orders that appeared late, and those whose time has come. */
export async function pollOnce(options: PollerOptions): Promise<Round> {
  const { reader, state } = options;
  const nowMs = options.now();
  const cursor = Number(state.get('cursor') ?? 0);
  const fresh = await reader.idsAfter(cursor, perRound);
  const sweep = Number(state.get('sweep') ?? 0);
  const missed = [
    ...(await unknownBetween(options, cursor - lateWindow, cursor)),
    ...(await unknownBetween(options, sweep, Math.min(sweep + sweepWidth, cursor - lateWindow))),
  ].slice(0, perRound);
  const due = state.due(nowMs, perRound);
  const before = new Map(due.map((known) => [known.id, known]));
  const ids = [...new Set([...fresh, ...missed, ...before.keys()])];
  const orders = await reader.read(ids);
  const seen = orders.map((order) => look(before.get(order.id), order, options, nowMs));
  const found = new Set(orders.map(({ id }) => id));
  for (const known of due) if (!found.has(known.id)) seen.push(gone(known, options, nowMs));
  const marks: Record<string, string> = {
    cursor: String(fresh.at(-1) ?? cursor),
    sweep: String(sweep + sweepWidth >= cursor ? 0 : sweep + sweepWidth),
    polled_at: String(nowMs),
  };
  state.record(seen, marks, options.compose);
  const events = seen.reduce((sum, { drafts }) => sum + drafts.length, 0);
  return { orders: orders.length, events, more: fresh.length === perRound || due.length === perRound };
}

async function unknownBetween({ reader, state }: PollerOptions, from: number, to: number): Promise<number[]> {
  if (to <= 0 || to < from) return [];
  const known = state.knownIds(from, to);
  const there = await reader.idsBetween(Math.max(0, from), to);
  return there.filter((id) => !known.has(id));
}

function look(before: Known | undefined, order: ShopOrder, options: PollerOptions, nowMs: number): Seen {
  const base = { id: order.id, ref: order.ref, createdAtMs: order.createdAtMs };
  if (!before && order.createdAtMs < options.fromMs)
    return { known: { ...base, lookAtMs: undefined, snapshot: untold(order) }, drafts: [] };
  const { drafts, after } = observe(before?.snapshot, order, { ...options.situation, nowMs });
  const lastMoveMs = Math.max(order.createdAtMs, order.paidAtMs ?? 0, order.changedAtMs ?? 0);
  const moved = drafts.length > 0 && before ? nowMs : lastMoveMs;
  const lookAtMs = nextLook({ nowMs, everyMs: options.everyMs, lastMoveMs: moved, stage: order.stage });
  const questioning = options.asks && questioningOf(order, after, nowMs);
  return { known: { ...base, lookAtMs, snapshot: after }, drafts, ...(questioning && { questioning }) };
}

/** An order that was paid once needs no question, whatever the shop calls it now. */
function questioningOf(order: ShopOrder, after: Snapshot, nowMs: number): Questioning {
  const open = (order.stage === 'unpaid' || order.stage === 'expired') && !after.told.includes('paid');
  if (!open || order.amountFen === 0) return 'close';
  return { open: { gateway: order.gateway, askAtMs: nextQuestion(order.createdAtMs, 0, nowMs) } };
}

const untold = (order: ShopOrder): Snapshot => ({ status: order.status, textTag: '', told: [], events: 0 });

function gone(known: Known, { situation }: PollerOptions, nowMs: number): Seen {
  const { drafts, after } = observeGone(known.snapshot, known.ref, { ...situation, nowMs });
  return { known: { ...known, lookAtMs: undefined, snapshot: after }, drafts };
}
