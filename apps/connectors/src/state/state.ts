import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Draft } from '../rules/observe.ts';
import { type Known, type OrderRow, toKnown } from './known.ts';
import { keepAnswer, keepQuestion, type Question, type Questioning, questionsOf } from './questions.ts';
import { schema } from './schema.ts';
import { tagsOf } from './tags.ts';

export type { Known } from './known.ts';
export type { Question, Questioning } from './questions.ts';

export interface Seen {
  known: Known;
  drafts: readonly Draft[];
  /** Absent: nothing changes about it. */
  questioning?: Questioning;
}

export interface Waiting {
  seq: number;
  id: string;
  body: string;
  tries: number;
}

/** What became of a sending. `again` stays in the queue, everything else is settled. */
export type Outcome =
  | { seq: number; outcome: 'accepted' | 'conflict' | 'refused'; note?: string }
  | { seq: number; outcome: 'again'; nextTryMs: number; note?: string };

/** Makes the bytes of an event; they are made once, and never again. */
export type Compose = (draft: Draft, place: { seq: number; prev: string | undefined }) => Composed;
export interface Composed {
  id: string;
  body: string;
  sha256: string;
}

/**
 * All that the connector keeps: one SQLite file. What was seen, the events that follow from it and the cursor are one
 * transaction, so a killed connector either has all three or none: nothing is lost, and no id is ever made twice.
 */
export interface State extends ReturnType<typeof tagsOf> {
  readonly epoch: string;
  readonly salt: Buffer;
  get(name: string): string | undefined;
  /** One round of seeing. */
  record(seen: readonly Seen[], marks: Record<string, string>, compose: Compose): void;
  questions(nowMs: number, limit: number): Question[];
  putOff(id: number, askAtMs: number | undefined): void;
  /** What a gateway said, with the event that tells it where there is one, as one step. */
  answer(
    question: Question,
    next: { asked: number; askAtMs: number | undefined; answer: string },
    draft: Omit<Draft, 'key'> | undefined,
    compose: Compose,
  ): void;
  paidElsewhere(): string[];
  known(ids: readonly number[]): Map<number, Known>;
  knownIds(from: number, to: number): Set<number>;
  /** Orders whose time has come for another look, longest overdue first. */
  due(nowMs: number, limit: number): Known[];
  nextLookMs(): number | undefined;
  waiting(nowMs: number, limit: number): Waiting[];
  settle(outcomes: readonly Outcome[], nowMs: number): void;
  /** Bodies of accepted events older than that are forgotten; ids and hashes stay. */
  forgetBodies(beforeMs: number): void;
  counts(): { orders: number; waiting: number; accepted: number; conflict: number; refused: number };
  refusals(limit: number): { id: string; outcome: string; note: string }[];
  ordersOf(ref: string): Known | undefined;
  close(): void;
}

