import { Refusal } from '@redress/kernel';
import { countOf, type Fields, fieldsOf, flagOf, hashOf, instantOf, textOf } from './read-data.ts';
import { allianceStandard, categoryOf } from './standards.ts';
import {
  type DeliveryEvent,
  type DeliveryInput,
  type DeliveryOrder,
  type Duplicate,
  proofElements,
  type Reveal,
  type Standard,
  type StoryConflict,
} from './types.ts';

const dayMs = 86_400_000;
const chinaMs = 8 * 3_600_000;

/** The day in China of an instant. */
export function dayOf(atMs: number): string {
  return new Date(atMs + chinaMs).toISOString().slice(0, 10);
}

const refuse = (line: number, zh: string, en: string): Refusal =>
  new Refusal('not-delivery-lines', { zh: `第 ${line} 行：${zh}`, en: `line ${line}: ${en}` });

function eventOf(given: Fields, line: number): DeliveryEvent {
  const [id, type] = [textOf(given.id), textOf(given.type)];
  const occurredAtMs = instantOf(given.occurred_at);
  if (!id || !type || occurredAtMs === undefined)
    throw refuse(
      line,
      '事件要有 id、type 和带时区的 occurred_at',
      'an event has id, type and occurred_at with its zone',
    );
  const by = textOf(given.by);
  return {
    id,
    type,
    occurredAtMs,
    receivedAtMs: instantOf(given.received_at) ?? occurredAtMs,
    seq: countOf(given.seq),
    data: given.data,
    by: by === 'form' || by === 'connector' ? by : 'shop',
  };
}

/** What an order is, as its own events say. */
export function orderOf(orderRef: string, events: readonly DeliveryEvent[]): DeliveryOrder {
  const created = events.find(({ type }) => type === 'order.created');
  const data = fieldsOf(created?.data);
  return {
    orderRef,
    title: textOf(data.title),
    category: textOf(data.category),
    qty: countOf(data.qty),
    amountFen: countOf(data.amount_minor),
    createdAtMs: created?.occurredAtMs,
  };
}

function standardGiven(given: unknown, order: DeliveryOrder, day: string): Standard {
  const asked = fieldsOf(given);
  const category = categoryOf(
    textOf(given) ?? textOf(asked.category) ?? textOf(order.category),
    textOf(order.title),
  );
  const base = allianceStandard(category, day);
  const minutes = countOf(asked.deliver_within_minutes);
  const level = countOf(asked.minimum_level);
  const proof = Array.isArray(asked.proof)
    ? proofElements.filter((one) => (asked.proof as unknown[]).includes(one))
    : base.proof;
  return {
    ...base,
    proof,
    deliverWithinMs: minutes === undefined ? base.deliverWithinMs : minutes * 60_000,
    minimumLevel: level === 3 || level === 4 ? level : base.minimumLevel,
    singleUse: flagOf(asked.single_use) ?? base.singleUse,
  };
}

const scopeOf = (value: unknown): Duplicate['scope'] =>
  value === 'shared-pepper' || value === 'alliance' ? value : 'shop';

/**
 * Events of one order as JSON lines, each a `redress.event/1` envelope with, where known, `received_at` and `by`. Other lines say
 * what else is known: `{"standard": "automatic-card"}`, `{"claim": {…}}`, `{"conflict": {…}}`, `{"duplicate": {…}}`,
 * `{"reveal": {…}}`, `{"now": "…"}`; unknown ones are for people. Refuses what it cannot read, by line.
 */
export function readDeliveryLines(text: string): DeliveryInput {
  const events: DeliveryEvent[] = [];
  const conflicts: StoryConflict[] = [];
  const duplicates: Duplicate[] = [];
  const reveals: Reveal[] = [];
  const orderRefs = new Set<string>();
  let standard: unknown;
  let claim: DeliveryInput['claim'];
  let nowMs: number | undefined;
  text.split(/\r?\n/).forEach((row, i) => {
    if (row.trim() === '') return;
    const given = parsed(row, i + 1);
    if ('type' in given) {
      events.push(eventOf(given, i + 1));
      orderRefs.add(textOf(given.order_ref) ?? '');
    }
    if ('standard' in given) standard = given.standard;
    if ('now' in given) nowMs = instantOf(given.now);
    if ('claim' in given) claim = claimOf(fieldsOf(given.claim), i + 1);
    if ('conflict' in given) conflicts.push(conflictOf(fieldsOf(given.conflict)));
    if ('duplicate' in given) duplicates.push(duplicateOf(fieldsOf(given.duplicate)));
    if ('reveal' in given) reveals.push(revealOf(fieldsOf(given.reveal), i + 1));
  });
  if (orderRefs.size > 1) throw refuse(1, '文件里有不止一个订单', 'events of more than one order');
  const order = orderOf([...orderRefs][0] ?? '', events);
  const last = Math.max(0, ...events.map((one) => one.receivedAtMs), claim?.claimedAtMs ?? 0);
  const at = order.createdAtMs ?? (last || 0);
  return {
    order,
    events,
    conflicts,
    duplicates,
    reveals,
    claim,
    standard: standardGiven(standard, order, dayOf(at)),
    nowMs: nowMs ?? last + dayMs,
  };
}

function parsed(row: string, line: number): Fields {
  try {
    return fieldsOf(JSON.parse(row));
  } catch {
    throw refuse(line, '不是 JSON', 'not JSON');
  }
}

function claimOf(given: Fields, line: number): DeliveryInput['claim'] {
  const claimedAtMs = instantOf(given.claimed_at);
  if (claimedAtMs === undefined) throw refuse(line, 'claim 要有 claimed_at', 'a claim has claimed_at');
  return { claimedAtMs, paidAtMs: instantOf(given.paid_at) };
}

function conflictOf(given: Fields): StoryConflict {
  return { eventId: textOf(given.event_id) ?? '', type: textOf(given.type), atMs: instantOf(given.at) };
}

function duplicateOf(given: Fields): Duplicate {
  return {
    dupTag: hashOf(given.dup_tag) ?? '',
    otherOrders: countOf(given.other_orders) ?? 1,
    scope: scopeOf(given.scope),
  };
}

function revealOf(given: Fields, line: number): Reveal {
  const atMs = instantOf(given.at);
  if (atMs === undefined) throw refuse(line, 'reveal 要有 at', 'a reveal has at');
  return { matches: given.matches === true, notACard: flagOf(given.not_a_card), atMs };
}
