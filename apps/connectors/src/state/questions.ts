import type { DatabaseSync } from 'node:sqlite';

/** An order that the shop calls unpaid, and when its gateway is to be asked about it. */
export interface Question {
  id: number;
  orderRef: string;
  createdAtMs: number;
  /** The shop's name of the way to pay. */
  gateway: string | undefined;
  asked: number;
}

/** What a look at an order says of its question: `open` where nobody paid, `close` where the shop knows of the payment. */
export type Questioning = { open: { gateway: string | undefined; askAtMs: number | undefined } } | 'close';

interface QuestionRow {
  id: number;
  ref: string;
  created_at: number;
  gateway: string | null;
  asked: number;
}

/** Opens or closes a question; one that is open already keeps its place. */
export function keepQuestion(db: DatabaseSync, id: number, questioning: Questioning): void {
  if (questioning === 'close') db.prepare('DELETE FROM question WHERE id = ?').run(id);
  else
    db.prepare('INSERT OR IGNORE INTO question (id, gateway, ask_at) VALUES (?, ?, ?)').run(
      id,
      questioning.open.gateway ?? null,
      questioning.open.askAtMs ?? null,
    );
}

export function keepAnswer(
  db: DatabaseSync,
  id: number,
  next: { asked: number; askAtMs: number | undefined; answer: string },
): void {
  const sql = 'UPDATE question SET asked = ?, ask_at = ?, answer = ? WHERE id = ?';
  db.prepare(sql).run(next.asked, next.askAtMs ?? null, next.answer, id);
}

/** Reads of the queue, and putting a question off. */
export function questionsOf(db: DatabaseSync) {
  return {
    /** Those whose time has come, the longest waiting first. */
    questions(nowMs: number, limit: number): Question[] {
      const sql =
        'SELECT question.*, ref, created_at FROM question JOIN shop_order USING (id) WHERE ask_at <= ? ORDER BY ask_at LIMIT ?';
      return (db.prepare(sql).all(nowMs, limit) as unknown as QuestionRow[]).map((row) => ({
        id: row.id,
        orderRef: row.ref,
        createdAtMs: row.created_at,
        gateway: row.gateway ?? undefined,
        asked: row.asked,
      }));
    },
    putOff(id: number, askAtMs: number | undefined): void {
      db.prepare('UPDATE question SET ask_at = ? WHERE id = ?').run(askAtMs ?? null, id);
    },
    /** Orders that the gateway calls paid and the shop does not: somebody waits for these. */
    paidElsewhere(): string[] {
      const sql = "SELECT ref FROM question JOIN shop_order USING (id) WHERE answer = 'paid' ORDER BY id";
      return (db.prepare(sql).all() as { ref: string }[]).map(({ ref }) => ref);
    },
  };
}