export function openState(folder: string): State {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const db = new DatabaseSync(join(folder, 'state.sqlite'));
  // FULL: what was acknowledged survives a power cut too.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000');
  db.exec(schema);
  const get = (name: string) =>
    (db.prepare('SELECT value FROM mark WHERE name = ?').get(name) as { value: string } | undefined)?.value;
  const put = (name: string, value: string) =>
    db
      .prepare('INSERT INTO mark VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
      .run(name, value);
  if (!get('epoch')) put('epoch', randomBytes(6).toString('hex'));
  if (!get('salt')) put('salt', randomBytes(32).toString('hex'));
  return {
    epoch: get('epoch') as string,
    salt: Buffer.from(get('salt') as string, 'hex'),
    get,
    record: (seen, marks, compose) => inTransaction(db, () => record(db, seen, marks, compose, put)),
    ...readers(db),
    ...questionsOf(db),
    ...tagsOf(db),
    answer: (question, next, draft, compose) =>
      inTransaction(db, () =>
        answer(db, { question, next, draft, compose, epoch: get('epoch') as string }, put),
      ),
    settle: (outcomes, nowMs) => inTransaction(db, () => settle(db, outcomes, nowMs)),
    forgetBodies(beforeMs) {
      db.prepare(
        "UPDATE event SET body = NULL WHERE outcome = 'accepted' AND settled_at < ? AND body IS NOT NULL",
      ).run(beforeMs);
    },
    close: () => db.close(),
  };
}

function inTransaction(db: DatabaseSync, work: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    work();
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

function record(
  db: DatabaseSync,
  seen: readonly Seen[],
  marks: Record<string, string>,
  compose: Compose,
  put: (name: string, value: string) => void,
): void {
  const last = db.prepare('SELECT seq, sha256 FROM event ORDER BY seq DESC LIMIT 1').get() as
    | { seq: number; sha256: string }
    | undefined;
  let seq = last?.seq ?? 0;
  let prev = last?.sha256;
  const insert = db.prepare(
    'INSERT INTO event (seq, id, order_ref, type, sha256, body) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const tag = db.prepare('INSERT OR IGNORE INTO card VALUES (?, ?, ?)');
  const untag = db.prepare('DELETE FROM card WHERE order_ref = ? AND card_ref = ?');
  const order = db.prepare(
    'INSERT INTO shop_order VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET look_at = excluded.look_at, snapshot = excluded.snapshot',
  );
  for (const { known, drafts, questioning } of seen) {
    order.run(known.id, known.ref, known.createdAtMs, known.lookAtMs ?? null, JSON.stringify(known.snapshot));
    if (questioning) keepQuestion(db, known.id, questioning);
    for (const draft of drafts) {
      seq += 1;
      const { id, body, sha256 } = compose(draft, { seq, prev });
      insert.run(seq, id, draft.orderRef, draft.type, sha256, body);
      prev = sha256;
      if (draft.replacesTags) for (const { cardRef } of draft.tags ?? []) untag.run(draft.orderRef, cardRef);
      for (const card of draft.tags ?? []) tag.run(card.tag, draft.orderRef, card.cardRef);
    }
  }
  for (const [name, value] of Object.entries(marks)) put(name, value);
}

function answer(
  db: DatabaseSync,
  given: {
    question: Question;
    next: Parameters<typeof keepAnswer>[2];
    draft: Omit<Draft, 'key'> | undefined;
    compose: Compose;
    epoch: string;
  },
  put: Parameters<typeof record>[4],
): void {
  const { question, next, draft, compose, epoch } = given;
  keepAnswer(db, question.id, next);
  const row = db.prepare('SELECT * FROM shop_order WHERE id = ?').get(question.id) as OrderRow | undefined;
  if (!draft || !row) return;
  const known = toKnown(row);
  const { events } = known.snapshot;
  const told = { ...known, snapshot: { ...known.snapshot, events: events + 1 } };
  record(db, [{ known: told, drafts: [{ ...draft, key: `${epoch}:${events}` }] }], {}, compose, put);
}

function settle(db: DatabaseSync, outcomes: readonly Outcome[], nowMs: number): void {
  const again = db.prepare('UPDATE event SET tries = tries + 1, next_try = ?, note = ? WHERE seq = ?');
  const done = db.prepare('UPDATE event SET outcome = ?, note = ?, settled_at = ? WHERE seq = ?');
  for (const one of outcomes)
    if (one.outcome === 'again') again.run(one.nextTryMs, one.note ?? null, one.seq);
    else done.run(one.outcome, one.note ?? null, nowMs, one.seq);
}

type Readers = Omit<
  State,
  | 'epoch'
  | 'salt'
  | 'get'
  | 'record'
  | 'settle'
  | 'forgetBodies'
  | 'close'
  | 'answer'
  | keyof ReturnType<typeof questionsOf>
  | keyof ReturnType<typeof tagsOf>
>;

function readers(db: DatabaseSync): Readers {
  const all = <T>(sql: string, ...values: (string | number)[]) => db.prepare(sql).all(...values) as T[];
  return {
    known: (ids) =>
      new Map(
        all<OrderRow>(
          'SELECT * FROM shop_order WHERE id IN (SELECT value FROM json_each(?))',
          JSON.stringify(ids),
        ).map((row) => [row.id, toKnown(row)]),
      ),
    knownIds: (from, to) =>
      new Set(
        all<{ id: number }>('SELECT id FROM shop_order WHERE id BETWEEN ? AND ?', from, to).map(
          ({ id }) => id,
        ),
      ),
    due: (nowMs, limit) =>
      all<OrderRow>('SELECT * FROM shop_order WHERE look_at <= ? ORDER BY look_at LIMIT ?', nowMs, limit).map(
        toKnown,
      ),
    nextLookMs: () =>
      all<{ at: number | null }>('SELECT min(look_at) AS at FROM shop_order')[0]?.at ?? undefined,
    waiting: (nowMs, limit) =>
      all<Waiting>(
        'SELECT seq, id, body, tries FROM event WHERE outcome IS NULL AND next_try <= ? ORDER BY seq LIMIT ?',
        nowMs,
        limit,
      ),
    counts() {
      const of = (sql: string) => all<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`)[0]?.n ?? 0;
      return {
        orders: of('shop_order'),
        waiting: of('event WHERE outcome IS NULL'),
        accepted: of("event WHERE outcome = 'accepted'"),
        conflict: of("event WHERE outcome = 'conflict'"),
        refused: of("event WHERE outcome = 'refused'"),
      };
    },
    refusals: (limit) =>
      all(
        "SELECT id, outcome, coalesce(note, '') AS note FROM event WHERE outcome IN ('refused', 'conflict') ORDER BY seq DESC LIMIT ?",
        limit,
      ),
    ordersOf: (ref) => all<OrderRow>('SELECT * FROM shop_order WHERE ref = ?', ref).map(toKnown)[0],
  };
}
